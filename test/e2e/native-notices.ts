import type { Page } from '@playwright/test';

/** What the browser was asked to show outside the page. */
export type NativeNotice = { readonly title: string; readonly tag: string };

/** The notices outside a page, since it was loaded. */
export type NativeNotices = {
  shown(): Promise<readonly NativeNotice[]>;
  /** Clicks the newest of them. */
  clickNewest(): Promise<void>;
};

/**
 * Headless browsers show no notices, so the page's Notification is replaced by a recorder, and the page believes that nobody
 * looks. Before the page is opened.
 */
export async function recordNotices(page: Page): Promise<NativeNotices> {
  await page.addInitScript(() => {
    const shown: { title: string; tag: string }[] = [];
    class Recorder extends EventTarget {
      static readonly permission = 'granted';
      constructor(title: string, options: NotificationOptions = {}) {
        super();
        shown.push({ title, tag: options.tag ?? '' });
        Object.assign(globalThis, { newestNotice: this });
      }
      close(): void {
        this.dispatchEvent(new Event('close'));
      }
    }
    Object.assign(globalThis, { Notification: Recorder, shownNotices: shown });
    document.hasFocus = () => false;
  });
  return {
    shown: () => page.evaluate((): NativeNotice[] => Reflect.get(globalThis, 'shownNotices')),
    clickNewest: () =>
      page.evaluate(() => {
        const newest: unknown = Reflect.get(globalThis, 'newestNotice');
        if (newest instanceof EventTarget) newest.dispatchEvent(new Event('click'));
      }),
  };
}
