/** What the agenda needs to know of a meeting. */
export type AgendaMeeting = {
  readonly id: string;
  /** Absent while there is no time yet. */
  readonly startMs?: number | undefined;
  readonly endMs?: number | undefined;
  /** Whether it waits for the recruiter. */
  readonly needsYou: boolean;
  /** When something last became of it. */
  readonly changedAt: number;
};

/** One part of the agenda. */
export type AgendaGroup<T> = {
  readonly kind: 'needs-you' | 'day' | 'no-time' | 'earlier';
  /** The first moment of its day, in the recruiter's own zone. */
  readonly dayMs?: number;
  readonly meetings: readonly T[];
};

/** The meetings of an agenda as far as they were read. */
export type AgendaReading<T> = {
  /** Those that wait for the recruiter. */
  readonly needsYou: readonly T[];
  /** From today on, by time. */
  readonly coming: readonly T[];
  /** Whether there are later ones than those. */
  readonly hasLater: boolean;
  /** The newest changes, whenever their time is. */
  readonly newest: readonly T[];
};

/**
 * Each meeting once. Days behind the last that was read are left out, because they would show the few that changed of late as if
 * they were all.
 */
export function gatherAgenda<T extends AgendaMeeting>(reading: AgendaReading<T>): readonly T[] {
  const { needsYou, coming, hasLater, newest } = reading;
  const reach = hasLater ? (coming.at(-1)?.startMs ?? Infinity) : Infinity;
  const near = newest.filter((one) => one.needsYou || (one.startMs ?? 0) <= reach);
  return [...new Map([...near, ...coming, ...needsYou].map((one) => [one.id, one])).values()];
}

/**
 * The meetings as a day is planned: what waits for the recruiter first, then the days to come, then those that have no time
 * yet, the newest first; days that are over come last, backwards.
 */
export function groupAgenda<T extends AgendaMeeting>(
  all: readonly T[],
  nowMs: number,
): readonly AgendaGroup<T>[] {
  const today = startOfDay(nowMs);
  const newestFirst = (one: T, other: T) => other.changedAt - one.changedAt;
  const needsYou = all.filter((one) => one.needsYou).toSorted(newestFirst);
  const rest = all.filter((one) => !one.needsYou);
  const noTime = rest.filter((one) => one.startMs === undefined).toSorted(newestFirst);
  const days = new Map<number, T[]>();
  for (const one of rest) {
    if (one.startMs === undefined) continue;
    const day = startOfDay(one.startMs);
    days.set(day, [...(days.get(day) ?? []), one]);
  }
  const groups = [...days]
    .map(([dayMs, meetings]) => ({
      kind: dayMs < today ? ('earlier' as const) : ('day' as const),
      dayMs,
      meetings: meetings.toSorted((one, other) => (one.startMs ?? 0) - (other.startMs ?? 0)),
    }))
    .toSorted((one, other) => one.dayMs - other.dayMs);
  const whole: readonly AgendaGroup<T>[] = [
    { kind: 'needs-you', meetings: needsYou },
    ...groups.filter(({ kind }) => kind === 'day'),
    { kind: 'no-time', meetings: noTime },
    ...groups.filter(({ kind }) => kind === 'earlier').toReversed(),
  ];
  return whole.filter(({ meetings }) => meetings.length > 0);
}

function startOfDay(atMs: number): number {
  return new Date(atMs).setHours(0, 0, 0, 0);
}
