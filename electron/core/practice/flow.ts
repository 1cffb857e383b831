import type { Effect } from './model.ts';
import type { VoiceName } from './voices.ts';

/** Where in a conversation something special happens; `mandatory` and `optional` are the first question of that kind. */
export type Place = 'opening' | number | 'last' | 'mandatory' | 'optional';

/** Something that a candidate does instead of plainly answering. */
export type Moment = {
  readonly at: Place;
  readonly says: readonly string[];
  readonly does: Effect;
  /** Says nothing until the AI has nudged this often. */
  readonly afterNudges?: number;
  /** What the AI answers to `ask`. */
  readonly reply?: string;
  /** What the candidate writes again while a human is awaited, or while one has taken over. */
  readonly chases?: readonly string[];
};

/** One scripted candidate. */
export type Flow = {
  readonly name: string;
  readonly about: string;
  /** How many of 96 candidates behave like this. */
  readonly weight: number;
  readonly voice: VoiceName;
  readonly pace: 'quick' | 'normal' | 'slow';
  readonly moments: readonly Moment[];
  /** Stops answering for good at this place. */
  readonly silentAt?: Place;
  /** The number takes no messages. */
  readonly undeliverable?: boolean;
  /** What the candidate writes once the conversation has been closed well. */
  readonly afterClosing?: string;
  /** Where it ends when nobody steps in; `closing` is the status of the campaign's closing method. */
  readonly ends:
    | 'closing'
    | 'SCREENING_FAILED'
    | 'OPTED_OUT'
    | 'CLOSED'
    | 'DELIVERY_FAILED'
    | 'review';
};
