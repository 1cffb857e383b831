import { z } from 'zod';
import { flagField, idField, isJsonObject, present, textField, timeField } from '../popp/fields.ts';

/** A conversation as HighLevel tells it (seed: HighLevel, Create conversation); everything but its id may be missing. */
export type HighLevelConversation = {
  readonly id: string;
  readonly contactId?: string;
  readonly locationId?: string;
  readonly assignedTo?: string;
  readonly deleted?: boolean;
  readonly dateAdded?: number;
  readonly dateUpdated?: number;
  readonly lastMessageDate?: number;
};

/** A contact, as far as the console needs it. */
export type HighLevelContact = {
  readonly id: string;
  readonly locationId?: string;
  readonly name?: string;
};

/** A note of a contact. */
export type HighLevelNote = { readonly id: string; readonly body: string };

const conversationSchema = z.object({
  id: idField,
  contactId: textField,
  locationId: textField,
  assignedTo: textField,
  deleted: flagField,
  dateAdded: timeField,
  dateUpdated: timeField,
  lastMessageDate: timeField,
});

const contactSchema = z.object({
  id: idField,
  locationId: textField,
  name: textField,
  contactName: textField,
  firstName: textField,
  lastName: textField,
});

const noteSchema = z.object({ id: idField, body: z.string() });

/** Reads one conversation; `undefined` where this is none. */
export function readConversation(json: unknown): HighLevelConversation | undefined {
  const read = conversationSchema.safeParse(json);
  if (!read.success) return undefined;
  const { id, ...rest } = read.data;
  return { id, ...present(rest) };
}

/** The conversation of an answer, which may stand in `conversation` or be the answer itself. */
export function conversationOf(json: unknown): HighLevelConversation | undefined {
  if (!isJsonObject(json)) return undefined;
  return readConversation(json['conversation']) ?? readConversation(json);
}

/** The conversations of a search. `undefined` means that this is no such list, and proves nothing. */
export function conversationsOf(json: unknown): readonly HighLevelConversation[] | undefined {
  const list = isJsonObject(json) ? json['conversations'] : undefined;
  if (!Array.isArray(list)) return undefined;
  return list.flatMap((one: unknown) => readConversation(one) ?? []);
}

/** The contact of an answer; nothing for `{contact: null}`, which says that there is none. */
export function contactOf(json: unknown): HighLevelContact | undefined {
  if (!isJsonObject(json)) return undefined;
  const read = contactSchema.safeParse('contact' in json ? json['contact'] : json);
  if (!read.success) return undefined;
  const { id, locationId, name, contactName, firstName, lastName } = read.data;
  const parts = [firstName, lastName].filter((part) => part !== undefined).join(' ');
  return { id, ...present({ locationId, name: name ?? contactName ?? (parts || undefined) }) };
}

/** The notes of a contact; `undefined` where this is no such list. */
export function notesOf(json: unknown): readonly HighLevelNote[] | undefined {
  const list = isJsonObject(json) ? json['notes'] : undefined;
  if (!Array.isArray(list)) return undefined;
  return list.flatMap((one: unknown) => {
    const read = noteSchema.safeParse(one);
    return read.success ? [read.data] : [];
  });
}
