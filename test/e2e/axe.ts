import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const rules = {
  // The one rule of WCAG 2.2 AA that axe leaves out until it is asked for.
  'target-size': { enabled: true },
  // No rule of WCAG: menus float beside the landmarks, as ARIA's own pattern has them.
  region: { enabled: false },
};

// What colours and sizes decide. All else is the same in every theme.
const rulesOfLooks = ['color-contrast', 'scrollable-region-focusable', 'target-size'];

/** What axe finds wrong with the page as it is; with `looks`, only what its colours and sizes decide. */
export async function violations(page: Page, only?: 'looks'): Promise<string[]> {
  // Half of a look is to bring axe into the page, which needs it once.
  const isThere = await page.evaluate(() => 'axe' in globalThis);
  // There are no frames here: without the page of its own that axe would gather them in, a look takes half as long.
  const axe = new AxeBuilder({ page, ...(isThere ? { axeSource: ';' } : {}) }).setLegacyMode(true);
  const asked = only === undefined ? { rules } : { runOnly: rulesOfLooks };
  const { violations: found } = await axe
    .options({ ...asked, resultTypes: ['violations'] })
    .analyze();
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`));
}

/** Axe finds nothing, in the dark at the smallest size and in the light at the usual one. */
export async function everyoneCanUse(page: Page, where: string): Promise<void> {
  for (const { colorScheme, size, only } of [
    { colorScheme: 'dark', size: { width: 1000, height: 700 }, only: undefined },
    { colorScheme: 'light', size: { width: 1280, height: 800 }, only: 'looks' },
  ] as const) {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme });
    // A look takes a second here and half a minute on a busy machine.
    await expect
      .poll(() => violations(page, only), { message: `${where}, ${colorScheme}`, timeout: 90_000 })
      .toEqual([]);
  }
}
