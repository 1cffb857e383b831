import process from 'node:process';
import { parseArgs } from 'node:util';
import { buildEntries } from '../support/build-entries.ts';
import { runMany, summarize } from './run-many.ts';

// npm run faults -- --runs N --seed S: as many runs as you like, one line of JSON at the end.

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '25' },
    seed: { type: 'string', default: 'once-only' },
    candidates: { type: 'string', default: '2000' },
    verbose: { type: 'boolean', default: false },
  },
});

await buildEntries();
const verdicts = await runMany({
  runs: Number(values.runs),
  seed: values.seed,
  candidates: Number(values.candidates),
  onRun(verdict) {
    const wrong = verdict.duplicates + verdict.lost > 0;
    const open = verdict.decidable && verdict.undecided > 0;
    if (values.verbose || wrong || open) process.stderr.write(`${JSON.stringify(verdict)}\n`);
  },
});
const summary = summarize(verdicts);
process.stdout.write(`${JSON.stringify(summary)}\n`);
// Nobody passes by deciding nothing.
const open = verdicts.some((one) => one.decidable && one.undecided > 0);
process.exit(summary.duplicates + summary.lost > 0 || open ? 1 : 0);
