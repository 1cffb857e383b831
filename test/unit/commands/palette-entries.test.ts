import { describe, expect, it, vi } from 'vitest';
import {
  type Command,
  offer,
  offeredCommands,
  runCommand,
} from '../../../renderer/app/commands/command.ts';
import {
  entriesOf,
  type Entry,
  typedEntries,
  untyped,
} from '../../../renderer/app/commands/palette-entries.ts';

const nothing = () => undefined;
const commands: readonly Command[] = [
  { id: 'go.inbox', label: 'Go to Inbox', group: 'go', run: nothing },
  { id: 'take-over', label: 'Take over', run: nothing },
  { id: 'hand-back', label: 'Hand back to the AI' },
  { id: 'console.dark', label: 'Use the dark theme', group: 'console', run: nothing },
];
const name: Entry = {
  id: 'conversation:w:1',
  label: 'Tamara Take',
  heading: 'Conversations',
  isTheirs: true,
  run: nothing,
};

describe('what is offered', () => {
  it('is told once, the way it can be done before its name alone', () => {
    const run = vi.fn<() => void>();
    const leave = [
      offer(() => [{ id: 'x', label: 'Take over' }]),
      offer(() => [{ id: 'x', label: 'Take over', run }]),
      offer(() => [{ id: 'x', label: 'Take over' }]),
    ];
    expect(offeredCommands()).toEqual([{ id: 'x', label: 'Take over', run }]);
    runCommand('x');
    expect(run).toHaveBeenCalledOnce();
    for (const each of leave) each();
    expect(offeredCommands()).toEqual([]);
    runCommand('x');
    expect(run).toHaveBeenCalledOnce();
  });
});

describe('the palette', () => {
  const entries = entriesOf(commands, nothing);

  it('lists what can be done now, the open page first', () => {
    expect(entries.map(({ id }) => id)).toEqual(['take-over', 'go.inbox', 'console.dark']);
  });

  it('begins with what was used lately, each line once', () => {
    const groups = untyped(entries, [name], ['console.dark', name.id, 'gone']);
    expect(groups.map(({ heading }) => heading)).toEqual(['Recent', 'On this page', 'Go to']);
    expect(groups[0]?.entries.map(({ id }) => id)).toEqual(['console.dark', name.id]);
    const all = groups.flatMap((group) => group.entries.map(({ id }) => id));
    expect(new Set(all).size).toBe(all.length);
  });

  it('keeps names below the actions that fit, so that a late answer moves nothing', () => {
    const before = typedEntries('ta', commands, entries, [], []);
    const after = typedEntries('ta', commands, entries, [name], []);
    expect(after[0]).toEqual(before[0]);
    expect(after.at(-1)?.entries).toEqual([name]);
    expect(typedEntries('tamara', commands, entries, [name], [])[0]?.entries).toEqual([name]);
  });
});
