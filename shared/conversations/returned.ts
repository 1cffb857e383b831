import type { ItemKind, ItemState } from '../outbox/model.ts';

/** A message of ours as the composer looks at it. */
export type SentMessage = {
  readonly id: string;
  readonly kind: ItemKind;
  readonly state: ItemState;
  readonly body?: string | undefined;
  readonly reason?: string | undefined;
};

/** What did not leave: its text belongs back in the composer. */
export type ReturnedMessages = {
  readonly itemIds: readonly string[];
  readonly body: string;
  readonly reason: string;
};

/**
 * The messages at the end of the steps that are held or were refused: nothing of them reached the candidate. Once a
 * later message was written they are history; one whose outcome is not known never comes back, for it may have arrived.
 */
export function returnedMessages(steps: readonly SentMessage[]): ReturnedMessages | undefined {
  const messages = steps.filter((step) => step.kind === 'message' && step.state !== 'cancelled');
  const lastKept = messages.findLastIndex((step) => !hasComeBack(step));
  const back = messages.slice(lastKept + 1);
  const last = back.at(-1);
  if (last === undefined) return undefined;
  return {
    itemIds: back.map((step) => step.id),
    body: back.map((step) => step.body).join('\n\n'),
    reason: last.reason ?? '',
  };
}

// A template has no text to come back.
function hasComeBack(step: SentMessage): boolean {
  return step.body !== undefined && (step.state === 'held' || step.state === 'refused');
}
