import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** What axe finds wrong with the page as it is. */
export async function violations(page: Page): Promise<string[]> {
  // There are no frames here: without the page of its own that axe would gather them in, a look takes half as long.
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  const { violations: found } = await axe.options({ resultTypes: ['violations'] }).analyze();
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`));
}
