import { itemStates } from '../../../shared/outbox/model.ts';
import type { Progress } from '../../../shared/uploads/review.ts';
import type { Tally } from './repository-outbox.ts';

/** How far the rows of an upload have got. */
export function progressOf({ states, reaches, reasons }: Tally, paused: boolean): Progress {
  return {
    total: itemStates.reduce((sum, state) => sum + states[state], 0),
    states,
    reaches,
    settled: states.done + states.refused + states.cancelled,
    paused,
    reasons: [...reasons],
  };
}
