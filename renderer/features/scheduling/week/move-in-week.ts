import type { KeyboardEvent } from 'react';

/** Up and down within the week's order, left and right to the nearest meeting of the next day that has one. */
export function moveInWeek(event: KeyboardEvent<HTMLElement>): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const blocks = [...event.currentTarget.querySelectorAll<HTMLElement>('a')];
  const at = blocks.findIndex((block) => block === event.target);
  const target = targetOf(event.key, blocks, at);
  if (target === undefined) return;
  event.preventDefault();
  target.focus();
  target.scrollIntoView({ block: 'nearest' });
}

function targetOf(
  key: string,
  blocks: readonly HTMLElement[],
  at: number,
): HTMLElement | undefined {
  const current = blocks[at];
  if (current === undefined) return undefined;
  switch (key) {
    case 'ArrowDown':
      return blocks[at + 1];
    case 'ArrowUp':
      return blocks[at - 1];
    case 'Home':
      return blocks[0];
    case 'End':
      return blocks.at(-1);
    case 'ArrowRight':
      return beside(current, blocks.slice(at + 1));
    case 'ArrowLeft':
      return beside(current, blocks.slice(0, at).toReversed());
    default:
      return undefined;
  }
}

/** Of what follows in one direction, the nearest in height of the first other day. */
function beside(current: HTMLElement, others: readonly HTMLElement[]): HTMLElement | undefined {
  const own = columnOf(current);
  const column = others.map(columnOf).find((other) => other !== own);
  return others
    .filter((other) => columnOf(other) === column)
    .toSorted((one, other) => distance(one, current) - distance(other, current))[0];
}

function columnOf(block: HTMLElement): Element | null {
  return block.closest('[data-column]');
}

function distance(one: HTMLElement, other: HTMLElement): number {
  return Math.abs(one.offsetTop - other.offsetTop);
}
