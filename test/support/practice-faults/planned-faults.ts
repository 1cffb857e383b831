import { chance } from '../../../electron/core/practice/chance.ts';
import type {
  FaultVerdict,
  PracticeAnswer,
  PracticeFaults,
  PracticeRequest,
  WireRecord,
} from '../../../electron/core/practice/faults.ts';
import { spoilBulkAnswer } from './bulk-answers.ts';
import { type Fault, type FaultPlan, type FaultPlanInput, faultPlanSchema } from './plan.ts';

/** One time that a rule struck. */
export type Strike = {
  readonly request: number;
  readonly path: string;
  readonly when: 'before' | 'after';
  readonly kind: Fault['kind'];
};

/** Faults that follow a plan which a test can change while the server runs. */
export type PlannedFaults = {
  readonly faults: PracticeFaults;
  /** Replaces the plan; every rule counts from the start again. */
  setPlan(plan: FaultPlanInput): void;
  /** What has struck so far. */
  strikes(): readonly Strike[];
};

/** Builds the misbehaving side of a practice server. */
export function createPlannedFaults(first: FaultPlanInput = {}): PlannedFaults {
  let plan: FaultPlan = faultPlanSchema.parse(first);
  let seen: number[] = [];
  let struck: number[] = [];
  let webhookCount = 0;
  const strikes: Strike[] = [];

  /** Counts the request against every rule and answers the fault of the first one that strikes. */
  function strike(request: PracticeRequest, when: 'before' | 'after'): Fault | undefined {
    let found: Fault | undefined;
    plan.rules.forEach((rule, index) => {
      if (rule.when !== when || rule.method !== request.method) return;
      if (!new RegExp(`^${rule.path}$`).test(request.path)) return;
      const earlier = seen[index] ?? 0;
      seen[index] = earlier + 1;
      if (found !== undefined || earlier < rule.skip) return;
      if (rule.times !== null && (struck[index] ?? 0) >= rule.times) return;
      if (chance(plan.seed, request.number, index) >= rule.chance) return;
      struck[index] = (struck[index] ?? 0) + 1;
      found = rule.does;
      strikes.push({ request: request.number, path: request.path, when, kind: rule.does.kind });
    });
    return found;
  }

  const faults: PracticeFaults = {
    beforeAccept(request) {
      const fault = strike(request, 'before');
      return fault === undefined ? undefined : verdictOf(fault, undefined);
    },
    afterAccept(request, answer) {
      if (answer.status >= 300) return undefined;
      const fault = strike(request, 'after');
      return fault === undefined ? undefined : verdictOf(fault, answer);
    },
    alterSighting({ createdAt, opensAt, appearsAt, readableAt }) {
      const lagged = plan.listLagMs === undefined ? appearsAt : createdAt + plan.listLagMs;
      return {
        appearsAt: plan.listsWaitForBusinessHours ? Math.max(lagged, opensAt) : lagged,
        readableAt: plan.readableAtOnce ? createdAt : readableAt,
      };
    },
    alterList: (records) => (plan.withoutExternalId ? records.map(withoutExternalId) : records),
    alterDate: (nowMs) => nowMs + plan.clockOffsetMs,
    slip: () => plan.slipMs,
    webhook() {
      webhookCount += 1;
      const draw = chance(plan.seed, 'webhook', webhookCount);
      const { lost = 0, doubled = 0 } = plan.webhooks;
      if (draw < lost) return 0;
      return draw < lost + doubled ? 2 : 1;
    },
  };

  return {
    faults,
    setPlan(next) {
      plan = faultPlanSchema.parse(next);
      seen = [];
      struck = [];
    },
    strikes: () => strikes,
  };
}

function withoutExternalId(record: WireRecord): WireRecord {
  return Object.fromEntries(Object.entries(record).filter(([field]) => field !== 'externalId'));
}

const json = { 'content-type': 'application/json; charset=utf-8' };
const html = '<!doctype html><html><body><h1>Practice gateway</h1></body></html>';

function verdictOf(fault: Fault, truth: PracticeAnswer | undefined): FaultVerdict {
  switch (fault.kind) {
    case 'hang':
      return { kind: 'hang' };
    case 'reset':
      return { kind: 'reset' };
    case 'status': {
      const retry = fault.retryAfterSeconds;
      const headers = retry === undefined ? json : { ...json, 'retry-after': String(retry) };
      const body = JSON.stringify({ message: fault.message });
      return { kind: 'answer', answer: { status: fault.status, headers, body } };
    }
    case 'redirect':
      return {
        kind: 'answer',
        answer: { status: fault.status, headers: { location: fault.to }, body: '' },
      };
    case 'html':
      return {
        kind: 'answer',
        answer: { status: fault.status, headers: { 'content-type': 'text/html' }, body: html },
      };
    case 'truncate': {
      const answer = truth ?? { status: 202, headers: json, body: '{"message":"cut short"}' };
      const bytes = Math.floor(Buffer.byteLength(answer.body) * fault.share);
      return { kind: 'truncate', answer, bytes };
    }
    case 'bulk':
      if (truth === undefined) throw new Error('A bulk answer can only be spoiled after accepting');
      return { kind: 'answer', answer: spoilBulkAnswer(truth, fault.how) };
    default:
      return fault satisfies never;
  }
}
