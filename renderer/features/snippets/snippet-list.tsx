import { IconPencil, IconTrash } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import type { Snippet } from '../../../shared/snippets/contract.ts';
import { useLink } from '../../link/link-context.tsx';
import { useChange } from '../../link/use-change.ts';
import { IconButton } from '../../ui/button.tsx';
import { showFailure, showUndo } from '../../ui/toasts.ts';
import { snippetsText } from './text.ts';
import styles from './snippets.module.css';

type SnippetListProps = {
  readonly snippets: readonly Snippet[];
  readonly onPick: (snippet: Snippet) => void;
  readonly onEdit: (snippet: Snippet) => void;
};

/** Snippets to pick from; each can be changed, or deleted and brought back. */
export function SnippetList({ snippets, onPick, onEdit }: SnippetListProps) {
  const { client } = useLink();
  const restore = useChange(client.snippets.restore, { onError: showFailure });
  const remove = useChange(client.snippets.remove, { onError: showFailure });
  return (
    <ul className={styles.list} aria-label={snippetsText.list} data-snippets>
      {snippets.map((snippet) => (
        <li key={snippet.id} className={styles.row}>
          <button
            type="button"
            className={styles.pick}
            onKeyDown={moveFocus}
            onClick={() => onPick(snippet)}
          >
            <span className={styles.name}>{snippet.title}</span>
            <span className={styles.body}>{snippet.body}</span>
          </button>
          <IconButton
            icon={IconPencil}
            label={snippetsText.edit(snippet.title)}
            size="small"
            onClick={() => onEdit(snippet)}
          />
          <IconButton
            icon={IconTrash}
            label={snippetsText.remove(snippet.title)}
            size="small"
            onClick={() =>
              remove.mutate(
                { id: snippet.id },
                {
                  onSuccess: () =>
                    showUndo(snippetsText.removed(snippet.title), snippetsText.undo, () =>
                      restore.mutate({ id: snippet.id }),
                    ),
                },
              )
            }
          />
        </li>
      ))}
    </ul>
  );
}

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  const row = event.currentTarget.closest('li');
  const rows = [...(row?.parentElement?.children ?? [])];
  const at = row === null ? -1 : rows.indexOf(row);
  const next = rows[at + step]?.querySelector('button');
  if (next === null || next === undefined) return;
  event.preventDefault();
  next.focus();
}
