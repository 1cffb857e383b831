import type { Page } from '@playwright/test';

/** Drops a file or folder of this machine on the page, as the operating system does: the page gets its real path's file. */
export async function dropFile(page: Page, file: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const box = await page.getByRole('main').boundingBox();
  if (box === null) throw new Error('The page has no main part to drop on.');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const data = { items: [], files: [file], dragOperationsMask: 1 };
  // As a hand does: it moves while it looks where to let go. A drop before the page has answered is no drop to a browser.
  for (const type of ['dragEnter', 'dragOver', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x, y, data });
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
}
