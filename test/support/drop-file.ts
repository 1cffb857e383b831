import type { Page } from '@playwright/test';

/** Drops a file or folder of this machine on the page, as the operating system does: the page gets its real path's file. */
export async function dropFile(page: Page, file: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const box = await page.getByRole('main').boundingBox();
  if (box === null) throw new Error('The page has no main part to drop on.');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const data = { items: [], files: [file], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x, y, data });
}
