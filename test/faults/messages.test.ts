import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { chanceBetween } from '../../electron/core/practice/chance.ts';
import { itemStates } from '../../shared/outbox/model.ts';
import { startPracticeChild, type PracticeChild } from '../support/practice-child.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { startConsoleChild, type ConsoleChild } from './console-child.ts';
import { contactOf, type ConsoleOptions } from './console-protocol.ts';

const startMs = Date.UTC(2026, 10, 17, 10, 30);
const stepMs = 5000;
const stepsSchema = z.array(z.object({ state: z.enum(itemStates), body: z.string() }));

type Stage = {
  readonly popp: PracticeChild;
  readonly options: ConsoleOptions;
  console: ConsoleChild;
  passedMs: number;
};

async function pass(stage: Stage): Promise<void> {
  await stage.console.state(40);
  stage.passedMs += stepMs;
  await stage.popp.advance(stepMs);
  await stage.console.ask({ name: 'advance', ms: stepMs });
}

async function passUntil(stage: Stage, isOver: () => Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 2000; turn += 1) {
    if (await isOver()) return;
    await pass(stage);
  }
  throw new Error('It never happened');
}

async function startStage(): Promise<{ stage: Stage; conversationId: string }> {
  const folder = await temporaryFolder();
  const popp = await startPracticeChild({ folder: path.join(folder, 'popp'), startMs });
  onTestFinished(() => popp.kill());
  const { baseUrl, organizationId, apiKey } = popp;
  const options: ConsoleOptions = {
    dataFolder: path.join(folder, 'data'),
    witnessFile: path.join(folder, 'witness.json'),
    startMs,
    baseUrl,
    organizationId,
    apiKey,
    limits: { first: 25, second: 100, most: 200, fastMs: 20_000 },
  };
  const stage: Stage = { popp, options, console: await startConsoleChild(options), passedMs: 0 };
  onTestFinished(() => stage.console.kill());
  const live = (await popp.campaigns()).find(
    (one) => one.campaignStatus === 'LIVE' && one.channel === 'SMS',
  );
  await popp.assignFlow(contactOf(0), 'asks-salary');
  await stage.console.ask({
    name: 'add',
    campaignId: live?.id ?? '',
    channel: 'SMS',
    uploadId: 'one',
    from: 0,
    count: 1,
    round: 1,
    businessHours: false,
    ownReference: false,
    closes: false,
    meetings: false,
  });
  await passUntil(stage, async () => (await popp.conversations()).some((one) => one.needsReview));
  return { stage, conversationId: (await popp.conversations())[0]?.id ?? '' };
}

test.each(['one', 'two', 'three'])(
  'no message is sent twice, however often the console is killed (%s)',
  async (seed) => {
    const { stage, conversationId } = await startStage();
    const { popp } = stage;
    const ask = (kind: 'takeover' | 'message', body: string, requestId: string) =>
      stage.console.ask({ name: 'step', conversationId, kind, body, requestId });
    const steps = async () =>
      stepsSchema.parse(await stage.console.ask({ name: 'steps', conversationId }));
    await ask('takeover', '', 'request-takeover-0000');
    const post = { path: '/conversations/[^/]+/messages', times: null, chance: 0.3 } as const;
    await popp.setFaults({
      seed,
      rules: [
        { ...post, when: 'after', does: { kind: 'reset' } },
        { ...post, when: 'before', does: { kind: 'reset' } },
        { ...post, when: 'after', does: { kind: 'status', status: 504 } },
        { ...post, when: 'after', does: { kind: 'hang' } },
      ],
    });
    const texts = Array.from({ length: 6 }, (_, index) => `Message number ${String(index)}`);
    for (const [index, text] of texts.entries()) {
      await ask('message', text, `request-message-000${String(index)}`);
      void stage.console.ask({ name: 'advance', ms: 0 });
      await new Promise((resolve) => {
        setTimeout(resolve, chanceBetween([0, 20], seed, index));
      });
      await stage.console.kill();
      stage.console = await startConsoleChild({
        ...stage.options,
        startMs: startMs + stage.passedMs,
      });
      // The recruiter's click may be repeated by a link that broke; the request is the same one.
      await ask('message', text, `request-message-000${String(index)}`);
      await passUntil(stage, async () =>
        (await steps()).every(({ state }) => !['waiting', 'sending', 'unknown'].includes(state)),
      );
    }
    const sent = (await popp.recruiterMessages()).map((one) => one.body);
    expect(new Set(sent).size).toBe(sent.length);
    const standing = await steps();
    expect(standing).toHaveLength(texts.length + 1);
    const bodies = (states: readonly string[]) =>
      standing
        .filter((one) => one.body !== '' && states.includes(one.state))
        .map((one) => one.body);
    // What is done is there; what is held or refused is not; only the undecided may be either.
    expect(sent).toEqual(expect.arrayContaining(bodies(['done'])));
    for (const body of bodies(['held', 'refused'])) expect(sent).not.toContain(body);
  },
);
