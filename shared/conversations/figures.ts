import { z } from 'zod';
import {
  conversationPhase,
  isKnownConversationStatus,
  type ConversationPhase,
} from '../popp/statuses.ts';

const count = z.number().int().nonnegative();

/** How far back the pictures look. */
export const figureDays = 30;

/** How conversations stood at the end of one day, by what their status means. */
export const statusDaySchema = z.object({
  /** The recruiter's day, `2026-11-25`. */
  day: z.string(),
  pending: count,
  active: count,
  completed: count,
  ended: count,
  unknown: count,
});

/** How conversations stood at the end of one day. */
export type StatusDay = z.infer<typeof statusDaySchema>;

/** The steps from sent to passed; `replied` counts those whose reply this console knows of. */
export const funnelSteps = ['sent', 'started', 'replied', 'screened', 'passed'] as const;

/** One of the steps from sent to passed. */
export type FunnelStep = (typeof funnelSteps)[number];

/** What a recruiter looks at rather than reads; every time of it is Popp's, every day and hour this machine's. */
export const figuresSchema = z.object({
  days: z.array(statusDaySchema),
  funnel: z.array(z.object({ step: z.enum(funnelSteps), count })),
  /** How often the AI asked for a human: 7 days from Monday, 24 hours each. */
  reviewHours: z.array(z.array(count).length(24)).length(7),
  answers: z.object({
    /** Flags that a human answered, and the median wait, by the day of the flag; days without one are left out. */
    days: z.array(z.object({ day: z.string(), answered: count, medianMs: count })),
    answered: count,
    waiting: count,
    /** Closed without a word of a human. */
    without: count,
    medianMs: count.optional(),
  }),
});

/** What a recruiter looks at rather than reads. */
export type Figures = z.infer<typeof figuresSchema>;

/** Conversations that went from one status to another within one hour; `hour` counts from 1970, 0 is all before the first day. */
export type StatusChange = {
  readonly hour: number;
  readonly was?: string | undefined;
  readonly became: string;
  readonly count: number;
};

/** One episode of a flag: when it opened and closed, and a human's first message in it. */
export type FlagEpisode = {
  readonly openedAt: number;
  readonly closedAt?: number | undefined;
  readonly answeredAt?: number | undefined;
};

/** How many conversations have one status now, and in how many of them a reply is known. */
export type StatusNow = {
  readonly status: string;
  readonly count: number;
  readonly replied: number;
};

/** Where a moment lies in the recruiter's week. */
export type LocalMoment = {
  readonly day: string;
  /** 0 is Monday. */
  readonly weekday: number;
  readonly hour: number;
};

const hourMs = 60 * 60_000;
const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** Reads moments in one time zone, through its changes of the clock. */
export function localMoments(timeZone: string): (atMs: number) => LocalMoment {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    weekday: 'short',
    hour: '2-digit',
    hourCycle: 'h23',
  });
  return (atMs) => {
    const parts = Object.fromEntries(
      format.formatToParts(atMs).map(({ type, value }) => [type, value]),
    );
    return {
      day: `${parts['year']}-${parts['month']}-${parts['day']}`,
      weekday: weekdays.indexOf(parts['weekday'] ?? ''),
      hour: Number(parts['hour']),
    };
  };
}

/** How conversations stood at the end of each day, from the first day with any to the day of `until`. */
export function statusDays(
  changes: readonly StatusChange[],
  span: { readonly from: number; readonly until: number },
  momentOf: (atMs: number) => LocalMoment,
): StatusDay[] {
  const byHour = Map.groupBy(changes, ({ hour }) => hour);
  const standing: Record<ConversationPhase, number> = {
    pending: 0,
    active: 0,
    completed: 0,
    ended: 0,
    unknown: 0,
  };
  const days: StatusDay[] = [];
  function pass(hour: number): void {
    for (const { was, became, count: many } of byHour.get(hour) ?? []) {
      if (was !== undefined) standing[conversationPhase(was)] -= many;
      standing[conversationPhase(became)] += many;
    }
  }
  pass(0);
  const last = Math.floor(span.until / hourMs);
  for (let hour = Math.floor(span.from / hourMs); hour <= last; hour += 1) {
    pass(hour);
    const { day } = momentOf(hour * hourMs);
    if (days.at(-1)?.day === day) days.pop();
    days.push({ day, ...standing });
  }
  return days.slice(Math.max(0, days.findIndex(isSomething)));
}

/** How many conversations came how far; each step counts those that got past it too. */
export function funnelOf(statuses: readonly StatusNow[]): Figures['funnel'] {
  const sum = (of: (one: StatusNow) => number) =>
    statuses.reduce((total, one) => total + of(one), 0);
  const whole = (isIn: (one: StatusNow) => boolean) => sum((one) => (isIn(one) ? one.count : 0));
  const counts: Record<FunnelStep, number> = {
    sent: sum((one) => one.count),
    started: whole(hasStarted),
    // Whoever was screened or asked for no more messages has replied, whether the message was read here or not.
    replied: sum((one) =>
      isCompleted(one) || one.status === 'OPTED_OUT' ? one.count : one.replied,
    ),
    screened: whole(isCompleted),
    passed: whole((one) => isCompleted(one) && one.status !== 'COMPLETED_SCREENING_FAILED'),
  };
  return funnelSteps.map((step) => ({ step, count: counts[step] }));
}

/** When the AI asked for a human, by day of the week and hour. */
export function reviewHours(
  episodes: readonly FlagEpisode[],
  momentOf: (atMs: number) => LocalMoment,
): number[][] {
  const hours = weekdays.map(() => Array.from({ length: 24 }, () => 0));
  for (const { openedAt } of episodes) {
    const { weekday, hour } = momentOf(openedAt);
    const day = hours[weekday];
    if (day !== undefined) day[hour] = (day[hour] ?? 0) + 1;
  }
  return hours;
}

/** How long flagged candidates waited for a human's first message. */
export function answerTimes(
  episodes: readonly FlagEpisode[],
  momentOf: (atMs: number) => LocalMoment,
): Figures['answers'] {
  const answered = episodes.flatMap(({ openedAt, answeredAt }) =>
    answeredAt === undefined
      ? []
      : [{ openedAt, waitedMs: Math.max(0, Math.round(answeredAt - openedAt)) }],
  );
  const silent = episodes.filter(({ answeredAt }) => answeredAt === undefined);
  const byDay = Map.groupBy(answered, ({ openedAt }) => momentOf(openedAt).day);
  const medianMs = median(answered.map(({ waitedMs }) => waitedMs));
  return {
    days: [...byDay]
      .map(([day, waits]) => ({
        day,
        answered: waits.length,
        medianMs: median(waits.map(({ waitedMs }) => waitedMs)) ?? 0,
      }))
      .toSorted((left, right) => left.day.localeCompare(right.day)),
    answered: answered.length,
    waiting: silent.filter(({ closedAt }) => closedAt === undefined).length,
    without: silent.filter(({ closedAt }) => closedAt !== undefined).length,
    ...(medianMs === undefined ? {} : { medianMs }),
  };
}

/** The middle of some numbers, whole; nothing for none. */
export function median(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((left, right) => left - right);
  const upper = sorted[Math.floor(sorted.length / 2)];
  if (upper === undefined) return undefined;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? upper;
  return Math.round((lower + upper) / 2);
}

function isSomething({ pending, active, completed, ended, unknown }: StatusDay): boolean {
  return pending + active + completed + ended + unknown > 0;
}

// What was never delivered did not start; a status that no source names may have.
function hasStarted({ status }: StatusNow): boolean {
  if (!isKnownConversationStatus(status)) return status !== '';
  return status !== 'CREATED' && status !== 'QUEUED' && status !== 'DELIVERY_FAILED';
}

function isCompleted({ status }: StatusNow): boolean {
  return conversationPhase(status) === 'completed';
}
