import { useEffect, useRef, useState } from 'react';
import type { Snippet } from '../../../shared/snippets/contract.ts';
import { snippetLimit } from '../../../shared/snippets/limits.ts';
import { useLink } from '../../link/link-context.tsx';
import { useChange } from '../../link/use-change.ts';
import { Button } from '../../ui/button.tsx';
import { Failure } from '../../ui/failure.tsx';
import { TextAreaField, TextField } from '../../ui/field.tsx';
import { snippetsText } from './text.ts';
import styles from './snippets.module.css';

/** A snippet's name and text, new or changed. */
export function SnippetForm({
  snippet,
  onDone,
}: {
  readonly snippet: Snippet | undefined;
  readonly onDone: () => void;
}) {
  const { client } = useLink();
  const save = useChange(client.snippets.save, { onSuccess: onDone });
  const [title, setTitle] = useState(snippet?.title ?? '');
  const [body, setBody] = useState(snippet?.body ?? '');
  const form = useRef<HTMLFormElement>(null);
  // The dialog was there before this form: what asks for the focus is not looked for again.
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const isWhole = title.trim() !== '' && body.trim() !== '';
  return (
    <form
      ref={form}
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isWhole) return;
        save.mutate({ ...(snippet === undefined ? {} : { id: snippet.id }), title, body });
      }}
    >
      {save.error === null ? null : <Failure inline failure={save.error} />}
      <TextField
        label={snippetsText.name}
        value={title}
        maxLength={80}
        onChange={({ currentTarget }) => setTitle(currentTarget.value)}
      />
      <TextAreaField
        label={snippetsText.body}
        help={snippetsText.help}
        rows={6}
        maxLength={snippetLimit}
        value={body}
        onChange={({ currentTarget }) => setBody(currentTarget.value)}
      />
      <div className={styles.buttons}>
        <Button onClick={onDone}>{snippetsText.back}</Button>
        <Button type="submit" look="primary" busy={save.isPending} disabled={!isWhole}>
          {snippetsText.save}
        </Button>
      </div>
    </form>
  );
}
