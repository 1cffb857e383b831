import { mostChosen } from '../../../../shared/scheduling/many.ts';

/** Which conversations are selected, in the order in which they were. */
export type Selection = {
  readonly chosen: readonly string[];
  /** What was selected before the range that grows or shrinks now. */
  readonly before: readonly string[];
  /** Where that range begins and ends. */
  readonly anchor: string | undefined;
  readonly end: string | undefined;
};

/** Nothing is selected. */
export const noSelection: Selection = {
  chosen: [],
  before: [],
  anchor: undefined,
  end: undefined,
};

/** Selects one, or takes it out again; the next range begins there. */
export function toggled(selection: Selection, id: string): Selection {
  const { chosen } = selection;
  const next = chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id];
  const kept = next.slice(0, mostChosen);
  return { chosen: kept, before: kept, anchor: id, end: id };
}

/**
 * Selects from where the range begins to `to`, in the order of the list; what the range held before and does not hold now is taken
 * out again. `from` begins a range where none has begun, or where its beginning is not in the list.
 */
export function extended(
  selection: Selection,
  listed: readonly string[],
  from: string | undefined,
  to: string,
): Selection {
  const { anchor, chosen } = selection;
  const goesOn = anchor !== undefined && listed.includes(anchor);
  const begin = goesOn ? anchor : from !== undefined && listed.includes(from) ? from : to;
  const before = goesOn ? selection.before : chosen;
  const [first, last] = [listed.indexOf(begin), listed.indexOf(to)];
  if (last === -1) return selection;
  const range =
    first <= last ? listed.slice(first, last + 1) : listed.slice(last, first + 1).toReversed();
  const next = [...new Set([...before, ...range])].slice(0, mostChosen);
  return { chosen: next, before, anchor: begin, end: to };
}

/** One step of the keys: from the row that has the focus to the next. Elsewhere than at the end of the range a new one begins. */
export function stepped(
  selection: Selection,
  listed: readonly string[],
  from: string,
  to: string,
): Selection {
  const goesOn = selection.end === from;
  return extended(goesOn ? selection : { ...selection, anchor: undefined }, listed, from, to);
}
