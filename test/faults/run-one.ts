import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { chance, chanceBetween } from '../../electron/core/practice/chance.ts';
import { startPracticeChild, type PracticeChild } from '../support/practice-child.ts';
import { startConsoleChild, type ConsoleChild } from './console-child.ts';
import {
  contactOf,
  type ConsoleOptions,
  type ConsoleState,
  type ItemStanding,
} from './console-protocol.ts';
import { judgeRun, type RunVerdict } from './judge.ts';
import { startLeadRelay } from './lead-relay.ts';
import type { Mix } from './mix.ts';

/** Requests of the fault runs are small, so that a run has many of them. */
const limits = { first: 25, second: 100, most: 200, fastMs: 20_000 };
// An evening in London: what waits for business hours waits for the next morning.
const startMs = Date.UTC(2026, 10, 17, 20, 30);
const quietWithinMs = 40;
const longestMs = 12 * 60 * 60_000;

type Stage = {
  readonly mix: Mix;
  readonly popp: PracticeChild;
  readonly options: ConsoleOptions;
  readonly killAt: ReadonlySet<number>;
  console: ConsoleChild;
  /** The storm is over, and what leaves now is what a witness can come from. */
  isCalm: boolean;
  hasLeft: boolean;
  killsDue: number;
  kills: number;
  passedMs: number;
  turn: number;
};

/** One run: candidates leave through a stormy API while the console is killed again and again. */
export async function runOnce(mix: Mix, candidates: number): Promise<RunVerdict> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'popp-faults-'));
  const popp = await startPracticeChild({
    folder: path.join(folder, 'popp'),
    startMs,
    seed: mix.name,
    plan: mix.stormy,
  });
  try {
    const { baseUrl, organizationId, apiKey } = popp;
    const options: ConsoleOptions = {
      dataFolder: path.join(folder, 'data'),
      witnessFile: path.join(folder, 'witness.json'),
      startMs,
      baseUrl,
      organizationId,
      apiKey,
      limits,
    };
    const stage: Stage = {
      mix,
      popp,
      options,
      killAt: killTurns(mix),
      console: await startConsoleChild(options),
      isCalm: false,
      hasLeft: false,
      killsDue: 0,
      kills: 0,
      passedMs: 0,
      turn: 0,
    };
    const relay = mix.webhooks ? await startLeadRelay(popp, () => stage.console) : undefined;
    const verdict = await play(stage, candidates);
    await relay?.stop();
    await stage.console.kill();
    return verdict;
  } finally {
    await popp.kill();
    await rm(folder, { recursive: true, force: true });
  }
}

async function play(stage: Stage, candidates: number): Promise<RunVerdict> {
  const { mix, popp } = stage;
  const campaignId = await liveCampaign(popp);
  const add = (uploadId: string, from: number, count: number, round = 1) =>
    stage.console.ask({
      name: 'add',
      campaignId,
      channel: 'SMS',
      uploadId,
      from,
      count,
      round,
      businessHours: mix.businessHours,
      ownReference: mix.ownReference,
      closes: mix.closes,
      meetings: mix.meetings,
    });

  // Most of them leave in the storm. The rest leave when it is over: they are what a witness can come from.
  const later = Math.ceil(candidates / 20);
  await add('stormy', 0, candidates - later);
  await passUntil(stage, ({ waiting, sending, held }) => waiting + sending + held === 0);
  await popp.setFaults(mix.calm);
  stage.isCalm = true;
  stage.hasLeft = false;
  await add('calm', candidates - later, later);
  await passUntil(stage, isSettled);
  const undecided = await decideAll(stage);
  const rounds = mix.secondRound ? 20 : 0;
  if (rounds > 0) {
    await add('again', 0, rounds, 2);
    await passUntil(stage, isSettled);
    undecided.push(...(await decideAll(stage)));
  }
  return judgeRun({
    mix,
    candidates,
    kills: stage.kills,
    undecided,
    items: await stage.console.items(),
    opened: await popp.opened(),
    expectedOf: (contact) => (rowIsAgain(contact, rounds) ? 2 : 1),
  });
}

/** A recruiter looks at Popp and decides what the console could not; answers what that was. */
async function decideAll(stage: Stage): Promise<ItemStanding[]> {
  const undecided = (await stage.console.items()).filter((item) => item.state === 'undecided');
  const there: Record<string, number> = {};
  for (const { contact } of await stage.popp.opened()) there[contact] = (there[contact] ?? 0) + 1;
  await stage.console.ask({ name: 'decide', arrived: there });
  await passUntil(stage, isSettled);
  return undecided;
}

function isSettled({ waiting, sending, unknown, held }: ConsoleState['counts']): boolean {
  return waiting + sending + unknown + held === 0;
}

function rowIsAgain(contact: string, rounds: number): boolean {
  return contact < contactOf(rounds);
}

/** Lets time pass on both sides, kills the console when its turn has come, and resumes what a 401 paused. */
async function passUntil(
  stage: Stage,
  isOver: (counts: ConsoleState['counts']) => boolean,
): Promise<void> {
  const end = stage.passedMs + longestMs;
  for (;;) {
    stage.turn += 1;
    if (stage.killAt.has(stage.turn)) stage.killsDue += 1;
    // Nothing is sent after the last request: one that is lost there has no witness, and is rightly left to the recruiter.
    if (stage.killsDue > 0 && (!stage.isCalm || stage.hasLeft)) {
      stage.killsDue -= 1;
      await killSoon(stage);
    }
    const state = await stage.console.state(quietWithinMs);
    if (state === undefined) continue;
    stage.hasLeft = state.counts.waiting + state.counts.sending === 0;
    if (isOver(state.counts)) return;
    if (stage.passedMs > end) {
      throw new Error(`${stage.mix.name} never settled: ${JSON.stringify(state)}`);
    }
    if (state.pause !== undefined && state.mayResume) await stage.console.ask({ name: 'resume' });
    const { waiting, sending } = state.counts;
    // What is not quiet by now waits for an answer that never comes.
    const ms = state.quiet && waiting + sending > 0 ? 5000 : 20_000;
    stage.passedMs += ms;
    await stage.popp.advance(ms);
    await stage.console.ask({ name: 'advance', ms });
  }
}

/** Kills the console a few milliseconds into whatever it is doing, and starts it again on the same folder. */
async function killSoon(stage: Stage): Promise<void> {
  const afterMs = chanceBetween([0, 25], stage.mix.name, 'kill after', stage.turn);
  const ms = stage.isCalm ? 100 : 5000;
  void stage.console.ask({ name: 'advance', ms });
  stage.passedMs += ms;
  await stage.popp.advance(ms);
  await new Promise((resolve) => {
    setTimeout(resolve, afterMs);
  });
  await stage.console.kill();
  stage.kills += 1;
  stage.console = await startConsoleChild({
    ...stage.options,
    startMs: stage.options.startMs + stage.passedMs,
  });
}

/** The turns at which the console dies: early, while things leave, and once while they are settled. */
function killTurns(mix: Mix): ReadonlySet<number> {
  const turns = Array.from({ length: mix.kills }, (_, index) => {
    const isLate = index === mix.kills - 1 && chance(mix.name, 'late') < 0.5;
    return chanceBetween(isLate ? [20, 60] : [1, 18], mix.name, 'kill', index);
  });
  return new Set(turns);
}

async function liveCampaign(popp: PracticeChild): Promise<string> {
  const campaigns = await popp.campaigns();
  const live = campaigns.find((one) => one.campaignStatus === 'LIVE' && one.channel === 'SMS');
  if (live === undefined) throw new Error('The practice world has no live SMS campaign');
  return live.id;
}
