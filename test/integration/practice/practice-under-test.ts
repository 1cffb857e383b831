import { onTestFinished } from 'vitest';
import type { Campaign, Conversation } from '../../../electron/core/practice/model.ts';
import {
  type PracticePopp,
  type PracticePoppOptions,
  startPracticePopp,
} from '../../../electron/core/practice/popp-server.ts';
import { createManualClock, type ManualClock } from '../../support/manual-clock.ts';

/** What the API answered; the body is whatever it is. */
export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
};

/** One field of an answer as a list of records. */
export function records(answer: Answer, field = 'data'): Record<string, unknown>[] {
  const value = answer.body[field];
  return Array.isArray(value) ? value : [];
}

/** Calls the practice API over HTTP with its key. */
export type CallApi = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string | undefined>,
) => Promise<Answer>;

/** A practice Popp, its clock, and a way to call it. */
export type UnderTest = {
  readonly popp: PracticePopp;
  readonly clock: ManualClock;
  readonly call: CallApi;
  /** The newest campaign with this channel that is LIVE. */
  readonly live: (channel: Campaign['channel']) => Campaign;
  /** The newest conversation with this contact, whether lists show it or not. */
  readonly of: (contact: string) => Conversation;
  /** The statuses of everything with this contact, oldest first. */
  readonly statuses: (contact: string) => string[];
};

/** Tuesday, 10:00 in London. */
export const tuesdayMorning = Date.UTC(2026, 10, 17, 10, 0);

/** Starts a practice Popp that ends with the test. */
export async function practiceUnderTest(
  options: Partial<PracticePoppOptions> & { readonly clock?: ManualClock } = {},
): Promise<UnderTest> {
  const clock = options.clock ?? createManualClock(tuesdayMorning);
  const popp = await startPracticePopp({ samples: false, ...options, clock });
  let stopped = false;
  const once = {
    ...popp,
    async stop() {
      if (stopped) return;
      stopped = true;
      await popp.stop();
    },
  };
  onTestFinished(() => once.stop());

  return {
    popp: once,
    clock,
    call: apiCaller(popp.baseUrl, popp.organizationId, popp.apiKey.reveal()),
    live(channel) {
      const found = popp.control
        .campaigns()
        .find((campaign) => campaign.channel === channel && campaign.campaignStatus === 'LIVE');
      if (found === undefined) throw new Error(`No LIVE campaign for ${channel}`);
      return found;
    },
    of(contact) {
      const found = popp.control.conversations().findLast((it) => it.contact === contact);
      if (found === undefined) throw new Error(`No conversation with ${contact}`);
      return found;
    },
    statuses: (contact) =>
      popp.control
        .conversations()
        .filter((it) => it.contact === contact)
        .map((it) => it.status),
  };
}

/** A plain client of the API. */
export function apiCaller(baseUrl: string, organizationId: string, apiKey: string): CallApi {
  return async (method, path, body, headers = {}) => {
    const merged = new Headers({
      'x-api-key': apiKey,
      'x-organization-id': organizationId,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    });
    for (const [name, value] of Object.entries(headers)) {
      if (value === undefined) merged.delete(name);
      else merged.set(name, value);
    }
    const response = await fetch(baseUrl + path, {
      method,
      headers: merged,
      redirect: 'manual',
      ...(body === undefined
        ? {}
        : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return {
      status: response.status,
      headers: response.headers,
      body: JSON.parse((await response.text()) || '{}'),
    };
  };
}
