import type { WebContents } from 'electron';
import type { Logger } from '../../core/capabilities.ts';
import { isOurPage } from './origin.ts';

type Prevents = { preventDefault(): void };

/** What the guards need of the rest. */
export type GuardDependencies = {
  readonly logger: Logger;
  /** Takes a link that the page wants in a window of its own. */
  readonly openOutside: (address: string) => void;
};

/** Denies every page each way out of its own address: navigation, redirect, window, webview. */
export function guardContents(
  contents: Pick<WebContents, 'on' | 'setWindowOpenHandler'>,
  { logger, openOutside }: GuardDependencies,
): void {
  function keep(event: Prevents, how: string, address: string): void {
    if (isOurPage(address)) return;
    event.preventDefault();
    logger.warn('navigation refused', { how, scheme: schemeOf(address) });
  }
  contents.on('will-navigate', (event) => keep(event, 'navigate', event.url));
  contents.on('will-frame-navigate', (event) => keep(event, 'frame', event.url));
  contents.on('will-redirect', (event) => keep(event, 'redirect', event.url));
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
    logger.warn('webview refused');
  });
  contents.setWindowOpenHandler(({ url }) => {
    openOutside(url);
    return { action: 'deny' };
  });
}

function schemeOf(address: string): string {
  return URL.canParse(address) ? new URL(address).protocol : 'none';
}
