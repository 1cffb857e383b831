import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHttpClient } from '../../../electron/core/network/http.ts';
import type { PoppConnection } from '../../../electron/core/popp/connection.ts';
import { createPoppInferred } from '../../../electron/core/popp/inferred.ts';
import type { FrozenRequest } from '../../../electron/core/popp/outcome.ts';
import { createPoppReads } from '../../../electron/core/popp/reads.ts';
import {
  createPoppWrites,
  encodeBulk,
  encodeConversation,
  encodeHandBack,
  encodeMessage,
  encodeTakeover,
} from '../../../electron/core/popp/writes.ts';
import { startPracticePopp } from '../../../electron/core/practice/popp-server.ts';
import type { PracticePopp } from '../../../electron/core/practice/popp-server.ts';
import { judgeBulkAnswer } from '../../../shared/popp/bulk-answer.ts';
import { parseConversation } from '../../../shared/popp/conversation.ts';
import { parseErrorBody } from '../../../shared/popp/error-body.ts';
import { parseMessage } from '../../../shared/popp/message.ts';
import { failureOf, testDeps } from './support.ts';

const people = ['+14155550121', '+14155550122', '+14155550123'] as const;

let popp: PracticePopp;
let connection: PoppConnection;
const deps = testDeps();
const http = createHttpClient(deps);
const reads = createPoppReads({ ...deps, http });
const inferred = createPoppInferred({ ...deps, http });
const writes = createPoppWrites({ ...deps, http });

beforeEach(async () => {
  popp = await startPracticePopp({ clock: deps.clock, samples: false });
  const { baseUrl, organizationId, apiKey } = popp;
  connection = { workspaceId: 'practice', baseUrl, organizationId, apiKey };
});

afterEach(async () => {
  http.close();
  await popp.stop();
});

async function send(request: FrozenRequest): Promise<{ status: number; body: string }> {
  const outcome = await writes.send(connection, request, { timeoutMs: 1000 });
  if (outcome.kind !== 'answer') throw new Error(outcome.detail);
  return outcome;
}

async function liveSmsCampaign(): Promise<{ campaignId: string }> {
  const { items } = await reads.listCampaigns(connection, { campaignStatus: 'LIVE' });
  const found = items.find((campaign) => campaign.channel === 'SMS');
  if (found === undefined) throw new Error('The practice world has no live SMS campaign.');
  expect(await reads.getCampaign(connection, found.id)).toEqual(found);
  return { campaignId: found.id };
}

function person(phoneNumber: string) {
  return { firstName: 'Ann', phoneNumber, shouldSendDuringBusinessHours: false };
}

describe('the practice Popp, through the client', () => {
  it('takes one conversation, shows it, lets it be taken over, answered and handed back', async () => {
    const campaign = await liveSmsCampaign();
    const created = await send(encodeConversation(person(people[0]), campaign));
    expect(created.status).toBe(202);
    await deps.clock.advance(60_000);
    const { items, serverDate } = await reads.listConversations(connection, campaign);
    expect(serverDate).toBe(Math.floor(popp.control.now() / 1000) * 1000);
    const [shown] = items;
    expect(shown).toMatchObject({ phoneNumber: people[0], firstName: 'Ann', ...campaign });
    const id = shown?.id ?? '';
    const one = await inferred.getConversation(connection, id);
    expect(one).toMatchObject({ supported: true, value: { id, status: 'ONGOING' } });

    const taken = await send(encodeTakeover(id));
    expect(taken.status).toBe(200);
    expect(parseConversation(JSON.parse(taken.body))).toMatchObject({ isHumanTakeover: true });
    const said = await send(encodeMessage(id, { body: 'Hi Ann, Alex here.' }));
    expect(said.status).toBe(201);
    expect(parseMessage(JSON.parse(said.body))).toMatchObject({ author: 'recruiter' });
    const thread = await inferred.listMessages(connection, id);
    expect(thread.supported && thread.value.map((message) => message.author)).toEqual(
      expect.arrayContaining(['ai', 'recruiter']),
    );
    const back = await send(encodeHandBack(id));
    expect(parseConversation(JSON.parse(back.body))).toMatchObject({ isHumanTakeover: false });
  });

  it('takes many, and its answer counts', async () => {
    const campaign = await liveSmsCampaign();
    const answer = await send(
      encodeBulk(
        people.map((phone) => person(phone)),
        campaign,
      ),
    );
    expect(answer.status).toBe(202);
    expect(judgeBulkAnswer(answer.body, ['Ann', 'Ann', 'Ann'])).toEqual({
      counts: true,
      verdicts: people.map(() => ({ kind: 'accepted' })),
    });
    await deps.clock.advance(60_000);
    const seen: string[] = [];
    let nextToken: string | undefined;
    do {
      const page = await reads.listConversations(connection, {
        ...campaign,
        sortDirection: 'DESC',
        limit: 2,
        ...(nextToken === undefined ? {} : { nextToken }),
      });
      seen.push(...page.items.map((item) => item.phoneNumber ?? ''));
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
    expect(seen.toSorted()).toEqual([...people]);
  });

  it('refuses in words, and in ways that reads can tell apart', async () => {
    const campaign = await liveSmsCampaign();
    const refused = await send(
      encodeConversation({ ...person('0'), openingMessage: 'no keyword' }, campaign),
    );
    expect(refused.status).toBe(400);
    expect(parseErrorBody(refused.body)?.message).not.toBe('');
    const stranger = { ...connection, organizationId: 'org_other' };
    expect((await failureOf(reads.listCampaigns(stranger, {}))).code).toBe('key-rejected');
    expect((await failureOf(reads.getCampaign(connection, 'no-such'))).code).toBe('not-found');
    expect((await reads.listTemplates(connection)).length).toBeGreaterThan(0);
  });
});
