import { IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import { timeThere } from '../../../../shared/conversations/time-there.ts';
import { isUsable } from '../../../../shared/scheduling/rules.ts';
import { askedCandidateSchema } from '../../../../shared/scheduling/setup.ts';
import { CommandButton } from '../../../app/commands/command-button.tsx';
import { keys } from '../../../app/commands/keys.ts';
import { useBackCommand } from '../../../app/commands/use-back-command.ts';
import { useCurrentWorkspace } from '../../../app/current-workspace.ts';
import { PageBody, PageHeader } from '../../../ui/page-header.tsx';
import { showUndo } from '../../../ui/toasts.ts';
import { usePoppNow } from '../../conversations/use-inbox.ts';
import { ArrangeSheet } from './arrange-sheet.tsx';
import { newArrangement, useArrangement } from './arrange-store.ts';
import { AskSection } from './ask-section.tsx';
import { CampaignSection } from './campaign-section.tsx';
import { CandidateReads } from './candidate-reads.tsx';
import { CandidateSection } from './candidate-section.tsx';
import { formText } from './form-text.ts';
import { goToField } from './paths.ts';
import { setupProblemText } from './problem-text.ts';
import { ProblemsPanel, type WordedProblem } from './problems-panel.tsx';
import { SaveSetup } from './save-setup.tsx';
import { SetupFormProvider } from './setup-context.ts';
import { SetupSections } from './setup-sections.tsx';
import { SlotsPreview } from './slots-preview.tsx';
import { UseSetup } from './use-setup.tsx';
import { useAskedCandidate } from './use-asked-candidate.ts';
import { useLookedAt } from './use-looked-at.ts';
import { useSetupCheck } from './use-setup-check.ts';
import { useTakenFrom } from './use-taken-from.ts';
import styles from './form.module.css';

const back = { to: '/schedule', label: formText.back } as const;

/** One candidate is asked for a meeting. */
export function ArrangePage() {
  const workspace = useCurrentWorkspace();
  if (workspace === undefined) return null;
  return <Arrange key={workspace.id} workspaceId={workspace.id} />;
}

function Arrange({ workspaceId }: { readonly workspaceId: string }) {
  const { arrangement, change, changeSetup } = useArrangement(workspaceId);
  const { candidate, campaignId, options, setup } = arrangement;
  const [isReviewing, setReviewing] = useState(false);
  const looked = useLookedAt();
  const now = usePoppNow(workspaceId);
  const form = useSetupCheck(setup, changeSetup, now, looked.isLookedAt);
  const asked = useAskedCandidate(workspaceId, campaignId, candidate, looked.isLookedAt);
  useBackCommand('/schedule', formText.backCommand);
  useTakenFrom(workspaceId);
  const there = timeThere(asked.read?.phoneNumber, now);
  const problems: readonly WordedProblem[] = [
    ...asked.problems,
    ...(campaignId === ''
      ? [{ path: 'campaignId', words: formText.needed, level: 'error' as const }]
      : []),
    ...form.problems.map(({ path, code, level }) => ({
      path,
      level,
      words: setupProblemText[code],
    })),
  ];
  const isReady =
    asked.read !== undefined &&
    asked.problems.length === 0 &&
    campaignId !== '' &&
    isUsable(form.problems);

  function review(): void {
    const first = problems.find(({ level }) => level === 'error');
    if (isReady || first === undefined) {
      setReviewing(true);
      return;
    }
    looked.lookAtAll();
    goToField(first.path);
  }

  function startOver(): void {
    const before = arrangement;
    change(newArrangement());
    showUndo(formText.startedOver, formText.undo, () => change(before));
  }

  return (
    <SetupFormProvider value={form}>
      <PageHeader
        title={formText.title}
        back={back}
        meta={
          <span role="status">
            {formText.toDo(problems.filter(({ level }) => level === 'error').length)}
          </span>
        }
        actions={
          <>
            <CommandButton
              command={{ id: 'arrange.start-over', label: formText.startOver }}
              look="quiet"
              onClick={startOver}
            />
            <SaveSetup workspaceId={workspaceId} setup={setup} />
            <CommandButton
              command={{
                id: 'arrange.review',
                label: formText.reviewCommand,
                icon: IconSend,
                shortcut: keys.send,
              }}
              look="primary"
              onClick={review}
            >
              {formText.review}
            </CommandButton>
          </>
        }
      />
      <PageBody width="full">
        <div className={styles.columns}>
          {/* The fields' own blur bubbles to here; the group itself is not worked with. */}
          {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
          <div className={styles.form} onBlur={({ target }) => looked.leave(target)}>
            <CandidateSection
              candidate={candidate}
              contact={asked.read?.contact}
              errorOf={asked.errorOf}
              onChange={(next) => change({ candidate: next })}
            />
            <CampaignSection
              workspaceId={workspaceId}
              campaignId={campaignId}
              error={
                campaignId === '' && looked.isLookedAt('campaignId') ? formText.needed : undefined
              }
              onChange={(next) => change({ campaignId: next })}
            />
            <UseSetup workspaceId={workspaceId} />
            <SetupSections />
            <AskSection options={options} onChange={(next) => change({ options: next })} />
          </div>
          <aside className={styles.aside}>
            <ProblemsPanel problems={problems} toDo={formText.toDo} />
            <SlotsPreview there={there} />
            <CandidateReads workspaceId={workspaceId} campaignId={campaignId} />
          </aside>
        </div>
      </PageBody>
      <ArrangeSheet
        workspaceId={workspaceId}
        arrangement={arrangement}
        read={asked.read}
        there={there}
        now={now}
        opened={isReviewing && isReady}
        onClose={() => setReviewing(false)}
        onAsked={() =>
          change({
            candidate: askedCandidateSchema.parse({}),
            takenFrom: '',
            options: { ...options, skipDuplicationCheck: false },
          })
        }
      />
    </SetupFormProvider>
  );
}
