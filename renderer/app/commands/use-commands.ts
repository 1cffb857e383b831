import { useEffect, useRef } from 'react';
import { type Command, offer } from './command.ts';

/** Offers what this screen can do, in the palette, by key and on the sheet of shortcuts, while the screen is open. */
export function useCommands(commands: readonly Command[]): void {
  const latest = useRef(commands);
  useEffect(() => {
    latest.current = commands;
  });
  useEffect(() => offer(() => latest.current), []);
}
