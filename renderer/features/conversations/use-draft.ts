import { useEffect, useRef, useState } from 'react';
import { useLink } from '../../link/link-context.tsx';

const pauseMs = 500;
const againMs = 3000;
// What was typed and may not have reached the core yet; it outlives the composer, not the page.
const typed = new Map<string, string>();
// What the core has: a thread that was read before the last save still shows an older text.
const saved = new Map<string, { readonly older: Set<string>; newest: string }>();

/** The newest text: what was typed, else what was saved, unless the core has come up with another one since. */
function newestOf(key: string, initial: string): string {
  const kept = saved.get(key);
  return typed.get(key) ?? (kept?.older.has(initial) === true ? kept.newest : initial);
}

/** What is being written to one candidate: kept in the core as it is typed, and never lost on the way. */
export function useDraft(workspaceId: string, conversationId: string, initial: string) {
  const { client } = useLink();
  const key = `${workspaceId} ${conversationId}`;
  const [text, setText] = useState(() => newestOf(key, initial));
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  function save(): void {
    clearTimeout(timer.current);
    const body = typed.get(key);
    if (body === undefined) return;
    client.conversations
      .saveDraft({ workspaceId, conversationId, body, requestId: crypto.randomUUID() })
      .then(() => {
        const older = saved.get(key)?.older ?? new Set([initial]);
        saved.set(key, { older: older.add(body), newest: body });
        if (typed.get(key) === body) typed.delete(key);
      })
      // The connection went, or the core could not write: it stays in `typed` and is saved a little later.
      .catch(() => setTimeout(save, againMs));
  }

  function change(next: string): void {
    setText(next);
    typed.set(key, next);
    clearTimeout(timer.current);
    timer.current = setTimeout(save, pauseMs);
  }

  /** The text is on its way: it is not kept as a draft meanwhile. */
  function pause(): void {
    clearTimeout(timer.current);
  }

  /** The text has left: nothing of it is kept as a draft. */
  function clear(): void {
    clearTimeout(timer.current);
    typed.delete(key);
    saved.delete(key);
    setText('');
  }

  /** The core has put a text back: it is shown, unless something was typed meanwhile. */
  function lookAgain(): void {
    setText(newestOf(key, initial));
  }

  const saveNow = useRef(save);
  useEffect(() => {
    saveNow.current = save;
  });
  useEffect(() => () => saveNow.current(), []);
  return { text, change, pause, clear, lookAgain };
}
