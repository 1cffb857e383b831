import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const rules = {
  // The one rule of WCAG 2.2 AA that axe leaves out until it is asked for.
  'target-size': { enabled: true },
  // No rule of WCAG: menus float beside the landmarks, as ARIA's own pattern has them.
  region: { enabled: false },
};

/** What axe finds wrong with the page as it is. */
export async function violations(page: Page): Promise<string[]> {
  // There are no frames here: without the page of its own that axe would gather them in, a look takes half as long.
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  const { violations: found } = await axe.options({ rules, resultTypes: ['violations'] }).analyze();
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`));
}

/** Axe finds nothing, in the light at the usual size and in the dark at the smallest. */
export async function everyoneCanUse(page: Page, where: string): Promise<void> {
  for (const { colorScheme, size } of [
    { colorScheme: 'dark', size: { width: 1000, height: 700 } },
    { colorScheme: 'light', size: { width: 1280, height: 800 } },
  ] as const) {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme });
    // A look takes a second here and half a minute on a busy machine.
    await expect
      .poll(() => violations(page), { message: `${where}, ${colorScheme}`, timeout: 90_000 })
      .toEqual([]);
  }
}
