import type { ItemKind, ItemState } from '../outbox/model.ts';
import {
  conversationPhase,
  isKnownConversationStatus,
  isTakeoverAllowed,
} from '../popp/statuses.ts';
import type { Action, ActionBlock, Actions, ComposerLock, Holder } from './model.ts';

/** What decides who may do what; from the cache and the outbox. */
export type ConversationFacts = {
  readonly status?: string | undefined;
  readonly isHumanTakeover: boolean;
  /** This recruiter took it over, or said that the takeover is theirs. */
  readonly isOurs: boolean;
  readonly isFlagged: boolean;
  readonly steps: readonly StepFacts[];
};

/** One step of ours in the outbox, oldest first. */
export type StepFacts = { readonly kind: ItemKind; readonly state: ItemState };

/** Who answers the candidate now. */
export function holderOf(facts: Pick<ConversationFacts, 'isHumanTakeover' | 'isOurs'>): Holder {
  if (!facts.isHumanTakeover) return 'ai';
  return facts.isOurs ? 'you' : 'colleague';
}

/** Whether a step may still happen: the recruiter waits for it. */
export function isPending(state: ItemState): boolean {
  return state === 'waiting' || state === 'sending' || state === 'unknown';
}

/** Whether a step has come to its end. */
export function isSettled(state: ItemState): boolean {
  return state === 'done' || state === 'refused' || state === 'cancelled';
}

/** What asks for the recruiter: a flag, then an unread reply or one that came back, then nothing; what is snoozed asks for nothing. */
export function attentionRank(facts: {
  readonly isFlagged: boolean;
  readonly unread: number;
  readonly isSnoozed?: boolean;
  /** It came back from being snoozed, and nobody has looked at it since. */
  readonly isWoken?: boolean;
}): 0 | 1 | 2 {
  if (facts.isSnoozed === true) return 2;
  if (facts.isFlagged) return 0;
  return facts.unread > 0 || facts.isWoken === true ? 1 : 2;
}

/** What can be done with a conversation now, and why not. */
export function actionsOf(facts: ConversationFacts): Actions {
  const holder = holderOf(facts);
  return {
    takeover: action(takeoverBlock(facts, holder)),
    claim: action(holder === 'colleague' ? pendingBlock(facts, 'takeover') : 'not-held'),
    handBack: action(handBackBlock(facts, holder)),
    markHandled: action(facts.isFlagged ? undefined : 'no-flag'),
  };
}

/** Why nothing can be written now; nothing when the composer is open. */
export function composerLock(facts: ConversationFacts): ComposerLock | undefined {
  if (lastStep(facts, 'hand-back', isPending)) return 'handing-back';
  const holder = holderOf(facts);
  if (holder === 'you') {
    const isLost = facts.status !== undefined && !mayBeActive(facts.status);
    return isLost ? 'status-closed' : undefined;
  }
  if (lastStep(facts, 'takeover', isPending)) return 'taking-over';
  if (lastStep(facts, 'takeover', (state) => state === 'undecided')) return 'takeover-undecided';
  if (holder === 'colleague') return 'colleague-holds';
  if (conversationPhase(facts.status) === 'pending') return 'not-started';
  return facts.status !== undefined && !mayBeActive(facts.status) ? 'status-closed' : 'ai-answers';
}

/** The same text as far as a reader can tell: NFC, white space folded. */
export function foldText(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/g, ' ').trim();
}

/** WhatsApp takes free text only within 24 h of the candidate's last message. */
export const whatsappWindowMs = 24 * 60 * 60 * 1000;

function action(because: ActionBlock | undefined): Action {
  return because === undefined ? { allowed: true } : { allowed: false, because };
}

function takeoverBlock(facts: ConversationFacts, holder: Holder): ActionBlock | undefined {
  if (holder === 'you') return 'already-held';
  if (holder === 'colleague') return 'colleague-holds';
  if (facts.status === undefined) return 'status-unknown';
  if (conversationPhase(facts.status) === 'pending') return 'not-started';
  if (!isTakeoverAllowed(facts.status)) {
    return isKnownConversationStatus(facts.status) ? 'status-closed' : 'status-unknown';
  }
  return pendingBlock(facts, 'takeover') ?? pendingBlock(facts, 'hand-back');
}

function handBackBlock(facts: ConversationFacts, holder: Holder): ActionBlock | undefined {
  if (holder !== 'you') return 'not-held';
  if (lastStep(facts, 'hand-back', isPending)) return 'step-pending';
  // A hand-back leaves after every message before it is settled; one that waits for the recruiter would hold it up.
  const turn = facts.steps.slice(
    facts.steps.findLastIndex((step) => step.kind === 'hand-back') + 1,
  );
  const isUnsettled = turn.some(
    (step) => step.kind === 'message' && (step.state === 'held' || step.state === 'undecided'),
  );
  return isUnsettled ? 'messages-unsettled' : undefined;
}

function pendingBlock(facts: ConversationFacts, kind: ItemKind): ActionBlock | undefined {
  return lastStep(facts, kind, (state) => isPending(state) || state === 'undecided')
    ? 'step-pending'
    : undefined;
}

// An unknown status may well be an active one: Popp decides.
function mayBeActive(status: string): boolean {
  return isTakeoverAllowed(status) || !isKnownConversationStatus(status);
}

function lastStep(
  facts: ConversationFacts,
  kind: ItemKind,
  is: (state: ItemState) => boolean,
): boolean {
  const last = facts.steps.findLast((step) => step.kind === kind);
  return last !== undefined && is(last.state);
}
