import { MantineProvider } from '@mantine/core';
import { type ReactNode, useSyncExternalStore } from 'react';
import type { Settings } from '../../shared/settings/contract.ts';
import { resolveVariables, theme } from './theme.ts';

const darkQuery = '(prefers-color-scheme: dark)';

function watchSystem(listener: () => void): () => void {
  const query = window.matchMedia(darkQuery);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

function systemIsDark(): boolean {
  return window.matchMedia(darkQuery).matches;
}

// Mantine's own manager keeps the scheme in localStorage, where nothing of ours may be.
const noManager = {
  get: (fallback: 'light' | 'dark' | 'auto') => fallback,
  set: () => undefined,
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  clear: () => undefined,
};

type ThemeProviderProps = {
  readonly choice: Settings['theme'];
  readonly nonce: string;
  readonly children: ReactNode;
};

/** Shows everything below in the chosen theme, following the system where that is the choice. */
export function ThemeProvider({ choice, nonce, children }: ThemeProviderProps) {
  const isDark = useSyncExternalStore(watchSystem, systemIsDark);
  const scheme = choice === 'system' ? (isDark ? 'dark' : 'light') : choice;
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={resolveVariables}
      colorSchemeManager={noManager}
      forceColorScheme={scheme}
      getStyleNonce={() => nonce}
      withGlobalClasses={false}
    >
      {children}
    </MantineProvider>
  );
}
