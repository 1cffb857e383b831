import type { Logger, Opener } from '../core/capabilities.ts';
import { judgeLink } from './security/links.ts';

/** What the opener needs of Electron. */
export type OpenerDependencies = {
  readonly open: (address: string) => Promise<void>;
  /** Shows the whole address and asks; answers whether the recruiter wants it opened. */
  readonly ask: (url: URL) => Promise<boolean>;
  readonly logger: Logger;
};

/** The one way from the console to the recruiter's browser. */
export type DesktopOpener = Opener & { openAddress(address: string): Promise<void> };

/**
 * Opens what leads to Popp, asks about what does not, and refuses whatever is no web address. The page is never believed to
 * have asked already: were it taken over, its word would open anything. So the page leaves this one question to us.
 */
export function createOpener({ open, ask, logger }: OpenerDependencies): DesktopOpener {
  async function openAddress(address: string): Promise<void> {
    const judged = judgeLink(address);
    if (judged.verdict === 'refuse') {
      logger.warn('link refused');
      return;
    }
    if (judged.verdict === 'open' || (await ask(judged.url))) await open(judged.url.href);
  }
  return { openAddress, openExternal: (url) => openAddress(url.href) };
}
