import type { Preferences } from '../core/capabilities.ts';

const hintKey = 'desktop.closeHintShown';

/** Closing the window keeps the console running; quitting ends it. */
export type Closing = {
  /** Whether the window may go for good. */
  isQuitting(): boolean;
  quit(): void;
  /** The window was hidden: the first time, the recruiter is told where it went. */
  hidden(): void;
};

/** Remembers whether the console is ending, and tells once that a closed window goes on in the tray. */
export function createClosing(preferences: Preferences, tellOnce: () => void): Closing {
  let quitting = false;
  return {
    isQuitting: () => quitting,
    quit() {
      quitting = true;
    },
    hidden() {
      if (preferences.get(hintKey) === true) return;
      preferences.set(hintKey, true);
      tellOnce();
    },
  };
}
