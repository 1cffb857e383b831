import { writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { writeNotices } from './notices/write-notices.ts';

// `npm run notices`: writes resources/third-party-notices.txt from what is installed.

const root = path.resolve(import.meta.dirname, '../..');
const { text, count, problems } = writeNotices(root);
writeFileSync(path.join(root, 'resources/third-party-notices.txt'), text);
process.stdout.write(
  `The notices of ${count} packages are in resources/third-party-notices.txt.\n`,
);
for (const problem of problems) process.stdout.write(`${problem}\n`);
if (problems.length > 0) process.exitCode = 1;
