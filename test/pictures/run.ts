import { rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { violations } from '../e2e/axe.ts';
import { launchBrowser } from '../support/browser.ts';
import { createCamera, type Picture } from './camera.ts';
import { writeContactSheet } from './contact-sheet.ts';
import { scenes } from './scenes.ts';
import { screens, type ScreenName } from './screens.ts';
import { inStudio } from './studio.ts';

const folder = path.resolve(import.meta.dirname, '../../out/pictures');
const { values } = parseArgs({
  options: {
    /** Plays some scenes. */
    scene: { type: 'string', multiple: true },
    /** Takes only the screens whose name holds this. */
    only: { type: 'string', multiple: true },
    quick: { type: 'boolean', default: false },
    /** Has axe look at every screen besides, in each theme and size. */
    axe: { type: 'boolean', default: false },
  },
});
const asked = Object.entries(scenes).filter(
  ([name]) => values.scene === undefined || values.scene.includes(name),
);
const isPart = values.scene !== undefined || values.only !== undefined || values.quick;
if (!isPart) rmSync(folder, { recursive: true, force: true });

const taken: Picture[] = [];
const wrong: string[] = [];
const browser = await launchBrowser();
for (const [name, scene] of asked) {
  const began = performance.now();
  try {
    await inStudio(
      browser,
      (page) => {
        page.on('pageerror', (error) => wrong.push(`${name}: ${error.message}`));
        const judge = values.axe ? violations : undefined;
        return createCamera({ page, folder, taken, wanted, isQuick: values.quick, judge, wrong });
      },
      scene,
    );
  } catch (error) {
    wrong.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
  }
  say(`${name} ${((performance.now() - began) / 1000).toFixed(0)} s`);
}
const inOrder = Object.keys(screens).flatMap((name) => taken.filter((one) => one.name === name));
await writeContactSheet(browser, folder, inOrder);
await browser.close();

function wanted(name: ScreenName): boolean {
  return values.only === undefined || values.only.some((part) => name.includes(part));
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

const reached = new Set(taken.map(({ name }) => name));
if (!isPart) {
  for (const name of Object.keys(screens))
    if (!reached.has(name as ScreenName)) wrong.push(`Not reached: ${name}`);
}
for (const line of wrong) say(`WRONG ${line}`);
say(`${taken.length} pictures of ${reached.size} screens in ${folder}`);
// A call that a scene left unanswered would keep the process waiting for minutes.
process.exit(wrong.length === 0 ? 0 : 1);
