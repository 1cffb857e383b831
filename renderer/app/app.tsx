import { RouterProvider } from '@tanstack/react-router';
import type { ConsoleLink } from '../link/connect.ts';
import { LinkProvider, useConnectionState } from '../link/link-context.tsx';
import { ThemeProvider } from '../ui/theme-provider.tsx';
import { ElsewhereScreen, SignedOutScreen } from './connection-screens.tsx';
import type { createConsoleRouter } from './router.tsx';
import { useSettings } from './settings.ts';
import { StartupGate } from './startup-gate.tsx';

type AppProps = {
  readonly link: ConsoleLink;
  readonly router: ReturnType<typeof createConsoleRouter>;
  readonly nonce: string;
};

/** The whole console: the link, the theme, what may stand in the way, and the pages. */
export function App({ link, router, nonce }: AppProps) {
  return (
    <LinkProvider link={link}>
      <ThemedApp router={router} nonce={nonce} />
    </LinkProvider>
  );
}

function ThemedApp({ router, nonce }: Omit<AppProps, 'link'>) {
  const { theme } = useSettings();
  return (
    <ThemeProvider choice={theme} nonce={nonce}>
      <ConnectedApp router={router} />
    </ThemeProvider>
  );
}

function ConnectedApp({ router }: Pick<AppProps, 'router'>) {
  const state = useConnectionState();
  if (state === 'signed-out') return <SignedOutScreen />;
  if (state === 'elsewhere') return <ElsewhereScreen />;
  return (
    <StartupGate>
      <RouterProvider router={router} />
    </StartupGate>
  );
}
