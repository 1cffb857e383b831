import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from '@playwright/test';
import type { Picture } from './camera.ts';
import { themes } from './sizes.ts';

/** How many pictures a sheet holds, and how wide it is. */
export type SheetShape = {
  readonly columns: number;
  readonly rows: number;
  readonly widthPx: number;
};

const usualShape: SheetShape = { columns: 4, rows: 4, widthPx: 1920 };

/** Writes `index.html` with every picture, and PNG sheets of them, one series for each theme. */
export async function writeContactSheet(
  browser: Browser,
  folder: string,
  pictures: readonly Picture[],
  shape = usualShape,
): Promise<void> {
  await writeFile(path.join(folder, 'index.html'), indexOf(pictures));
  const page = await browser.newPage({ viewport: { width: shape.widthPx, height: 600 } });
  const perSheet = shape.columns * shape.rows;
  for (const theme of themes) {
    const shown = pictures.filter((picture) => picture.theme === theme);
    for (let start = 0; start < shown.length; start += perSheet) {
      const name = `sheet-${theme}-${String(start / perSheet + 1).padStart(2, '0')}`;
      const file = path.join(folder, `${name}.html`);
      await writeFile(file, sheetOf(shown.slice(start, start + perSheet), shape));
      await page.goto(pathToFileURL(file).href);
      await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
    }
  }
  await page.close();
}

const style = `body{margin:16px;background:#d9d5cd;font:12px/1.4 system-ui,sans-serif;color:#211f1b}
.grid{display:grid;gap:16px}figure{margin:0}img{display:block;width:100%;border:1px solid #8d877c}
figcaption{margin-top:4px}h2{margin:24px 0 8px;font-size:14px}.row{display:flex;flex-wrap:wrap;gap:16px}.row figure{width:480px}`;

function figure({ name, size, theme, file }: Picture): string {
  const words = `${name}, ${String(size.width)} x ${String(size.height)}, ${theme}`;
  return `<figure><a href="${file}"><img src="${file}" alt="${words}"></a><figcaption>${words}</figcaption></figure>`;
}

function document(title: string, body: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><style>${style}</style><body>${body}</body></html>`;
}

function sheetOf(pictures: readonly Picture[], { columns }: SheetShape): string {
  const grid = `grid-template-columns:repeat(${String(columns)},minmax(0,1fr))`;
  return document(
    'Contact sheet',
    `<div class="grid" style="${grid}">${pictures.map(figure).join('')}</div>`,
  );
}

function indexOf(pictures: readonly Picture[]): string {
  const names = [...new Set(pictures.map(({ name }) => name))];
  const parts = names.map((name) => {
    const own = pictures.filter((picture) => picture.name === name);
    return `<h2 id="${name}">${name}</h2><div class="row">${own.map(figure).join('')}</div>`;
  });
  return document('Every screen of Popp Console', `<h1>Every screen</h1>${parts.join('')}`);
}
