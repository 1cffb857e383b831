import { useQuery } from '@tanstack/react-query';
import { IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import { placeholderParts } from '../../../shared/conversations/composing.ts';
import type { TemplateChoice } from '../../../shared/popp/template-choice.ts';
import { useLink } from '../../link/link-context.tsx';
import { Button } from '../../ui/button.tsx';
import { CandidateText } from '../../ui/candidate-text.tsx';
import { Dialog } from '../../ui/dialog-on-demand.tsx';
import { Failure } from '../../ui/failure.tsx';
import { SelectField } from '../../ui/field.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { inboxText } from './text.ts';
import styles from './composer.module.css';

type TemplateDialogProps = {
  readonly workspaceId: string;
  readonly conversationId: string;
  readonly busy: boolean;
  readonly onSend: (templateId: string) => void;
  readonly onClose: () => void;
};

/** Popp's templates for this channel: one is looked at, then sent. */
export function TemplateDialog(props: TemplateDialogProps) {
  const { workspaceId, conversationId, busy, onSend, onClose } = props;
  const { queries } = useLink();
  const { data, error, refetch } = useQuery(
    queries.conversations.templates.queryOptions({ input: { workspaceId, conversationId } }),
  );
  const [chosenId, setChosenId] = useState<string>();
  const templates = data?.templates ?? [];
  const chosen = templates.find(({ id }) => id === chosenId) ?? templates.at(0);
  return (
    <Dialog
      opened
      title={inboxText.templatesTitle}
      onClose={onClose}
      hasOwnStart
      actions={
        <>
          <Button onClick={onClose} data-autofocus>
            {inboxText.cancel}
          </Button>
          <Button
            look="primary"
            icon={IconSend}
            busy={busy}
            disabled={chosen === undefined}
            onClick={() => {
              if (chosen !== undefined) onSend(chosen.id);
            }}
          >
            {inboxText.templateSend}
          </Button>
        </>
      }
    >
      {error === null ? null : <Failure inline failure={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null ? (
        <SkeletonRows rows={3} height={36} label={inboxText.templatesLoading} />
      ) : null}
      {data !== undefined && chosen === undefined ? <p>{inboxText.templatesNone}</p> : null}
      {chosen === undefined ? null : (
        <>
          <SelectField
            label={inboxText.template}
            value={chosen.id}
            onChange={({ target }) => setChosenId(target.value)}
          >
            {templates.map((one) => (
              <option key={one.id} value={one.id}>
                {templateName(one)}
              </option>
            ))}
          </SelectField>
          <Preview template={chosen} />
        </>
      )}
    </Dialog>
  );
}

function Preview({ template }: { readonly template: TemplateChoice }) {
  const { body } = template;
  if (body === undefined) return <p className={styles.note}>{inboxText.templateUnseen}</p>;
  const parts = placeholderParts(body);
  const hasPlaceholders = parts.some(({ placeholder }) => placeholder !== undefined);
  return (
    <>
      <p className={styles.preview} aria-label={inboxText.templatePreview}>
        {parts.map(({ text, placeholder }, index) =>
          placeholder === undefined ? (
            // The parts of one text never change places.
            // oxlint-disable-next-line react/no-array-index-key
            <CandidateText key={index} text={text} withoutLinks />
          ) : (
            // oxlint-disable-next-line react/no-array-index-key
            <mark key={index} className={styles.placeholder}>
              {text}
            </mark>
          ),
        )}
      </p>
      {hasPlaceholders ? <p className={styles.note}>{inboxText.templatePlaceholders}</p> : null}
    </>
  );
}

function templateName({ id, name, type }: TemplateChoice): string {
  return name ?? (type === undefined ? id : `${type}, ${id.slice(0, 8)}`);
}
