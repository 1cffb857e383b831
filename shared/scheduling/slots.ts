import { type Stretch, stretchesOf } from '../zone-time.ts';
import { normalHours, type OpenHours } from './open-hours.ts';

/** A time from one moment to another, as epoch milliseconds; the end is not included. */
export type Span = { readonly fromMs: number; readonly toMs: number };

/** What decides when a meeting may be. */
export type SlotRules = {
  readonly openHours: readonly OpenHours[];
  /** IANA zone in which the hours are meant. */
  readonly timezone: string;
  readonly durationMinutes: number;
  /** Kept free between one meeting and the next. */
  readonly bufferMinutes: number;
  /** A meeting begins no sooner than this from now. */
  readonly noticeMinutes: number;
  /** The last day that is offered, counted from today in the zone. */
  readonly daysAhead: number;
  /** The times that were given, one list for each participant whose times are known: a slot lies within one of each. */
  readonly given?: readonly (readonly Span[])[];
};

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
// A year and a day: beyond that nobody looks at a preview, and a rule may say any number of days.
const furthestDays = 366;

/**
 * The next slots, the soonest first: one beside the other with the buffer between, from the beginning of each time that is
 * open. Popp does not document its own steps; this is a preview. A slot lasts its real minutes and lies within one local day,
 * whatever is done to the clocks meanwhile: an hour that is skipped holds no slot, one that comes twice holds twice as many.
 */
export function nextSlots(rules: SlotRules, nowMs: number, atMost: number): Span[] {
  const slots: Span[] = [];
  if (!(rules.durationMinutes > 0) || rules.openHours.length === 0) return slots;
  const earliestMs = nowMs + rules.noticeMinutes * minuteMs;
  const lengthMs = rules.durationMinutes * minuteMs;
  const stepMs = lengthMs + Math.max(0, rules.bufferMinutes) * minuteMs;
  for (const open of openSpans(rules, nowMs)) {
    for (const { fromMs, toMs } of withinGiven([open], rules.given ?? [])) {
      const skipped = Math.max(0, Math.ceil((earliestMs - fromMs) / stepMs));
      for (let at = fromMs + skipped * stepMs; at + lengthMs <= toMs; at += stepMs) {
        if (slots.length >= atMost) return slots;
        slots.push({ fromMs: at, toMs: at + lengthMs });
      }
    }
  }
  return slots;
}

/** When the doors are open, day by day, from the day of `nowMs` to the last that is offered. */
export function* openSpans(
  rules: Pick<SlotRules, 'openHours' | 'timezone' | 'daysAhead'>,
  nowMs: number,
): Generator<Span> {
  const hours = normalHours(rules.openHours);
  const days = Math.min(Math.max(0, rules.daysAhead), furthestDays);
  // No clock is further from UTC than a day.
  const stretches = stretchesOf(rules.timezone, nowMs - 2 * dayMs, nowMs + (days + 2) * dayMs);
  const today = localDay(stretches, nowMs);
  for (let day = today; day <= today + days; day += 1) {
    const weekday = weekdayOf(day);
    const open = hours
      .filter((one) => one.weekday === weekday)
      .flatMap(({ from, to }) =>
        stretches
          .map((stretch) =>
            within(stretch, day * dayMs + from * minuteMs, day * dayMs + to * minuteMs),
          )
          .filter(({ fromMs, toMs }) => fromMs < toMs),
      );
    yield* joined(open);
  }
}

// What the wall clock shows from one time to another, as far as it falls within a time of unchanged clocks.
function within(stretch: Stretch, wallFrom: number, wallTo: number): Span {
  const shift = stretch.offsetMinutes * minuteMs;
  return {
    fromMs: Math.max(stretch.fromMs, wallFrom - shift),
    toMs: Math.min(stretch.toMs, wallTo - shift),
  };
}

// The day that the wall clock shows, as days since 1970.
function localDay(stretches: readonly Stretch[], atMs: number): number {
  const now = stretches.find(({ fromMs, toMs }) => fromMs <= atMs && atMs < toMs);
  return Math.floor((atMs + (now?.offsetMinutes ?? 0) * minuteMs) / dayMs);
}

// The first of January 1970 was a Thursday.
function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** In order, with what touches or overlaps as one. */
function joined(spans: readonly Span[]): Span[] {
  const whole: Span[] = [];
  for (const span of spans.toSorted((one, other) => one.fromMs - other.fromMs)) {
    const last = whole.at(-1);
    if (last === undefined || span.fromMs > last.toMs) whole.push(span);
    else whole[whole.length - 1] = { ...last, toMs: Math.max(last.toMs, span.toMs) };
  }
  return whole;
}

/** What lies within a time of every list. */
function withinGiven(spans: readonly Span[], lists: readonly (readonly Span[])[]): readonly Span[] {
  let left = spans;
  for (const list of lists) {
    const times = joined(list.filter(({ fromMs, toMs }) => fromMs < toMs));
    left = left.flatMap((one) =>
      times
        .map((time) => ({
          fromMs: Math.max(one.fromMs, time.fromMs),
          toMs: Math.min(one.toMs, time.toMs),
        }))
        .filter(({ fromMs, toMs }) => fromMs < toMs),
    );
  }
  return left;
}
