import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import process from 'node:process';
import { openStore } from '../../electron/core/database/open.ts';
import { Secret } from '../../electron/core/secret.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { composeMirror, conversationsOf, mirrored } from '../support/mirror-bench.ts';
import { mirrorCommandSchema, mirrorOptionsSchema, type MirrorCommand } from './mirror-protocol.ts';

// The mirror of a console in a process of its own, so that a test can kill it at any moment.

const options = mirrorOptionsSchema.parse(JSON.parse(process.argv[2] ?? '{}'));
const clock = createManualClock(options.startMs);
const opened = openStore(options.dataFolder, clock.now());
if ('failure' in opened) throw new Error(opened.failure.message);
const account = {
  baseUrl: options.baseUrl,
  locationId: options.locationId,
  token: new Secret(options.token),
};
const { mirror, outbox, store } = composeMirror({
  database: opened.store.database,
  clock,
  practice: () => Promise.resolve(account),
  witness: {
    read: () =>
      Promise.resolve(
        existsSync(options.witnessFile) ? readFileSync(options.witnessFile, 'utf8') : undefined,
      ),
    write(value) {
      writeFileSync(`${options.witnessFile}.new`, value);
      renameSync(`${options.witnessFile}.new`, options.witnessFile);
      return Promise.resolve();
    },
  },
});
const { workspaceId, campaignId } = mirrored;
const call = { signal: new AbortController().signal };

async function state(quietWithinMs: number) {
  const timer = new Promise<void>((resolve) => {
    setTimeout(resolve, quietWithinMs).unref();
  });
  await Promise.race([Promise.all([outbox.quiet(), mirror.quiet()]), timer]);
  const { jobs } = await mirror.jobs({ workspaceId }, call);
  const [job] = jobs;
  const { waiting, sending, unknown } = outbox.books.items.countWorkspace(workspaceId);
  return {
    total: job?.total ?? 0,
    linked: job?.counts.linked ?? 0,
    undecided: job?.counts['to-decide'] ?? 0,
    failed: (job?.counts.failed ?? 0) + (job?.counts['no-contact'] ?? 0),
    open: waiting + sending + unknown,
  };
}

async function run(command: MirrorCommand): Promise<unknown> {
  switch (command.name) {
    case 'start': {
      store.remember(workspaceId, conversationsOf(command.candidates), clock.now());
      await mirror.connectPractice({ workspaceId, requestId: 'request-connect-0' }, call);
      const source = { campaignId };
      const requestId = 'request-start-000';
      return mirror.start({ workspaceId, source, createsContacts: true, requestId }, call);
    }
    case 'advance':
      return clock.advance(command.ms);
    case 'state':
      return state(command.quietWithinMs);
    default:
      return command satisfies never;
  }
}

process.on('message', (message: { readonly id: number; readonly command: unknown }) => {
  const work = async () => run(mirrorCommandSchema.parse(message.command));
  work().then(
    (answer) => process.send?.({ id: message.id, answer: answer ?? {} }),
    (error: unknown) => process.send?.({ id: message.id, error: String(error) }),
  );
});
process.on('disconnect', () => process.exit(0));

await outbox.start();
mirror.run();
flushCompileCache();
process.send?.({ ready: true });
