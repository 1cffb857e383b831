import { z } from 'zod';
import { present, textField, timeField, unreadable } from './fields.ts';

/** Who wrote a message, as the thread shows it. */
export type MessageAuthor = 'candidate' | 'ai' | 'recruiter' | 'system' | 'unknown';

/** A message of a conversation; `sender` and `status` are Popp's own words. */
export type PoppMessage = {
  readonly id?: string;
  readonly conversationId?: string;
  readonly body?: string;
  readonly sender?: string;
  readonly author: MessageAuthor;
  readonly status?: string;
  readonly createdAt?: number;
};

const wireSchema = z.looseObject({
  id: textField,
  conversationId: textField,
  body: textField,
  messageBody: textField,
  text: textField,
  content: textField,
  sender: textField,
  status: textField,
  createdAt: timeField,
});

/** Reads one message; fields that are missing stay missing. */
export function parseMessage(json: unknown): PoppMessage {
  const read = wireSchema.safeParse(json);
  if (!read.success) throw unreadable('a message');
  const wire = read.data;
  return {
    author: messageAuthor(wire.sender),
    ...present({
      id: wire.id,
      conversationId: wire.conversationId,
      body: wire.body ?? wire.messageBody ?? wire.text ?? wire.content,
      sender: wire.sender,
      status: wire.status,
      createdAt: wire.createdAt,
    }),
  };
}

const candidateWords = ['CANDIDATE', 'PARTICIPANT', 'CONTACT', 'APPLICANT'];
const recruiterWords = ['RECRUITER', 'HUMAN'];
const aiWords = ['AI', 'AGENT', 'ASSISTANT', 'BOT'];

/**
 * Who a sender is. Only `USER`, the recruiter, is documented (seed: Job Application Flow, step 3c);
 * the others are told by the words in their names, and a name that says nothing stays `unknown`.
 */
export function messageAuthor(sender: string | undefined): MessageAuthor {
  if (sender === undefined) return 'unknown';
  const words = sender
    .replaceAll(/([a-z])([A-Z])/g, '$1_$2')
    .toUpperCase()
    .split(/[^A-Z]+/);
  const says = (names: readonly string[]) => names.some((name) => words.includes(name));
  if (says(candidateWords)) return 'candidate';
  if (says(recruiterWords) || words.join('') === 'USER') return 'recruiter';
  if (says(aiWords)) return 'ai';
  if (says(['SYSTEM'])) return 'system';
  return 'unknown';
}
