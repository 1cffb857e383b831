import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import process from 'node:process';
import { createChangeBus } from '../../electron/core/changes.ts';
import type { InstanceWitness, Logger, Network } from '../../electron/core/capabilities.ts';
import { openStore } from '../../electron/core/database/open.ts';
import { createHttpClient } from '../../electron/core/network/http.ts';
import { createOutbox } from '../../electron/core/outbox/create-outbox.ts';
import { createDecisions } from '../../electron/core/outbox/decisions.ts';
import { createOutboxPorts } from '../../electron/core/outbox/popp-ports.ts';
import { createPoppInferred } from '../../electron/core/popp/inferred.ts';
import { createPoppReads } from '../../electron/core/popp/reads.ts';
import { createPoppWrites } from '../../electron/core/popp/writes.ts';
import { Secret } from '../../electron/core/secret.ts';
import { toMeetingRequest } from '../../shared/scheduling/request.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { completeSetup } from '../unit/scheduling/setups.ts';
import {
  commandSchema,
  consoleOptionsSchema,
  contactOf,
  workspaceId,
  type Command,
  type ConsoleState,
  type ItemStanding,
} from './console-protocol.ts';

// The outbox of a console in a process of its own, so that a test can kill it at any moment.
// Its clock stands until it is told to advance; it is driven over the process's own message channel.

const options = consoleOptionsSchema.parse(JSON.parse(process.argv[2] ?? '{}'));
const clock = createManualClock(options.startMs);
const logger: Logger = { info: () => {}, warn: () => {}, error: note };
const network: Network = { certificates: () => [], proxyFor: () => Promise.resolve(undefined) };

function note(event: string, facts?: unknown): void {
  process.stderr.write(`${event} ${JSON.stringify(facts)}\n`);
}

const witness: InstanceWitness = {
  read: () =>
    Promise.resolve(
      existsSync(options.witnessFile) ? readFileSync(options.witnessFile, 'utf8') : undefined,
    ),
  write(value) {
    writeFileSync(`${options.witnessFile}.new`, value);
    renameSync(`${options.witnessFile}.new`, options.witnessFile);
    return Promise.resolve();
  },
};

const opened = openStore(options.dataFolder, clock.now());
if ('failure' in opened) {
  process.send?.({ ready: false, reason: opened.failure.reason });
  process.exit(3);
}
const http = createHttpClient({ network, clock });
const client = { network, clock, logger, http };
const connection = {
  workspaceId,
  baseUrl: options.baseUrl,
  organizationId: options.organizationId,
  apiKey: new Secret(options.apiKey),
};
const outbox = createOutbox({
  database: opened.store.database,
  clock,
  logger,
  changes: createChangeBus(),
  witness,
  limits: options.limits,
  ports: createOutboxPorts({
    clock,
    reads: createPoppReads(client),
    inferred: createPoppInferred(client),
    writes: createPoppWrites(client),
    openConnection: () => Promise.resolve(connection),
    organizationOf: () => options.organizationId,
  }),
});
const decisions = createDecisions(outbox);
const { items, notes } = outbox.books;
const { meetingParticipants, meetingConfiguration } = toMeetingRequest(completeSetup());
const meeting = {
  meetingParticipants: meetingParticipants.map((one) => ({ ...one })),
  meetingConfiguration: { ...meetingConfiguration },
};

function add(command: Extract<Command, { name: 'add' }>): void {
  const rows = Array.from({ length: command.count }, (_, index) => command.from + index);
  outbox.addConversations(
    rows.map((row) => {
      const contact = contactOf(row);
      const { campaignId, channel, round } = command;
      const item = { workspaceId, campaignId, channel, contact, round };
      const payload = {
        firstName: `Pat${row}`,
        phoneNumber: contact,
        shouldSendDuringBusinessHours: command.businessHours,
        ...(command.ownReference ? { externalId: `ats-${row}` } : {}),
      };
      if (command.meetings)
        return { ...item, kind: 'scheduling', payload: { ...payload, ...meeting } } as const;
      return {
        ...item,
        kind: 'conversation',
        payload: { ...payload, ...(command.closes ? { closePreviousConversations: true } : {}) },
        upload: { uploadId: command.uploadId, row },
      } as const;
    }),
  );
}

async function state(quietWithinMs: number): Promise<ConsoleState> {
  const timer = new Promise<void>((resolve) => {
    setTimeout(resolve, quietWithinMs).unref();
  });
  await Promise.race([outbox.quiet(), timer]);
  const pause = notes.pauseOf(workspaceId);
  return {
    counts: items.countWorkspace(workspaceId),
    quiet: outbox.isQuiet(),
    ...(pause === undefined ? {} : { pause: pause.cause }),
    mayResume: pause !== undefined && (pause.cause !== 'instance' || pause.checkedAt !== undefined),
    alarms: notes.alarms(workspaceId).length,
  };
}

function decide(arrived: Readonly<Record<string, number>>): void {
  for (const id of items.idsInState('undecided')) {
    const { contact = '', round = 1 } = items.get(id) ?? {};
    decisions.decide(id, (arrived[contact] ?? 0) >= round ? 'arrived' : 'send-again');
  }
}

function standings(): ItemStanding[] {
  return items.everything(workspaceId).map(({ contact, round, state, reason }) => ({
    contact,
    round,
    state,
    ...(reason === undefined ? {} : { reason }),
  }));
}

function addStep({ conversationId, requestId, kind, body }: Extract<Command, { name: 'step' }>) {
  const step = { workspaceId, conversationId, requestId };
  return outbox.addStep(kind === 'message' ? { ...step, kind, body } : { ...step, kind });
}

async function run(command: Command): Promise<unknown> {
  switch (command.name) {
    case 'add':
      return add(command);
    case 'advance':
      return clock.advance(command.ms);
    case 'state':
      return state(command.quietWithinMs);
    case 'lead': {
      const { event, conversationId, externalId } = command;
      const lead = { workspaceId, event, conversationId };
      return outbox.lead(externalId === undefined ? lead : { ...lead, externalId });
    }
    case 'resume':
      return decisions.resumeWorkspace(workspaceId);
    case 'decide':
      return decide(command.arrived);
    case 'items':
      return standings();
    case 'step':
      return addStep(command);
    case 'steps':
      return outbox
        .listConversation(workspaceId, command.conversationId)
        .map(({ state, body = '' }) => ({ state, body }));
    case 'stop':
      await outbox.stop();
      return setImmediate(() => process.exit(0));
    default:
      return command satisfies never;
  }
}

process.on('message', (message: { readonly id: number; readonly command: unknown }) => {
  const work = async () => run(commandSchema.parse(message.command));
  work().then(
    (answer) => process.send?.({ id: message.id, answer: answer ?? {} }),
    (error: unknown) => process.send?.({ id: message.id, error: String(error) }),
  );
});
process.on('disconnect', () => process.exit(0));

await outbox.start();
// A killed process writes nothing when it ends: what the next ones start faster from is written now.
flushCompileCache();
process.send?.({ ready: true });
