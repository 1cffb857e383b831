import { useRef } from 'react';
import { messageLimit } from '../../../shared/conversations/limits.ts';
import { focusReply, replyField } from './focus.ts';

type Draft = { readonly text: string; readonly change: (next: string) => void };

/** Puts a text into the reply where the cursor was before something else took the focus. */
export function usePutIn(draft: Draft): {
  readonly remember: () => void;
  readonly put: (text: string) => void;
} {
  const place = useRef<readonly [number, number]>(undefined);
  return {
    remember() {
      const field = replyField();
      place.current = field === null ? undefined : [field.selectionStart, field.selectionEnd];
    },
    put(text) {
      const [from, to] = place.current ?? [draft.text.length, draft.text.length];
      const before = draft.text.slice(0, from);
      const start = before === '' || /\s$/.test(before) ? before : `${before} `;
      const next = `${start}${text}${draft.text.slice(to)}`;
      draft.change(next.slice(0, messageLimit));
      // After the dialog has given the focus back, and the field has its new text.
      setTimeout(() => {
        focusReply();
        const at = Math.min(start.length + text.length, messageLimit);
        replyField()?.setSelectionRange(at, at);
      }, 0);
    },
  };
}
