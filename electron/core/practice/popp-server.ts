import { randomBytes } from 'node:crypto';
import type { Clock, Logger } from '../capabilities.ts';
import { Secret } from '../secret.ts';
import { createControl, type PracticeControl } from './control.ts';
import { createDueQueue } from './due-queue.ts';
import { happen } from './engine.ts';
import { noFaults, type PracticeFaults } from './faults.ts';
import { listen } from './http-server.ts';
import { openCampaignShelf } from './repository-campaigns.ts';
import { allConversations } from './repository-conversations.ts';
import { type MeetingPlan, planFor } from './meetings.ts';
import { noteLeft, noteReached } from './position.ts';
import { openPracticeDatabase, readFact, writeFact } from './repository-schema.ts';
import { addSampleCampaigns } from './sample-campaigns.ts';
import { addSampleConversations } from './sample-conversations.ts';
import { tellSampleMeetings } from './sample-meetings.ts';
import { flowFor, flowNamed } from './script.ts';
import { eventBody, meetingBody } from './webhook-events.ts';
import { createWebhookSender, type WebhookTarget } from './webhook-sender.ts';
import { campaignOf, type World } from './world.ts';

/** How to start a practice Popp. */
export type PracticePoppOptions = {
  /** Where its state survives a restart; without it everything is in memory. */
  readonly folder?: string;
  readonly clock: Clock;
  /** 0, the default, takes a free port. */
  readonly port?: number;
  readonly webhook?: WebhookTarget;
  readonly faults?: PracticeFaults;
  /** The same seed gives the same candidates the same behaviour. */
  readonly seed?: string;
  /** Told when the practice world itself fails, for example on a full disk. */
  readonly logger?: Logger;
  /** Whether a fresh world begins with conversations; it does unless this is false. */
  readonly samples?: boolean;
};

/** A running practice Popp. Its key is minted at each start and exists in this process only. */
export type PracticePopp = {
  readonly baseUrl: string;
  readonly organizationId: string;
  readonly apiKey: Secret;
  readonly control: PracticeControl;
  stop(): Promise<void>;
};

/** Starts Popp for practice: a real HTTP server on 127.0.0.1 that keeps to the rules of the seeds and never reaches a person. */
export async function startPracticePopp(options: PracticePoppOptions): Promise<PracticePopp> {
  const { clock, faults = noFaults } = options;
  const database = openPracticeDatabase(options.folder);
  const shelf = openCampaignShelf(database);
  const sender = createWebhookSender({ database, clock, faults, failed });
  const assigned = new Map<string, string>();
  const assignedMeetings = new Map<string, MeetingPlan>();
  const seed = fact('seed', () => options.seed ?? 'practice');
  const organizationId = fact(
    'organization',
    () => `org_practice_${randomBytes(6).toString('hex')}`,
  );

  function failed(error: unknown): void {
    options.logger?.error('practice.failed', { error: String(error) });
  }

  function fact(name: string, mint: () => string): string {
    return database.transaction(() => {
      const known = readFact(database, name);
      if (known !== undefined) return known;
      const minted = mint();
      writeFact(database, name, minted);
      return minted;
    });
  }

  const world: World = {
    database,
    shelf,
    seed,
    faults,
    flowFor(contact) {
      const name = assigned.get(contact);
      return name === undefined ? flowFor(seed, contact) : flowNamed(name);
    },
    emit(event, conversation, at) {
      const campaign = campaignOf(world, conversation);
      const body = eventBody(event, { organizationId, campaign, conversation, at });
      sender.add({ dueAt: at, event, recordId: conversation.id, body });
    },
    meetingPlanFor: (contact) => assignedMeetings.get(contact) ?? planFor(seed, contact),
    emitMeeting(event, conversation, meeting, at) {
      const campaign = campaignOf(world, conversation);
      const body = meetingBody(event, { organizationId, campaign, conversation, meeting, at });
      sender.add({ dueAt: at, event, recordId: meeting.bookingId, body });
    },
  };

  const queue = createDueQueue({
    database,
    clock,
    happen: (event) => happen(world, event),
    reached: (atMs) => noteReached(database, atMs),
    committed: () => sender.nudge(),
    failed,
  });

  const fresh = readFact(database, 'last-sample') === undefined;
  const lastSample = fact('last-sample', () => {
    addSampleCampaigns(shelf);
    if (options.samples !== false) addSampleConversations(world, clock.now());
    return String(allConversations(database).at(-1)?.seq ?? 0);
  });
  // The past of a fresh world is nobody's news; what is due in an old one is.
  if (fresh) queue.catchUp();
  sender.setTarget(options.webhook);
  if (fresh && options.samples !== false) {
    database.transaction(() => tellSampleMeetings(world, clock.now()));
  }
  queue.catchUp();

  const apiKey = new Secret(`practice_${randomBytes(24).toString('hex')}`);
  const http = await listen(
    {
      world,
      organizationId,
      apiKey,
      now: () => clock.now(),
      changed: () => {
        queue.arm();
        sender.nudge();
      },
    },
    options.port ?? 0,
  ).catch((error: unknown) => {
    queue.stop();
    sender.stop();
    database.close();
    throw error;
  });
  return {
    baseUrl: http.baseUrl,
    organizationId,
    apiKey,
    control: createControl({
      world,
      sender,
      assigned,
      assignedMeetings,
      lastSample: Number(lastSample),
      now: () => clock.now(),
    }),
    async stop() {
      queue.stop();
      await http.close();
      sender.stop();
      noteLeft(database, clock.now());
      database.close();
    },
  };
}
