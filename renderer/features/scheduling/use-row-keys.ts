import type { KeyboardEvent } from 'react';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { keys } from '../../app/commands/keys.ts';
import { useCommands } from '../../app/commands/use-commands.ts';
import { scheduleText } from './text.ts';

/** Arrows, J and K lead from row to row, whatever stands between them; Home and End to the first and the last. */
export function useRowKeys(selector: string) {
  useCommands([
    {
      id: 'schedule.next',
      label: scheduleText.next,
      icon: IconArrowDown,
      shortcut: keys.next,
      repeats: true,
      run: () => step(selector, 1),
    },
    {
      id: 'schedule.previous',
      label: scheduleText.previous,
      icon: IconArrowUp,
      shortcut: keys.previous,
      repeats: true,
      run: () => step(selector, -1),
    },
  ]);
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

// From wherever the focus is: the first row, where none has it.
function step(selector: string, by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>(selector)];
  const at = rows.findIndex((row) => row === document.activeElement);
  rows[at === -1 ? 0 : Math.max(0, Math.min(rows.length - 1, at + by))]?.focus();
}
