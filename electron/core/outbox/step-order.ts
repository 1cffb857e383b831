import type { Item } from './item.ts';

/** Whether a step may leave as far as the steps before it are concerned. */
export type OrderVerdict = 'free' | 'wait' | 'failed';

/**
 * Order is dependency within one conversation: a message after its takeover, a hand-back after every message is settled.
 * A takeover depends on nothing; a message does not depend on another message.
 */
export function judgeOrder(item: Item, steps: readonly Item[]): OrderVerdict {
  return item.dependencyWaived
    ? waitOnly(dependencies(item, steps))
    : worst(dependencies(item, steps));
}

/** What a step depends on, within the turn that it belongs to: since the last hand-back before it. */
function dependencies(item: Item, steps: readonly Item[]): readonly Item[] {
  const before = steps.filter((step) => step.sequence < item.sequence);
  const turnStart = before.findLastIndex(
    (step) => step.kind === 'hand-back' && step.state !== 'cancelled',
  );
  const turn = before.slice(turnStart + 1);
  switch (item.kind) {
    case 'hand-back':
      return turn.filter((step) => step.state !== 'cancelled');
    case 'message':
      return turn
        .filter((step) => step.kind === 'takeover' && step.state !== 'cancelled')
        .slice(-1);
    case 'takeover':
    case 'conversation':
    case 'scheduling':
    case 'campaign':
    case 'campaign-status':
    case 'mirrored-contact':
    case 'highlevel-contact':
    case 'mirrored-note':
      return [];
    default:
      return item.kind satisfies never;
  }
}

function worst(dependencies: readonly Item[]): OrderVerdict {
  const failed = dependencies.some(
    ({ state }) => state === 'refused' || state === 'undecided' || state === 'held',
  );
  return failed ? 'failed' : waitOnly(dependencies);
}

function waitOnly(dependencies: readonly Item[]): OrderVerdict {
  const open = dependencies.some(
    ({ state }) => state === 'waiting' || state === 'sending' || state === 'unknown',
  );
  return open ? 'wait' : 'free';
}
