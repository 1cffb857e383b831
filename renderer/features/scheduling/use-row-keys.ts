import type { KeyboardEvent } from 'react';

/** Arrows lead from row to row, whatever stands between them; Home and End to the first and the last. */
export function useRowKeys(selector: string) {
  return {
    onKeyDown: (event: KeyboardEvent<HTMLElement>): void => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const rows = [...event.currentTarget.querySelectorAll<HTMLElement>(selector)];
      const at = rows.findIndex((row) => row === event.target);
      if (at === -1) return;
      const targets: Readonly<Record<string, number>> = {
        ArrowDown: at + 1,
        ArrowUp: at - 1,
        Home: 0,
        End: rows.length - 1,
      };
      const target = rows[targets[event.key] ?? -1];
      if (target === undefined) return;
      event.preventDefault();
      target.focus();
    },
  };
}
