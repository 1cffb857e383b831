import { useQuery } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { Snippet } from '../../../shared/snippets/contract.ts';
import { findSnippets } from '../../../shared/snippets/rules.ts';
import { useLink } from '../../link/link-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog-on-demand.tsx';
import { SearchField } from '../../ui/field.tsx';
import { SnippetForm } from './snippet-form.tsx';
import { SnippetList } from './snippet-list.tsx';
import { snippetsText } from './text.ts';

type SnippetDialogProps = {
  readonly onPick: (snippet: Snippet) => void;
  readonly onClose: () => void;
};

/** The recruiter's own snippets: found by typing, put in by Enter, and looked after in the same place. */
export function SnippetDialog({ onPick, onClose }: SnippetDialogProps) {
  const { queries } = useLink();
  const { data } = useQuery(queries.snippets.list.queryOptions({ input: {} }));
  const [typed, setTyped] = useState('');
  const [edited, setEdited] = useState<Snippet | 'new'>();
  const snippets = data?.snippets ?? [];
  const found = findSnippets(snippets, typed);
  if (edited !== undefined) {
    return (
      <Dialog opened title={snippetsText.add} hasOwnStart onClose={() => setEdited(undefined)}>
        <SnippetForm
          snippet={edited === 'new' ? undefined : edited}
          onDone={() => setEdited(undefined)}
        />
      </Dialog>
    );
  }
  return (
    <Dialog
      opened
      title={snippetsText.title}
      hasOwnStart
      onClose={onClose}
      actions={
        <Button icon={IconPlus} onClick={() => setEdited('new')}>
          {snippetsText.add}
        </Button>
      }
    >
      <SearchField
        label={snippetsText.search}
        value={typed}
        data-autofocus
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        onKeyDown={(event) => {
          const [first] = found;
          if (event.key === 'Enter' && !event.nativeEvent.isComposing && first !== undefined) {
            event.preventDefault();
            onPick(first);
          }
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          document.querySelector<HTMLElement>('[data-snippets] button')?.focus();
        }}
      />
      {data !== undefined && found.length === 0 ? (
        <p>{snippets.length === 0 ? snippetsText.none : snippetsText.noMatch}</p>
      ) : (
        <SnippetList snippets={found} onPick={onPick} onEdit={setEdited} />
      )}
    </Dialog>
  );
}
