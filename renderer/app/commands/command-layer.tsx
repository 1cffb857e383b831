import { lazy, Suspense, useEffect } from 'react';
import { useArrival } from './arrival.ts';
import { useCommandView } from './command-view.ts';
import { useFocusKeeper } from './focus-keeper.ts';
import { useConsoleCommands } from './use-console-commands.ts';
import { useShortcuts } from './use-shortcuts.ts';

const loadPalette = () => import('./command-palette.tsx');
const loadSheet = () => import('./shortcuts-sheet.tsx');
const CommandPalette = lazy(async () => ({ default: (await loadPalette()).CommandPalette }));
const ShortcutsSheet = lazy(async () => ({ default: (await loadSheet()).ShortcutsSheet }));

/** Keys, the palette and the sheet of shortcuts, over every page. */
export function CommandLayer() {
  const open = useCommandView((view) => view.open);
  useConsoleCommands();
  useShortcuts();
  useArrival();
  useFocusKeeper();
  useEffect(() => {
    // Not part of what the first screen waits for, and there before anyone can ask for it. Where the host went away meanwhile,
    // it is loaded when it is asked for.
    const soon = setTimeout(() => void Promise.allSettled([loadPalette(), loadSheet()]), 0);
    return () => clearTimeout(soon);
  }, []);
  return (
    <Suspense fallback={null}>
      {open === 'palette' ? <CommandPalette /> : null}
      {open === 'sheet' ? <ShortcutsSheet /> : null}
    </Suspense>
  );
}
