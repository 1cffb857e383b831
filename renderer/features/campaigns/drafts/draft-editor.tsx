import { useQuery } from '@tanstack/react-query';
import { IconSend } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { DraftDetail, DraftPublication } from '../../../../shared/campaigns/drafts-model.ts';
import { checkDraft, isComplete, type DraftProblem } from '../../../../shared/campaigns/rules.ts';
import { useBackCommand } from '../../../app/commands/use-back-command.ts';
import { CommandButton } from '../../../app/commands/command-button.tsx';
import { keys } from '../../../app/commands/keys.ts';
import { useSettings } from '../../../app/settings.ts';
import { useLink } from '../../../link/link-context.tsx';
import { PageBody, PageHeader } from '../../../ui/page-header.tsx';
import { CandidateView } from './candidate-view.tsx';
import { AgentSection, ClosingSection, StatusSection } from './closing-sections.tsx';
import { useReadNumber } from './contact-number.tsx';
import { DraftFormProvider, type DraftForm } from './draft-context.ts';
import { DraftMenu } from './draft-menu.tsx';
import { ImportedNote } from './imported-note.tsx';
import { OpeningSection } from './opening-section.tsx';
import { goToField } from './place.tsx';
import { ProblemsPanel } from './problems-panel.tsx';
import { PublicationNote } from './publication-note.tsx';
import { PublishSheet } from './publish-sheet.tsx';
import { QuestionsSection } from './questions-section.tsx';
import { ResultView } from './result-view.tsx';
import { AudienceSection, RoleSection } from './role-sections.tsx';
import { SavingNote } from './saving-note.tsx';
import { draftsText } from './text.ts';
import { useDraftEditor, type DraftEditor } from './use-draft-editor.ts';
import { VersionsDialog } from './versions-dialog.tsx';
import styles from './drafts.module.css';

const back = { to: '/campaigns', label: draftsText.back } as const;

/** One draft: its sections, what the candidate sees, what is left to do, and its way to Popp. */
export function DraftEditorPage({ detail }: { readonly detail: DraftDetail }) {
  const editor = useDraftEditor(detail);
  const [isReviewing, setReviewing] = useState(false);
  const [isBack, setBack] = useState(false);
  const looked = useLookedAt();
  const { form, problems, refusals } = useDraftCheck(detail, editor, looked.isLookedAt);
  const left = problems.filter(({ level }) => level === 'error').length + refusals.length;
  useBackCommand('/campaigns', draftsText.backCommand);
  const state = detail.publication?.state;
  const isDone = state === 'done';
  const isOnItsWay = state === 'waiting' || state === 'held' || isLocked(state);
  const title = editor.draft.campaignTitle.trim() || draftsText.untitled;

  function review(): void {
    const first = problems.find(({ level }) => level === 'error');
    if (first === undefined) {
      setReviewing(true);
      return;
    }
    looked.lookAtAll();
    goToField(first.path);
  }

  return (
    <DraftFormProvider value={form}>
      <PageHeader
        title={title}
        back={back}
        meta={isDone ? null : <Meta editor={editor} detail={detail} left={left} />}
        actions={
          <>
            <DraftMenu detail={detail} settle={editor.settle} onVersions={() => setBack(true)} />
            {isDone || isOnItsWay || detail.kind !== 'draft' ? null : (
              <CommandButton
                command={{
                  id: 'draft.review',
                  label: draftsText.reviewCommand,
                  icon: IconSend,
                  shortcut: keys.send,
                }}
                look="primary"
                onClick={review}
              >
                {draftsText.review}
              </CommandButton>
            )}
          </>
        }
      />
      <PageBody width="full">
        {isDone ? (
          <ResultView detail={detail} />
        ) : (
          <div className={styles.columns}>
            <div>
              <div className={styles.notes}>
                <SavingNote editor={editor} detail={detail} />
                <PublicationNote detail={detail} settle={editor.settle} />
                <ImportedNote detail={detail} />
              </div>
              {/* The fields' own blur bubbles to here; the fieldset itself is not worked with. */}
              {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
              <fieldset
                className={styles.form}
                disabled={isLocked(state)}
                onBlur={({ target }) => looked.leave(target)}
              >
                <RoleSection />
                <AudienceSection />
                <OpeningSection />
                <QuestionsSection />
                <AgentSection />
                <ClosingSection />
                <StatusSection />
              </fieldset>
            </div>
            <aside className={styles.aside}>
              <ProblemsPanel problems={problems} refusals={refusals} />
              <CandidateView />
            </aside>
          </div>
        )}
      </PageBody>
      <PublishSheet
        detail={detail}
        opened={isReviewing && isComplete(problems)}
        onClose={() => setReviewing(false)}
        settle={editor.settle}
      />
      <VersionsDialog
        draftId={detail.id}
        opened={isBack}
        onClose={() => setBack(false)}
        settle={editor.settle}
      />
    </DraftFormProvider>
  );
}

type MetaProps = {
  readonly editor: DraftEditor;
  readonly detail: DraftDetail;
  /** How many things are left to do. */
  readonly left: number;
};

function Meta({ editor, detail, left }: MetaProps) {
  const { saving } = editor;
  return (
    <>
      {detail.kind === 'starting-point' ? <span>{draftsText.startingPoint}</span> : null}
      <span className={styles.saving} role="status">
        {draftsText.saving[saving === 'conflict' ? 'failed' : saving]}
      </span>
      <span>{draftsText.toDo(left)}</span>
    </>
  );
}

/** The rules over what is on screen, with what the API has said beside its fields until they are changed. */
function useDraftCheck(
  detail: DraftDetail,
  editor: DraftEditor,
  isLookedAt: (path: string) => boolean,
): {
  readonly form: DraftForm;
  readonly problems: readonly DraftProblem[];
  readonly refusals: DraftPublication['refusals'];
} {
  const { queries } = useLink();
  const settings = useSettings();
  const { draft, change } = editor;
  const { data } = useQuery(
    queries.campaigns.templates.queryOptions({ input: { workspaceId: detail.workspaceId } }),
  );
  const number = useReadNumber(
    draft.closingMethod === 'PHONE_NUMBER' ? draft.contactNumber : '',
    draft.contactCountry || (settings.defaultCountry ?? ''),
  );
  const templates = data?.templates;
  const problems = useMemo(
    () =>
      checkDraft(draft, {
        templates,
        isPossibleNumber: (e164) => number === undefined || number.e164 === e164,
      }),
    [draft, templates, number],
  );
  const { publication } = detail;
  // What Popp said is about what it was sent: it goes with the first change.
  const isAboutThis =
    publication?.state === 'refused' &&
    detail.version === publication.version &&
    editor.saving === 'saved';
  const refusals = isAboutThis ? publication.refusals : [];
  const form: DraftForm = {
    draft,
    change,
    templates,
    templatesReadAt: data?.readAt,
    errorOf(path) {
      const refusal = refusals.find((one) => one.path === path);
      if (refusal !== undefined) return draftsText.poppSays(refusal.message);
      const problem = problems.find((one) => one.path === path && one.level === 'error');
      if (problem === undefined) return undefined;
      // A field that nobody has come to yet is no mistake: the list of what is left names it.
      const isEmpty = emptyCodes.has(problem.code);
      return isEmpty && !isLookedAt(path) ? undefined : draftsText.problems[problem.code];
    },
    adviceOf(path) {
      const problem = problems.find((one) => one.path === path && one.level === 'advice');
      return problem === undefined ? undefined : draftsText.problems[problem.code];
    },
  };
  return { form, problems, refusals };
}

const emptyCodes = new Set(['required', 'opening-required', 'questions-required']);

/** The fields that the recruiter has been in, or all of them once they asked for a review. */
function useLookedAt() {
  const [paths, setPaths] = useState<ReadonlySet<string>>(() => new Set());
  const [isWhole, setWhole] = useState(false);
  return {
    isLookedAt: (path: string) => isWhole || paths.has(path),
    lookAtAll: () => setWhole(true),
    leave(target: Element) {
      const path = target.closest('[data-field]')?.getAttribute('data-field') ?? undefined;
      if (path === undefined || paths.has(path)) return;
      const text = /^questions\[\d+\]$/.test(path)
        ? [`${path}.content`, `${path}.documentTypes`]
        : [];
      setPaths(new Set([...paths, path, ...text]));
    },
  };
}

function isLocked(state: string | undefined): boolean {
  return state === 'sending' || state === 'unknown' || state === 'undecided';
}
