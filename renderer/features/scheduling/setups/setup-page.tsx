import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { IconBookmarks, IconDeviceFloppy } from '@tabler/icons-react';
import { useState } from 'react';
import type { MeetingSetup, SavedSetup } from '../../../../shared/scheduling/setup.ts';
import { expectArrival } from '../../../app/commands/arrival.ts';
import { CommandButton } from '../../../app/commands/command-button.tsx';
import { keys } from '../../../app/commands/keys.ts';
import { useBackCommand } from '../../../app/commands/use-back-command.ts';
import { useCurrentWorkspace } from '../../../app/current-workspace.ts';
import { useLink } from '../../../link/link-context.tsx';
import { useChange } from '../../../link/use-change.ts';
import { Button } from '../../../ui/button.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { TextField } from '../../../ui/field.tsx';
import { PageBody, PageHeader } from '../../../ui/page-header.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { usePoppNow } from '../../conversations/use-inbox.ts';
import { CandidateReads } from '../form/candidate-reads.tsx';
import { formText } from '../form/form-text.ts';
import { newSetup } from '../form/new-setup.ts';
import { setupProblemText } from '../form/problem-text.ts';
import { ProblemsPanel } from '../form/problems-panel.tsx';
import { SetupFormProvider, type ChangeSetup } from '../form/setup-context.ts';
import { SetupSections } from '../form/setup-sections.tsx';
import { SlotsPreview } from '../form/slots-preview.tsx';
import { useLookedAt } from '../form/use-looked-at.ts';
import { useSetupCheck } from '../form/use-setup-check.ts';
import { SetupMenu } from './setup-menu.tsx';
import { setupsText } from './setups-text.ts';
import { useUnsaved } from './unsaved-setups.ts';
import form from '../form/form.module.css';

const back = { to: '/schedule/setups', label: setupsText.backToList } as const;

/** One saved setup, or a new one. */
export function SetupPage() {
  const { setupId } = useParams({ from: '/schedule/setups/$setupId' });
  const { queries } = useLink();
  const workspaceId = useCurrentWorkspace()?.id ?? '';
  const { data, error, refetch } = useQuery({
    ...queries.scheduling.setups.queryOptions({ input: { workspaceId } }),
    enabled: workspaceId !== '',
  });
  const navigate = useNavigate();
  if (data === undefined) {
    return (
      <>
        <PageHeader title={setupsText.title} back={back} />
        {error === null ? (
          <SkeletonRows rows={6} height={64} />
        ) : (
          <Failure failure={error} onRetry={() => void refetch()} />
        )}
      </>
    );
  }
  const saved = data.setups.find(({ id }) => id === setupId);
  if (saved === undefined && setupId !== 'new') {
    return (
      <Empty
        level={1}
        icon={IconBookmarks}
        title={setupsText.missingTitle}
        body={setupsText.missingBody}
        action={
          <Button onClick={() => void navigate({ to: '/schedule/setups' })}>
            {setupsText.backToList}
          </Button>
        }
      />
    );
  }
  return (
    <SetupEditor
      key={`${workspaceId} ${setupId}`}
      place={`${workspaceId} ${setupId}`}
      workspaceId={workspaceId}
      saved={saved}
    />
  );
}

type SetupEditorProps = {
  /** Where what is not saved yet is kept. */
  readonly place: string;
  readonly workspaceId: string;
  readonly saved: SavedSetup | undefined;
};

function SetupEditor({ place, workspaceId, saved }: SetupEditorProps) {
  const { client } = useLink();
  const navigate = useNavigate();
  const { unsaved, keep, drop } = useUnsaved(place);
  const [fresh] = useState(newSetup);
  const { name, setup } = unsaved ?? { name: saved?.name ?? '', setup: saved?.setup ?? fresh };
  const [isNameLooked, setNameLooked] = useState(false);
  const looked = useLookedAt();
  const now = usePoppNow(workspaceId);
  const changeSetup: ChangeSetup = (part) =>
    keep((before) => {
      const known: MeetingSetup = before?.setup ?? setup;
      return {
        name: before?.name ?? name,
        setup: { ...known, ...(typeof part === 'function' ? part(known) : part) },
      };
    });
  const check = useSetupCheck(setup, changeSetup, now, looked.isLookedAt);
  const problems = check.problems.map(({ path, code, level }) => ({
    path,
    level,
    words: setupProblemText[code],
  }));
  const save = useChange(client.scheduling.saveSetup, {
    onSuccess: ({ id }) => {
      drop();
      if (saved === undefined) {
        expectArrival();
        void navigate({ to: '/schedule/setups/$setupId', params: { setupId: id } });
      }
    },
  });
  useBackCommand('/schedule/setups', setupsText.backCommand);

  function submit(): void {
    if (name.trim() === '') {
      setNameLooked(true);
      document.querySelector<HTMLElement>('[data-field="name"] input')?.focus();
      return;
    }
    save.mutate({
      workspaceId,
      name: name.trim(),
      setup,
      ...(saved === undefined ? {} : { id: saved.id }),
    });
  }

  return (
    <SetupFormProvider value={check}>
      <PageHeader
        title={name.trim() || setupsText.newName}
        back={back}
        meta={
          <>
            <span role="status">
              {unsaved === undefined && saved !== undefined ? setupsText.saved : setupsText.unsaved}
            </span>
            <span>
              {formText.setupToDo(problems.filter(({ level }) => level === 'error').length)}
            </span>
          </>
        }
        actions={
          <>
            {saved === undefined ? null : (
              <SetupMenu
                workspaceId={workspaceId}
                saved={saved}
                onRemoved={() => void navigate({ to: '/schedule/setups' })}
              />
            )}
            <CommandButton
              command={{
                id: 'setup.save',
                label: setupsText.saveCommand,
                icon: IconDeviceFloppy,
                shortcut: keys.send,
              }}
              look="primary"
              busy={save.isPending}
              onClick={submit}
            >
              {setupsText.save}
            </CommandButton>
          </>
        }
      />
      <PageBody width="full">
        <div className={form.columns}>
          {/* The fields' own blur bubbles to here; the group itself is not worked with. */}
          {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
          <div className={form.form} onBlur={({ target }) => looked.leave(target)}>
            {save.error === null ? null : <Failure inline failure={save.error} />}
            <div data-field="name" className={form.use}>
              <TextField
                label={setupsText.name}
                maxLength={120}
                value={name}
                error={isNameLooked && name.trim() === '' ? setupsText.nameNeeded : undefined}
                onChange={({ target }) =>
                  keep((before) => ({ name: target.value, setup: before?.setup ?? setup }))
                }
              />
            </div>
            <SetupSections />
          </div>
          <aside className={form.aside}>
            <ProblemsPanel problems={problems} toDo={formText.setupToDo} />
            <SlotsPreview />
            <CandidateReads workspaceId={workspaceId} campaignId="" />
          </aside>
        </div>
      </PageBody>
    </SetupFormProvider>
  );
}
