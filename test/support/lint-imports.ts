import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { readImports } from '../../electron/packaging/read-imports.ts';
import { breaches, circles } from './imports/check.ts';
import { importRules } from './imports/rules.ts';

// Files git knows or could know, so that an ignored build folder is not read and nothing else is missed.
const listed = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts', '*.tsx'],
  { encoding: 'utf8' },
);
const files = listed.split('\n').filter((file) => file !== '' && existsSync(file));
const imports = files.flatMap((file) => readImports(file, readFileSync(file, 'utf8')));
const violations = [...breaches(imports, importRules), ...circles(imports)];
for (const { rule, text } of violations) process.stderr.write(`${rule}: ${text}\n`);
process.stdout.write(
  `Import rules: ${files.length} modules, ${imports.length} imports, ${violations.length} violations.\n`,
);
if (violations.length > 0 || imports.length < files.length) process.exitCode = 1;
