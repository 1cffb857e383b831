import type { IconType } from '../../ui/icon.ts';
import type { Shortcut } from './shortcut.ts';

/** Where a command is listed: what the open screen offers, places to go, workspaces, and the console itself. */
export const commandGroups = ['here', 'go', 'workspaces', 'console'] as const;

/** One of the groups of commands. */
export type CommandGroup = (typeof commandGroups)[number];

/** One thing that can be done: the palette, its key, its button and the sheet of shortcuts all say it in these words. */
export type Command = {
  /** The same for the same action wherever it is offered, such as `conversation.take-over`. */
  readonly id: string;
  readonly label: string;
  readonly group?: CommandGroup;
  readonly icon?: IconType;
  readonly shortcut?: Shortcut | undefined;
  /** Further words that it is found by. */
  readonly words?: string;
  /** Absent while it cannot be done: then it is listed among the shortcuts alone. */
  readonly run?: (() => void) | undefined;
  /** The screen listens for its key itself, in a narrower place than the whole window. */
  readonly ownKey?: boolean;
  /** Its key works inside the dialog that offers it. */
  readonly inDialog?: boolean;
  /** Holding its key down does it again. */
  readonly repeats?: boolean;
};

type Registration = () => readonly Command[];

const registrations = new Set<Registration>();

/** Offers commands for as long as the returned function is not called. */
export function offer(registration: Registration): () => void {
  registrations.add(registration);
  return () => {
    registrations.delete(registration);
  };
}

/** Every command that is offered now, each once: one that can be done stands before its own name alone. */
export function offeredCommands(): readonly Command[] {
  const byId = new Map<string, Command>();
  for (const registration of registrations) {
    for (const command of registration()) {
      const known = byId.get(command.id);
      if (known?.run === undefined || command.run !== undefined) byId.set(command.id, command);
    }
  }
  return [...byId.values()];
}

/** Does what the command does now; nothing, where it went away meanwhile. */
export function runCommand(id: string): void {
  offeredCommands()
    .find((command) => command.id === id)
    ?.run?.();
}
