import { useEffect, useEffectEvent } from 'react';
import { isKeyOn } from '../../../app/commands/shortcut.ts';
import { keys } from '../../../app/commands/keys.ts';
import { useCommands } from '../../../app/commands/use-commands.ts';
import { useSettings } from '../../../app/settings.ts';
import { selectingCommands } from './commands.ts';
import { useSelection } from './selection-store.ts';

const list = '[data-inbox-list]';
const somethingOpen = 'dialog[open], [aria-modal="true"]';
const ownKeys = 'input:not([type="checkbox"]), textarea, select, [role="menu"], [role="dialog"]';

/** The row of the list that something is in. */
function rowOf(inside: EventTarget | null): HTMLElement | null {
  const place = inside instanceof Element ? inside.closest(`${list} li`) : null;
  return place?.querySelector<HTMLElement>('[data-row]') ?? null;
}

/** Selecting by keys and with Shift: X, the arrows, a click, and Escape. */
export function useSelectingKeys(openId: string | undefined): void {
  const settings = useSettings();
  const { selection, listed, toggle, extend, step, clear, setKey } = useSelection();
  const isSelecting = selection.chosen.length > 0;

  const hasKey = isKeyOn(keys.select, settings);
  useEffect(() => setKey(hasKey), [setKey, hasKey]);

  function toggleHere(): void {
    const id = rowOf(document.activeElement)?.dataset['row'] ?? openId;
    if (id !== undefined) toggle(id);
  }

  useCommands([
    { ...selectingCommands.select, run: toggleHere },
    selectingCommands.down,
    selectingCommands.up,
    { ...selectingCommands.clear, run: isSelecting ? clear : undefined },
  ]);

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape' && isSelecting && !event.shiftKey) {
      const isTheirs = event.target instanceof Element && event.target.closest(ownKeys) !== null;
      if (isTheirs || document.querySelector(somethingOpen) !== null) return;
      event.preventDefault();
      clear();
      return;
    }
    const by = !event.shiftKey
      ? 0
      : event.key === 'ArrowDown'
        ? 1
        : event.key === 'ArrowUp'
          ? -1
          : 0;
    const from = rowOf(event.target)?.dataset['row'];
    if (by === 0 || from === undefined) return;
    if (!isKeyOn(by > 0 ? keys.selectDown : keys.selectUp, settings)) return;
    event.preventDefault();
    const to = listed[listed.indexOf(from) + by];
    if (to === undefined) return;
    step(from, to);
    // Rows beside one that is seen are drawn.
    document.querySelector<HTMLElement>(`${list} [data-row="${CSS.escape(to)}"]`)?.focus();
  });

  const onClick = useEffectEvent((event: MouseEvent) => {
    const row = rowOf(event.target);
    const to = row?.dataset['row'];
    const isOnBox = event.target instanceof Element && event.target.closest('label') !== null;
    if (!event.shiftKey || row === null || to === undefined || isOnBox) return;
    event.preventDefault();
    if (event.type === 'mousedown') return;
    extend(openId, to);
    row.focus();
  });

  useEffect(() => {
    const key = (event: KeyboardEvent) => onKey(event);
    const click = (event: MouseEvent) => onClick(event);
    // Before the links and the keys of the page: what is meant for the selection opens nothing.
    document.addEventListener('keydown', key, true);
    document.addEventListener('mousedown', click, true);
    document.addEventListener('click', click, true);
    return () => {
      document.removeEventListener('keydown', key, true);
      document.removeEventListener('mousedown', click, true);
      document.removeEventListener('click', click, true);
    };
  }, []);
}
