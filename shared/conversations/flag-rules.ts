import { unreachable } from '../errors.ts';

/** How an episode ended: handed back to the AI, no longer flagged at Popp, or marked handled in this console. */
export const flagClosings = ['hand-back', 'popp', 'handled'] as const;

/** One of the ways an episode may end. */
export type FlagClosing = (typeof flagClosings)[number];

/**
 * Where the flag of one conversation stands. Times called `...At` are Popp's, times called `...SeenAt` are this
 * machine's: the two clocks are never compared with each other.
 */
export type FlagState = {
  /** Counts the episodes; 0 before the first. */
  readonly episode: number;
  readonly open: boolean;
  readonly openedAt?: number;
  readonly openedSeenAt?: number;
  /** Whether a read has shown the flag in this episode. */
  readonly confirmed: boolean;
  readonly closedAt?: number;
  readonly closedSeenAt?: number;
  readonly closedBy?: FlagClosing;
  /** What Popp's `needsReview` is taken to be; absent before the first read. */
  readonly known?: boolean;
};

/** What may open or close an episode. */
export type FlagSignal =
  /** `seenAt` is when the read was sent: what changed since is not in it. */
  | {
      readonly kind: 'read';
      readonly needsReview: boolean;
      readonly at: number;
      readonly seenAt: number;
    }
  /** CONVERSATION_NEEDS_REVIEW; without `at` in an older shape of the webhook. */
  | { readonly kind: 'event'; readonly at?: number; readonly seenAt: number }
  /** A message of the candidate that this console had not seen before. */
  | { readonly kind: 'candidate-message'; readonly at: number; readonly seenAt: number }
  | {
      readonly kind: 'closing';
      readonly by: 'hand-back' | 'handled';
      readonly at: number;
      readonly seenAt: number;
    };

/** A conversation that was never flagged. */
export const noFlag: FlagState = { episode: 0, open: false, confirmed: false };

/** How long a read may still show the state before an event: Popp's lists lag. */
export const flagLagMs = 120_000;

/** How far our reckoning of Popp's clock may be off: its `Date` header has whole seconds, and travels. */
export const clockSlackMs = 2000;

/** The one table of episodes: a webhook and a poll of the same state are one flag, a stale answer closes nothing. */
export function nextFlag(state: FlagState, signal: FlagSignal): FlagState {
  switch (signal.kind) {
    case 'read':
      return signal.needsReview ? afterFlaggedRead(state, signal) : afterClearRead(state, signal);
    case 'event':
      return afterEvent(state, signal);
    case 'candidate-message':
      if (state.open || state.closedBy !== 'handled') return state;
      return signal.seenAt > (state.closedSeenAt ?? 0)
        ? opened(state, signal.at, signal.seenAt)
        : state;
    case 'closing':
      if (!state.open) return state;
      // Popp may go on saying needsReview: only false and then true again is a new episode.
      return closed(state, signal.by, signal.at, signal.seenAt, true);
    default:
      return unreachable(signal);
  }
}

type Read = Extract<FlagSignal, { kind: 'read' }>;

function afterFlaggedRead(state: FlagState, { at, seenAt }: Read): FlagState {
  if (state.open) return { ...state, confirmed: true, known: true };
  if (state.known === true || isStale(state, seenAt)) return state;
  return { ...opened(state, at, seenAt), confirmed: true, known: true };
}

function afterClearRead(state: FlagState, { at, seenAt }: Read): FlagState {
  if (!state.open) {
    if (isStale(state, seenAt)) return state;
    // Popp has let go of it too: a newer message no longer reopens what was handled here.
    return {
      ...state,
      known: false,
      ...(state.closedBy === 'handled' ? { closedBy: 'popp' as const } : {}),
    };
  }
  const openFor = seenAt - (state.openedSeenAt ?? 0);
  const mayBeOlder = state.confirmed ? openFor < 0 : openFor < flagLagMs;
  return mayBeOlder ? state : closed(state, 'popp', at, seenAt, false);
}

function afterEvent(state: FlagState, signal: Extract<FlagSignal, { kind: 'event' }>): FlagState {
  if (state.open) return state;
  const isNewer =
    signal.at === undefined || state.closedAt === undefined
      ? signal.seenAt > (state.closedSeenAt ?? -1)
      : signal.at > Math.max(state.closedAt - clockSlackMs, state.openedAt ?? 0);
  return isNewer ? opened(state, signal.at ?? signal.seenAt, signal.seenAt) : state;
}

function isStale(state: FlagState, seenAt: number): boolean {
  return state.closedSeenAt !== undefined && seenAt < state.closedSeenAt;
}

function opened(state: FlagState, at: number, seenAt: number): FlagState {
  return {
    episode: state.episode + 1,
    open: true,
    openedAt: at,
    openedSeenAt: seenAt,
    confirmed: false,
    ...(state.known === undefined ? {} : { known: state.known }),
  };
}

function closed(
  state: FlagState,
  closedBy: FlagClosing,
  closedAt: number,
  closedSeenAt: number,
  known: boolean,
): FlagState {
  return { ...state, open: false, closedAt, closedSeenAt, closedBy, known };
}
