/** One request as faults see it. */
export type PracticeRequest = {
  /** Counts from 1 within one start of the server. */
  readonly number: number;
  readonly method: string;
  /** Below the base URL, for example `/conversations/bulk`. */
  readonly path: string;
  readonly body: unknown;
};

/** An answer as it would go out. */
export type PracticeAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** What the caller sees instead of the true answer. */
export type FaultVerdict =
  | { readonly kind: 'answer'; readonly answer: PracticeAnswer }
  | { readonly kind: 'reset' }
  | { readonly kind: 'hang' }
  /** Promises the whole body and breaks off after this many bytes. */
  | { readonly kind: 'truncate'; readonly answer: PracticeAnswer; readonly bytes: number };

/** What a list or a read of one conversation would show. */
export type WireRecord = Readonly<Record<string, unknown>>;

/** When a new conversation can be seen. */
export type Sighting = { readonly appearsAt: number; readonly readableAt: number };

/** One webhook delivery about to leave. */
export type PlannedDelivery = {
  readonly event: string;
  readonly recordId: string;
  readonly attempt: number;
};

/** The narrow place where tests make the practice server misbehave. The built product has only `noFaults`. */
export interface PracticeFaults {
  /** Nothing has been accepted; a verdict means that nothing will be. */
  beforeAccept(request: PracticeRequest): FaultVerdict | undefined;
  /** The request is accepted and on disk; a verdict changes only what the caller sees. */
  afterAccept(request: PracticeRequest, answer: PracticeAnswer): FaultVerdict | undefined;
  /** When a conversation that was just accepted becomes visible. */
  alterSighting(facts: Sighting & { createdAt: number; opensAt: number }): Sighting;
  /** The records of one page of conversations, or of a read of one. */
  alterList(records: readonly WireRecord[]): readonly WireRecord[];
  /** The server's clock as the wire shows it: `Date`, `createdAt`, `updatedAt`. */
  alterDate(nowMs: number): number;
  /** How long after a takeover the AI writes once more, although it should be silent; nothing for an AI that is. */
  slip(conversationId: string): number | undefined;
  /** How many times a webhook is posted: 0 loses it, 2 doubles it. */
  webhook(delivery: PlannedDelivery): number;
}

/** A server that behaves. */
export const noFaults: PracticeFaults = {
  beforeAccept: () => undefined,
  afterAccept: () => undefined,
  alterSighting: ({ appearsAt, readableAt }) => ({ appearsAt, readableAt }),
  alterList: (records) => records,
  alterDate: (nowMs) => nowMs,
  slip: () => undefined,
  webhook: () => 1,
};
