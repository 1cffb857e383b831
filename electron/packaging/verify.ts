import process from 'node:process';
import { lineOf } from './verify/check.ts';
import { verifyPackage } from './verify/verify-package.ts';

// `npm run verify:package -- DIR`: one line for each thing that was looked at.

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  process.stdout.write('Say which: npm run verify:package -- dist/linux-unpacked\n');
  process.exitCode = 2;
} else {
  const checks = await verifyPackage(folder);
  for (const check of checks) process.stdout.write(`${lineOf(check)}\n`);
  const failed = checks.filter((check) => check.problems.length > 0).length;
  process.stdout.write(
    failed === 0
      ? `${checks.length} checks, all as they should be.\n`
      : `${checks.length} checks, ${failed} failed. Do not publish this package.\n`,
  );
  if (failed > 0) process.exitCode = 1;
}
