import { chance, chanceBetween } from '../../electron/core/practice/chance.ts';
import type { FaultPlanInput } from '../support/practice-faults/plan.ts';

type Rule = NonNullable<FaultPlanInput['rules']>[number];

/** Everything that is drawn for one run. */
export type Mix = {
  readonly name: string;
  /** What the API does wrong while the upload leaves. */
  readonly stormy: FaultPlanInput;
  /** What stays wrong afterwards: lag, missing fields, the clock. */
  readonly calm: FaultPlanInput;
  readonly webhooks: boolean;
  readonly businessHours: boolean;
  readonly ownReference: boolean;
  readonly closes: boolean;
  readonly secondRound: boolean;
  /** Candidates are asked for a meeting, one request each, instead of being written to in bulk. */
  readonly meetings: boolean;
  readonly kills: number;
  /** Whether the evidence about everything arrives within the grace: then nothing may stay undecided. */
  readonly decidable: boolean;
};

// Each strikes a few times: an API that never works again proves nothing about the next request.
const creates = { method: 'POST', path: '/conversations(/bulk)?', times: 2 } as const;
const bulk = { ...creates, path: '/conversations/bulk' } as const;
const lists = { method: 'GET', path: '/conversations', times: 5 } as const;

const often = 0.5;
const seldom = 0.2;

/** Every fault of the once-only rules that one request can have. */
export const requestFaults: readonly Rule[] = [
  { ...creates, when: 'before', chance: often, does: { kind: 'hang' } },
  { ...creates, when: 'after', chance: often, does: { kind: 'hang' } },
  { ...creates, when: 'before', chance: often, does: { kind: 'reset' } },
  { ...creates, when: 'after', chance: often, does: { kind: 'reset' } },
  { ...creates, when: 'before', chance: often, does: { kind: 'status', status: 500 } },
  { ...creates, when: 'after', chance: often, does: { kind: 'status', status: 502 } },
  { ...creates, when: 'after', chance: often, does: { kind: 'status', status: 504 } },
  { ...creates, when: 'before', chance: often, does: { kind: 'status', status: 408 } },
  {
    ...creates,
    when: 'before',
    chance: seldom,
    does: { kind: 'redirect', status: 307, to: 'http://127.0.0.1:9/v1/conversations/bulk' },
  },
  { ...creates, when: 'before', chance: seldom, does: { kind: 'status', status: 401 } },
  {
    ...creates,
    when: 'before',
    chance: often,
    does: { kind: 'status', status: 429, retryAfterSeconds: 7 },
  },
  { ...creates, when: 'before', chance: often, does: { kind: 'html', status: 503 } },
  { ...creates, when: 'after', chance: often, does: { kind: 'html', status: 200 } },
  { ...creates, when: 'after', chance: often, does: { kind: 'truncate', share: 0.6 } },
  { ...bulk, when: 'before', chance: seldom, does: { kind: 'status', status: 400 } },
  { ...bulk, when: 'after', chance: often, does: { kind: 'bulk', how: 'reordered' } },
  { ...bulk, when: 'after', chance: often, does: { kind: 'bulk', how: 'shifted' } },
  { ...bulk, when: 'after', chance: often, does: { kind: 'bulk', how: 'incomplete' } },
  { ...bulk, when: 'after', chance: often, does: { kind: 'bulk', how: 'index-twice' } },
  { ...bulk, when: 'after', chance: often, does: { kind: 'bulk', how: 'wrong-total' } },
  { ...bulk, when: 'after', chance: often, does: { kind: 'bulk', how: 'counts-do-not-add-up' } },
  { ...bulk, when: 'after', chance: often, does: { kind: 'bulk', how: 'unknown-status' } },
  { ...bulk, when: 'after', chance: often, does: { kind: 'bulk', how: 'without-results' } },
];

/** What can go wrong with reading the list. */
export const listFaults: readonly Rule[] = [
  { ...lists, when: 'before', chance: 0.1, does: { kind: 'status', status: 503 } },
  { ...lists, when: 'before', chance: 0.05, does: { kind: 'hang' } },
  { ...lists, when: 'after', chance: 0.1, does: { kind: 'truncate', share: 0.5 } },
  { ...lists, when: 'after', chance: 0.1, does: { kind: 'html', status: 200 } },
];

const lags = [undefined, 20_000, 120_000, 600_000];
const clockOffsets = [0, 0, 2 * 60 * 60_000, -2 * 60 * 60_000];

/** Draws one run. The first runs of a seed go through the request faults in turn, so that a few runs see each of them. */
export function drawMix(seed: string, run: number): Mix {
  const draw = (what: string) => chance(seed, run, what);
  const pick = <T>(list: readonly T[], what: string): T | undefined =>
    list[chanceBetween([0, list.length - 1], seed, run, what)];
  const inTurn = requestFaults[run % requestFaults.length];
  const rules = [
    ...(inTurn === undefined ? [] : [inTurn]),
    ...requestFaults.filter((_, index) => draw(`fault ${index}`) < 0.12),
    ...listFaults.filter((_, index) => draw(`list ${index}`) < 0.2),
  ];
  const listLagMs = pick(lags, 'lag');
  const hidden = draw('hidden') < 0.08;
  const closes = draw('closes') < 0.06;
  const calm: FaultPlanInput = {
    seed: `${seed} ${run}`,
    ...(listLagMs === undefined ? {} : { listLagMs }),
    listsWaitForBusinessHours: hidden,
    readableAtOnce: draw('readable') < 0.5,
    withoutExternalId: draw('external id') < 0.3,
    clockOffsetMs: pick(clockOffsets, 'clock') ?? 0,
    webhooks: { lost: draw('lost') < 0.5 ? 0.3 : 0, doubled: draw('doubled') < 0.5 ? 0.2 : 0 },
  };
  return {
    name: `${seed}/${run}`,
    stormy: { ...calm, rules },
    calm,
    webhooks: draw('webhooks') < 0.3,
    businessHours: hidden || draw('hours') < 0.3,
    ownReference: draw('reference') < 0.3,
    closes,
    secondRound: draw('round') < 0.2,
    meetings: false,
    kills: chanceBetween([2, 5], seed, run, 'kills'),
    decidable: !hidden && !closes,
  };
}

/** Draws one run of meetings: every fault that one request or reading the list can have strikes it, not only some of them. */
export function drawMeetingMix(seed: string, run: number): Mix {
  const mix = drawMix(seed, run);
  const asking = requestFaults
    .filter(({ path }) => path === creates.path)
    .map((rule) => ({ ...rule, path: '/scheduling/conversations' }));
  const rules = [...asking, ...listFaults];
  return { ...mix, meetings: true, secondRound: false, stormy: { ...mix.calm, rules } };
}
