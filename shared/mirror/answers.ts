import { readHighLevelError } from '../highlevel/error-body.ts';
import { contactOf, conversationOf, type HighLevelConversation } from '../highlevel/wire.ts';
import type { Meaning, SendOutcome } from '../outbox/answers.ts';

/** The writes to HighLevel. */
export type MirrorKind = 'mirrored-contact' | 'mirrored-note' | 'highlevel-contact';

/** What an answer of HighLevel means for its one item. */
export type MirrorMeaning = Omit<Meaning, 'evidence'> & {
  readonly evidence: Exclude<Meaning['evidence'], 'refused-whole'>;
  /** The conversation that was made or named. */
  readonly conversation?: HighLevelConversation;
  /** The contact that was made or named. */
  readonly contactId?: string;
  /** HighLevel or the way there is in trouble: a while passes before the next request. */
  readonly isTrouble?: boolean;
  /** Why nothing more leaves for this sub-account before the recruiter acts. */
  readonly stop?: string;
};

/** What a request was about, to see that its answer is. */
export type MirrorSent = {
  readonly kind: MirrorKind;
  readonly locationId: string;
  readonly contactId?: string;
};

const scopes: Readonly<Record<MirrorKind, string>> = {
  'mirrored-contact': 'conversations.write',
  'mirrored-note': 'contacts.write',
  'highlevel-contact': 'contacts.write',
};

const refusals: ReadonlySet<number> = new Set([400, 404, 413, 415, 422]);

/** Reads what became of a request to HighLevel. Only what is listed here is known; everything else is `outcome-unknown`. */
export function readMirrorOutcome(outcome: SendOutcome, sent: MirrorSent): MirrorMeaning {
  switch (outcome.kind) {
    case 'not-sent':
      return { evidence: 'not-sent', words: `It did not leave: ${outcome.detail}` };
    case 'unknown':
      return trouble('the connection to HighLevel failed before the answer');
    case 'answer':
      return readAnswer(outcome, sent);
    default:
      return outcome satisfies never;
  }
}

type Answer = Extract<SendOutcome, { kind: 'answer' }>;

function readAnswer(answer: Answer, sent: MirrorSent): MirrorMeaning {
  const { status, body } = answer;
  if (status === 200 || status === 201) return readSuccess(body, sent);
  if (status === 429) {
    // How long is read by whoever paces the requests, reads as well as writes.
    return { evidence: 'rate-limited', words: 'HighLevel asks for fewer requests.' };
  }
  if (status === 407) {
    return stop(
      'The proxy of this network asks for a sign-in. Nothing was sent to HighLevel. Test the connection in Settings, then resume.',
    );
  }
  if (status >= 300 && status < 400) {
    return stop(
      'HighLevel’s address answered with a redirect to somewhere else. Nothing was followed, so your token went nowhere.',
    );
  }
  const error = readHighLevelError(body);
  if (status === 401 || status === 403) {
    if (error?.isScopeMissing === true) {
      return stop(
        `The HighLevel token may not do this: the scope ${scopes[sent.kind]} is missing. Nothing was sent. Add it in HighLevel, then resume.`,
      );
    }
    if (error?.isOtherLocation === true) {
      return stop(
        'The HighLevel token belongs to another sub-account. Nothing was sent. Type a token of this one in Settings.',
      );
    }
    return stop(
      'HighLevel does not accept the token: it may have expired or been revoked. Nothing was sent. Type a new one in Settings.',
    );
  }
  if (error === undefined || !refusals.has(status)) {
    return trouble(`HighLevel answered with a failure of its own (${status})`);
  }
  if (sent.kind === 'mirrored-contact' && status === 400 && error.isConversationThere) {
    // One conversation for each contact: that it is there is what was wanted. Which one, the search tells where the answer does not.
    if (error.conversationId === undefined)
      return unknown('the contact has a conversation already');
    return {
      evidence: 'accepted',
      words: 'The contact has a conversation in HighLevel already; it is linked.',
      conversation: { id: error.conversationId },
    };
  }
  if (sent.kind === 'highlevel-contact' && status === 400 && error.contactId !== undefined) {
    return {
      evidence: 'accepted',
      words: 'HighLevel has this contact already; it is used.',
      contactId: error.contactId,
    };
  }
  return {
    evidence: 'refused',
    words: `HighLevel refused it: ${error.words || `status ${status}`}`,
  };
}

function readSuccess(body: string, sent: MirrorSent): MirrorMeaning {
  const json = parse(body);
  if (saysFailed(json)) return unknown('HighLevel’s answer contradicts itself');
  if (sent.kind === 'mirrored-note') {
    return json === undefined
      ? unknown('the answer was empty')
      : { evidence: 'accepted', words: 'HighLevel has the note.' };
  }
  if (sent.kind === 'highlevel-contact') {
    const contact = contactOf(json);
    if (contact === undefined) return unknown('the answer did not name the contact');
    if (contact.locationId !== undefined && contact.locationId !== sent.locationId) {
      return unknown('the answer names another sub-account');
    }
    return {
      evidence: 'accepted',
      words: 'HighLevel created the contact.',
      contactId: contact.id,
    };
  }
  const conversation = conversationOf(json);
  // A 201 without a body has been seen: it proves that something was taken, the search shows what.
  if (conversation === undefined) return unknown('the answer did not name the conversation');
  if (!isOf(conversation, sent)) return unknown('the answer names another contact or sub-account');
  return {
    evidence: 'accepted',
    words: 'HighLevel created the conversation.',
    conversation,
  };
}

/** Whether a conversation may be that of this contact. */
export function isOf(
  conversation: HighLevelConversation,
  { contactId, locationId }: Pick<MirrorSent, 'contactId' | 'locationId'>,
): boolean {
  return (
    (conversation.contactId ?? contactId) === contactId &&
    (conversation.locationId ?? locationId) === locationId
  );
}

function saysFailed(json: unknown): boolean {
  return typeof json === 'object' && json !== null && 'success' in json && json.success === false;
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}

function unknown(why: string): MirrorMeaning {
  return { evidence: 'outcome-unknown', words: `It may have arrived: ${why}.` };
}

function trouble(why: string): MirrorMeaning {
  return { ...unknown(why), isTrouble: true };
}

function stop(words: string): MirrorMeaning {
  return { evidence: 'not-let-in', words, stop: words };
}
