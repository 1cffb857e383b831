/** Something that lasts from one time to another. */
export type Lasting = { readonly fromMs: number; readonly toMs: number };

/** Where a block stands in its day. */
export type PlacedBlock<T> = {
  readonly one: T;
  /** Share of the day's height above it, and of its own, between 0 and 1. */
  readonly top: number;
  readonly height: number;
  /** Which of the columns side by side it has, and how many there are. */
  readonly column: number;
  readonly columns: number;
};

/**
 * The blocks of one day. What overlaps stands side by side; a column is used again as soon as it is free, and all that hang
 * together share their width.
 */
export function placeBlocks<T extends Lasting>(
  all: readonly T[],
  day: Lasting,
  leastShare: number,
): PlacedBlock<T>[] {
  const length = day.toMs - day.fromMs;
  const blocks = all
    .filter(({ fromMs, toMs }) => fromMs < day.toMs && (toMs > day.fromMs || fromMs === day.fromMs))
    .map((one) => {
      const top = Math.max(0, (one.fromMs - day.fromMs) / length);
      const end = Math.min(1, (one.toMs - day.fromMs) / length);
      const height = Math.max(leastShare, end - top);
      // What is drawn at the end of the day stays within it.
      return { one, top: Math.min(top, 1 - height), height };
    })
    .toSorted((one, other) => one.top - other.top || other.height - one.height);
  const placed: PlacedBlock<T>[] = [];
  let group: { readonly index: number; readonly column: number }[] = [];
  let ends: number[] = [];
  const close = () => {
    for (const { index, column } of group) {
      const block = blocks[index];
      if (block !== undefined) placed.push({ ...block, column, columns: ends.length });
    }
    group = [];
    ends = [];
  };
  for (const [index, { top, height }] of blocks.entries()) {
    if (ends.every((end) => end <= top + 1e-9)) close();
    const free = ends.findIndex((end) => end <= top + 1e-9);
    const column = free === -1 ? ends.length : free;
    ends[column] = top + height;
    group.push({ index, column });
  }
  close();
  return placed;
}

/** The seven days, Monday first, around a time in the recruiter's own zone. */
export function weekAround(atMs: number): readonly Lasting[] {
  const monday = new Date(atMs);
  monday.setHours(0, 0, 0, 0);
  monday.setDate(monday.getDate() - ((monday.getDay() + 6) % 7));
  return Array.from({ length: 7 }, (_, index) => {
    const day = new Date(monday);
    day.setDate(monday.getDate() + index);
    const next = new Date(monday);
    next.setDate(monday.getDate() + index + 1);
    return { fromMs: day.getTime(), toMs: next.getTime() };
  });
}

/** The week before or after, by its days and not by hours: clocks may be changed meanwhile. */
export function weekMoved(atMs: number, weeks: number): number {
  const day = new Date(atMs);
  day.setDate(day.getDate() + 7 * weeks);
  return day.getTime();
}

/** The hours that a week view has to show: the working day, and further where something lies outside. */
export function shownHours(
  all: readonly Lasting[],
  days: readonly Lasting[],
): { readonly from: number; readonly to: number } {
  let from = 8;
  let to = 18;
  for (const { fromMs, toMs } of all) {
    const day = days.find((one) => one.fromMs <= fromMs && fromMs < one.toMs);
    if (day === undefined) continue;
    from = Math.min(from, new Date(fromMs).getHours());
    const end = new Date(toMs);
    const isNextDay = toMs >= day.toMs;
    to = Math.max(to, isNextDay ? 24 : end.getHours() + (end.getMinutes() > 0 ? 1 : 0));
  }
  return { from, to };
}
