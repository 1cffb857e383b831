import type { IconType } from '../../ui/icon.ts';
import { type Command, commandGroups } from './command.ts';
import { best, rankCommand } from './search.ts';
import type { Shortcut } from './shortcut.ts';
import { commandText } from './text.ts';

/** One line of the palette. */
export type Entry = {
  readonly id: string;
  readonly label: string;
  readonly heading: string;
  readonly icon?: IconType;
  readonly detail?: string;
  readonly shortcut?: Shortcut | undefined;
  /** Written by somebody else: a candidate's name, a campaign's title. */
  readonly isTheirs?: boolean;
  readonly run: () => void;
};

/** Entries beneath one heading. */
export type EntryGroup = { readonly heading: string; readonly entries: readonly Entry[] };

const mostRecent = 4;
// The palette's own command would only close it again.
const itself = 'console.palette';

/** What can be done now as lines, in the order of their groups. */
export function entriesOf(commands: readonly Command[], run: (id: string) => void): Entry[] {
  return commandGroups.flatMap((group) =>
    commands
      .filter((command) => (command.group ?? 'here') === group)
      .filter((command) => command.run !== undefined && command.id !== itself)
      .map(({ id, label, icon, shortcut }) => ({
        id,
        label,
        heading: commandText.groups[group],
        shortcut,
        ...(icon === undefined ? {} : { icon }),
        run: () => run(id),
      })),
  );
}

/** Everything before a letter was typed: what was used lately first, each line once. */
export function untyped(
  entries: readonly Entry[],
  known: readonly Entry[],
  recent: readonly string[],
): EntryGroup[] {
  const lately = recent
    .flatMap((id) => [...entries, ...known].filter((entry) => entry.id === id))
    .slice(0, mostRecent)
    .map((entry) => ({ ...entry, heading: commandText.recent }));
  const rest = entries.filter(({ id }) => !lately.some((entry) => entry.id === id));
  return grouped([...lately, ...rest]);
}

/** What answers the letters: the best actions first, then names, so that a name that is found late moves nothing. */
export function typedEntries(
  typed: string,
  commands: readonly Command[],
  entries: readonly Entry[],
  names: readonly Entry[],
  recent: readonly string[],
): EntryGroup[] {
  const recency = ({ id }: Entry) => (recent.includes(id) ? recent.indexOf(id) : recent.length);
  const rankOf = ({ id }: Entry) => {
    const command = commands.find((each) => each.id === id);
    return command === undefined ? undefined : rankCommand(typed, command);
  };
  return grouped([...best(entries, rankOf, recency).map(([entry]) => entry), ...names]);
}

// Groups stand in the order of their first line, so the best of all is always on top.
function grouped(entries: readonly Entry[]): EntryGroup[] {
  const headings = [...new Set(entries.map(({ heading }) => heading))];
  return headings.map((heading) => ({
    heading,
    entries: entries.filter((entry) => entry.heading === heading),
  }));
}
