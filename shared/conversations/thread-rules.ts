import type { ItemKind, ItemReach, ItemState } from '../outbox/model.ts';
import type { Author, FlagReason, ThreadEntry } from './model.ts';
import { foldText } from './rules.ts';

/** A message as the cache holds it; without Popp's time it is placed where this console first saw it. */
export type ThreadMessage = {
  readonly key: string;
  readonly author: Author;
  readonly body: string;
  readonly at?: number | undefined;
  readonly firstSeenAt: number;
  readonly status?: string | undefined;
};

/** A step of ours as the outbox holds it. */
export type ThreadStep = {
  readonly id: string;
  readonly kind: ItemKind;
  readonly state: ItemState;
  readonly reach?: ItemReach | undefined;
  readonly reason?: string | undefined;
  readonly body?: string | undefined;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** When it happened by Popp's clock, where that was noted; else it is reckoned. */
  readonly at?: number | undefined;
};

/** An event that Popp announced about the conversation. */
export type ThreadEvent = { readonly key: string; readonly event: string; readonly at: number };

/** What a thread is made of. */
export type ThreadParts = {
  readonly messages: readonly ThreadMessage[];
  readonly steps: readonly ThreadStep[];
  readonly events: readonly ThreadEvent[];
  /** The message that the open flag is about. */
  readonly flaggedKey?: string | undefined;
  /** Popp's clock minus ours, to place our steps among its messages. */
  readonly offsetMs: number;
  /** What the AI wrote in spite of a takeover, and how long after. */
  readonly leaks?: ReadonlyMap<string, number>;
  /** How long each takeover took until the AI was silent, by its item. */
  readonly silenceMs?: ReadonlyMap<string, number>;
};

/** One thread in order of time; a message of ours that Popp shows is shown once. */
export function mergeThread(parts: ThreadParts): ThreadEntry[] {
  const shown = stepsShownAsMessages(parts);
  const messages = parts.messages.map((message) => ({
    at: message.at ?? message.firstSeenAt + parts.offsetMs,
    entry: {
      type: 'message' as const,
      key: message.key,
      author: message.author,
      body: message.body,
      ...(message.at === undefined ? {} : { at: message.at }),
      ...(message.status === undefined ? {} : { status: message.status }),
      flagged: message.key === parts.flaggedKey,
      ...withLeak(parts.leaks?.get(message.key)),
    },
  }));
  const steps = parts.steps
    .filter((step) => step.kind !== 'conversation' && step.state !== 'cancelled')
    .filter((step) => !shown.has(step.id))
    .map((step) => ({
      at: stepTime(step, parts.offsetMs),
      entry: stepEntry(step, parts),
    }));
  const events = parts.events.map((event) => ({
    at: event.at,
    entry: { type: 'event' as const, ...event },
  }));
  return [...events, ...messages, ...steps]
    .toSorted((left, right) => left.at - right.at)
    .map(({ entry }) => entry);
}

/** The message that a flag is about: the candidate's last one when the flag opened. */
export function flaggedMessage(
  messages: readonly ThreadMessage[],
  openedAt: number,
): ThreadMessage | undefined {
  const candidates = messages.filter((message) => message.author === 'candidate');
  return (
    candidates.findLast((message) => message.at !== undefined && message.at <= openedAt) ??
    candidates.at(0)
  );
}

/** Why a human is asked for: Popp's words where it gives any, else what the candidate last said, marked as likely. */
export function flagReason(
  given: string | undefined,
  flagged: Pick<ThreadMessage, 'body'> | undefined,
): FlagReason | undefined {
  if (given !== undefined && given !== '') return { text: given, certainty: 'given' };
  return flagged === undefined ? undefined : { text: flagged.body, certainty: 'likely' };
}

// Our own message comes back in Popp's list; the nearest in time with the same text is it, and each is used once.
function stepsShownAsMessages({ messages, steps, offsetMs }: ThreadParts): ReadonlySet<string> {
  const free = new Set(messages.filter((message) => message.author === 'recruiter'));
  const shown = new Set<string>();
  for (const step of steps) {
    if (step.kind !== 'message' || step.state !== 'done' || step.body === undefined) continue;
    const text = foldText(step.body);
    const at = stepTime(step, offsetMs);
    const same = [...free].filter((message) => foldText(message.body) === text);
    const nearest = same.toSorted((left, right) => distance(left, at) - distance(right, at)).at(0);
    if (nearest === undefined) continue;
    free.delete(nearest);
    shown.add(step.id);
  }
  return shown;
}

function distance(message: ThreadMessage, at: number): number {
  return Math.abs((message.at ?? message.firstSeenAt) - at);
}

function stepTime(step: ThreadStep, offsetMs: number): number {
  return step.at ?? (step.state === 'done' ? step.updatedAt : step.createdAt) + offsetMs;
}

function withLeak(leakedAfterMs: number | undefined): { leakedAfterMs?: number } {
  return leakedAfterMs === undefined ? {} : { leakedAfterMs };
}

function stepEntry(
  step: ThreadStep,
  { offsetMs, silenceMs }: Pick<ThreadParts, 'offsetMs' | 'silenceMs'>,
): ThreadEntry {
  const silence = silenceMs?.get(step.id);
  return {
    type: 'step',
    key: `step-${step.id}`,
    itemId: step.id,
    kind: step.kind,
    state: step.state,
    ...(step.reach === undefined ? {} : { reach: step.reach }),
    ...(step.reason === undefined ? {} : { reason: step.reason }),
    ...(step.body === undefined ? {} : { body: step.body }),
    ...(silence === undefined ? {} : { silenceMs: silence }),
    at: stepTime(step, offsetMs),
  };
}
