import { z } from 'zod';
import {
  flagField,
  idField,
  isJsonObject,
  listField,
  present,
  textField,
  timeField,
  unreadable,
} from './fields.ts';
import type { JsonObject } from './fields.ts';
import { chooseStatus } from './statuses.ts';

/** How one screening question ended. */
export type ScreeningOutcome = {
  readonly screeningQuestion?: string;
  /** `PASSED` or `FAILED`, or a word that no source names. */
  readonly questionOutcome?: string;
  readonly responseSummary?: string;
};

/** A conversation as Popp tells it; times are epoch milliseconds, `raw` is everything that came. */
export type PoppConversation = {
  readonly id: string;
  readonly campaignId?: string;
  readonly externalId?: string;
  readonly phoneNumber?: string;
  readonly emailAddress?: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly status?: string;
  readonly stage?: string;
  readonly needsReview?: boolean;
  readonly isHumanTakeover?: boolean;
  readonly screeningQuestionsOutcome?: readonly ScreeningOutcome[];
  readonly createdAt?: number;
  readonly updatedAt?: number;
  readonly raw: JsonObject;
};

/** Screening outcomes wherever they occur: conversations and webhooks. */
export const screeningField = listField(
  z
    .looseObject({
      screeningQuestion: textField,
      questionOutcome: textField,
      responseSummary: textField,
    })
    .transform((wire): ScreeningOutcome =>
      present({
        screeningQuestion: wire.screeningQuestion,
        questionOutcome: wire.questionOutcome,
        responseSummary: wire.responseSummary,
      }),
    ),
);

// Only the first 12 of 25 fields are public (json-schema of github:api-evangelist/popp); the rest stays in `raw`.
const wireSchema = z.looseObject({
  id: idField,
  campaignId: textField,
  externalId: textField,
  externalConversationId: textField,
  participantPhoneNumber: textField,
  phoneNumber: textField,
  participantEmailAddress: textField,
  emailAddress: textField,
  participantFirstName: textField,
  // The typo is Popp's own, in an older page about webhooks.
  participantFirsName: textField,
  firstName: textField,
  participantLastName: textField,
  lastName: textField,
  status: textField,
  conversationStatus: textField,
  stage: textField,
  needsReview: flagField,
  isHumanTakeover: flagField,
  screeningQuestionsOutcome: screeningField,
  createdAt: timeField,
  updatedAt: timeField,
});

/** Reads one conversation, bare or wrapped as `{data}` or `{conversation}`; without an id it is unreadable. */
export function parseConversation(json: unknown): PoppConversation {
  const raw = unwrap(json, ['data', 'conversation']);
  const read = wireSchema.safeParse(raw);
  if (!read.success || !isJsonObject(raw)) throw unreadable('a conversation');
  const wire = read.data;
  return {
    id: wire.id,
    ...present({
      campaignId: wire.campaignId,
      externalId: wire.externalId ?? wire.externalConversationId,
      phoneNumber: wire.participantPhoneNumber ?? wire.phoneNumber,
      emailAddress: wire.participantEmailAddress ?? wire.emailAddress,
      firstName: wire.participantFirstName ?? wire.participantFirsName ?? wire.firstName,
      lastName: wire.participantLastName ?? wire.lastName,
      status: chooseStatus(wire.status, wire.conversationStatus),
      stage: wire.stage,
      needsReview: wire.needsReview,
      isHumanTakeover: wire.isHumanTakeover,
      screeningQuestionsOutcome: wire.screeningQuestionsOutcome,
      createdAt: wire.createdAt,
      updatedAt: wire.updatedAt,
    }),
    raw,
  };
}

/** The object itself, or the one inside an envelope when the outside has no id. */
export function unwrap(json: unknown, names: readonly string[]): unknown {
  if (!isJsonObject(json) || json['id'] !== undefined) return json;
  for (const name of names) {
    const inside = json[name];
    if (isJsonObject(inside)) return inside;
  }
  return json;
}
