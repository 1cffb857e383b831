import { createConversation } from './creating.ts';
import { flowNamed } from './script.ts';
import type { World } from './world.ts';

type Sample = {
  readonly campaign: string;
  readonly flow: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly contact: string;
  /** How long ago it was created, in minutes. */
  readonly minutesAgo: number;
};

const warehouse = 'PRACTICE-JOB-1001';
const care = 'PRACTICE-JOB-1002';
const driver = 'PRACTICE-JOB-1003';
const payroll = 'PRACTICE-JOB-1004';

/** An inbox that is not empty: exactly two of them wait for a human. Oldest first. */
const samples: readonly Sample[] = [
  {
    campaign: care,
    flow: 'never-answers',
    firstName: 'Nora',
    lastName: 'Practice',
    contact: '+442079460120',
    minutesAgo: 4500,
  },
  {
    campaign: driver,
    flow: 'agreeable',
    firstName: 'Ali',
    lastName: 'Practice',
    contact: '+61491570006',
    minutesAgo: 2900,
  },
  {
    campaign: warehouse,
    flow: 'refuses-mandatory',
    firstName: 'Peter',
    lastName: 'Practice',
    contact: '+12025550101',
    minutesAgo: 1600,
  },
  {
    campaign: payroll,
    flow: 'long',
    firstName: 'Ingrid',
    lastName: 'Practice',
    contact: 'ingrid.practice@example.com',
    minutesAgo: 1500,
  },
  {
    campaign: warehouse,
    flow: 'stops-at-once',
    firstName: 'Olga',
    lastName: 'Practice',
    contact: '+12025550102',
    minutesAgo: 1490,
  },
  {
    campaign: care,
    flow: 'sensitive',
    firstName: 'Maria',
    lastName: 'Practice',
    contact: '+442079460102',
    minutesAgo: 1300,
  },
  {
    campaign: warehouse,
    flow: 'landline',
    firstName: 'Frank',
    lastName: 'Practice',
    contact: '+12025550103',
    minutesAgo: 900,
  },
  {
    campaign: care,
    flow: 'emoji',
    firstName: 'Zoe',
    lastName: 'Practice',
    contact: '+442079460103',
    minutesAgo: 420,
  },
  {
    campaign: warehouse,
    flow: 'agreeable',
    firstName: 'Henry',
    lastName: 'Practice',
    contact: '+12025550104',
    minutesAgo: 180,
  },
  {
    campaign: warehouse,
    flow: 'drifts-away',
    firstName: 'Tom',
    lastName: 'Practice',
    contact: '+12025550105',
    minutesAgo: 120,
  },
  {
    campaign: warehouse,
    flow: 'asks-salary',
    firstName: 'Grace',
    lastName: 'Practice',
    contact: '+12025550106',
    minutesAgo: 35,
  },
  {
    campaign: driver,
    flow: 'short',
    firstName: 'Ben',
    lastName: 'Practice',
    contact: '+12025550106',
    minutesAgo: 20,
  },
  {
    campaign: warehouse,
    flow: 'long',
    firstName: 'Carla',
    lastName: 'Practice',
    contact: '+12025550107',
    minutesAgo: 3,
  },
];

/** Creates the samples in the past; the queue then lets everything happen that has happened since. */
export function addSampleConversations(world: World, nowMs: number): void {
  for (const sample of samples) {
    const campaign = world.shelf.campaignByExternalId(sample.campaign);
    if (campaign === undefined) throw new Error(`No practice campaign ${sample.campaign}`);
    const byEmail = campaign.channel === 'EMAIL';
    const scripted: World = { ...world, flowFor: () => flowNamed(sample.flow) };
    createConversation(
      scripted,
      campaign,
      {
        contact: sample.contact,
        phoneNumber: byEmail ? undefined : sample.contact,
        emailAddress: byEmail ? sample.contact : undefined,
        firstName: sample.firstName,
        lastName: sample.lastName,
        externalId: `practice-${sample.firstName.toLowerCase()}`,
        openingMessage: undefined,
        additionalContext: undefined,
        skipDuplicationCheck: false,
        closePreviousConversations: false,
      },
      { businessHours: false, at: nowMs - sample.minutesAgo * 60_000 },
    );
  }
}
