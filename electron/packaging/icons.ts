import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { drawIcons } from './draw-icons.ts';

/** `npm run icons`: draws every icon anew from `resources/icons/console.svg`. */
const folder = path.resolve(import.meta.dirname, '../../resources/icons');
const icons = drawIcons(readFileSync(path.join(folder, 'console.svg'), 'utf8'));
for (const { file, bytes } of icons) {
  const target = path.join(folder, file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, bytes);
}
process.stdout.write(`${icons.length} icons drawn in resources/icons.\n`);
