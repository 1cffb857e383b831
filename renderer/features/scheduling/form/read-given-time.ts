import type { GivenSlot } from '../../../../shared/scheduling/setup.ts';
import { instantsAt, isTimeZone } from '../../../../shared/zone-time.ts';

/** A time as it is typed: `2026-06-10`, `09:00`, `10:30`. */
export type TypedTime = { readonly day: string; readonly from: string; readonly to: string };

/** Why a typed time cannot be taken. */
export type TypedTimeProblem = 'unfinished' | 'skipped' | 'backwards' | 'past' | 'zone';

/** The moments that a typed time means on the clocks of a zone; of an hour that comes twice, all of it. */
export function readGivenTime(
  { day, from, to }: TypedTime,
  zone: string,
  nowMs: number,
): GivenSlot | TypedTimeProblem {
  if (!isTimeZone(zone)) return 'zone';
  const wallFrom = wallMs(day, from);
  const wallTo = wallMs(day, to);
  if (wallFrom === undefined || wallTo === undefined) return 'unfinished';
  if (wallTo <= wallFrom) return 'backwards';
  const fromMs = instantsAt(zone, wallFrom)[0];
  const toMs = instantsAt(zone, wallTo).at(-1);
  if (fromMs === undefined || toMs === undefined) return 'skipped';
  return fromMs < nowMs ? 'past' : { fromMs, toMs };
}

// As if the clock showed UTC.
function wallMs(day: string, time: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !/^\d{2}:\d{2}/.test(time)) return undefined;
  const at = Date.parse(`${day}T${time.slice(0, 5)}:00Z`);
  return Number.isNaN(at) ? undefined : at;
}
