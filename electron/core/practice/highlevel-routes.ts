import {
  practicePeople,
  type HighLevelStore,
  type PracticeContact,
  type PracticeMirror,
} from './highlevel-store.ts';

/** One call that passed the door. */
export type HighLevelCall = {
  readonly store: HighLevelStore;
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly now: number;
  readonly lagMs: number;
};

/** What a call answers. */
export type HighLevelReply = { readonly status: number; readonly body: unknown };

/** What each call needs of the token. */
export function scopeOf(method: string, path: string): string | undefined {
  if (path.startsWith('/users/')) return 'users.readonly';
  const area = /^\/(conversations|contacts)\//.exec(path)?.[1];
  return area === undefined ? undefined : `${area}.${method === 'GET' ? 'readonly' : 'write'}`;
}

/** Answers a call with the bodies that the seed prints, and for the others as HighLevel's published schemas have them. */
export function answerHighLevel(call: HighLevelCall): HighLevelReply {
  const { method, path } = call;
  if (method === 'POST' && path === '/conversations/') return createConversation(call);
  if (method === 'GET' && path === '/conversations/search') return searchConversations(call);
  if (method === 'GET' && path === '/contacts/search/duplicate') return searchDuplicate(call);
  if (method === 'POST' && path === '/contacts/') return createContact(call);
  const notes = /^\/contacts\/([^/]+)\/notes$/.exec(path)?.[1];
  if (notes !== undefined)
    return method === 'POST' ? createNote(call, notes) : listNotes(call, notes);
  if (method !== 'GET') return notFound();
  const contact = /^\/contacts\/([^/]+)$/.exec(path)?.[1];
  if (contact !== undefined) return readContact(call, contact);
  const conversation = /^\/conversations\/([^/]+)$/.exec(path)?.[1];
  if (conversation !== undefined) return readConversation(call, conversation);
  const user = /^\/users\/([^/]+)$/.exec(path)?.[1];
  const name = user === undefined ? undefined : practicePeople[user];
  return name === undefined ? notFound() : { status: 200, body: { id: user, name } };
}

function createConversation({ store, body, now, lagMs }: HighLevelCall): HighLevelReply {
  const { locationId, contactId } = fieldsOf(body);
  const wrong = [
    ...shouldBeText('locationId', locationId),
    ...shouldBeText('contactId', contactId),
    ...unknownFields(body, ['locationId', 'contactId']),
  ];
  if (wrong.length > 0) return unprocessable(wrong);
  if (locationId !== store.locationId) return otherLocation();
  const contact = store.findContact('id', String(contactId));
  if (contact === undefined) return badRequest(`Contact with id ${String(contactId)} not found`);
  if (contact.locationId !== store.locationId) return otherLocation();
  if (store.conversationsOf(contact.id).some((one) => !one.deleted)) {
    return badRequest(`Conversation with the contact id:${contact.id} already exists!`);
  }
  const made = store.addConversation(contact.id, now, lagMs);
  return { status: 200, body: { success: true, conversation: wireConversation(made) } };
}

function searchConversations({ store, query, now }: HighLevelCall): HighLevelReply {
  if (query.get('locationId') !== store.locationId) return otherLocation();
  const shown = store
    .conversationsOf(query.get('contactId') ?? '')
    .filter((one) => one.appearsAt <= now && !one.deleted);
  return {
    status: 200,
    body: { conversations: shown.map((one) => wireConversation(one)), total: shown.length },
  };
}

function searchDuplicate({ store, query }: HighLevelCall): HighLevelReply {
  if (query.get('locationId') !== store.locationId) return otherLocation();
  const [email, number] = [query.get('email'), query.get('number')];
  const found =
    (email === null ? undefined : store.lookUp('email', email)) ??
    (number === null ? undefined : store.lookUp('phone', number));
  return { status: 200, body: { contact: found === undefined ? null : wireContact(found) } };
}

function createContact({ store, body }: HighLevelCall): HighLevelReply {
  const fields = fieldsOf(body);
  const known = ['locationId', 'firstName', 'lastName', 'name', 'email', 'phone'];
  const wrong = [
    ...shouldBeText('locationId', fields['locationId']),
    ...unknownFields(body, known),
  ];
  if (wrong.length > 0) return unprocessable(wrong);
  if (fields['locationId'] !== store.locationId) return otherLocation();
  const [phone, email] = [textOf(fields['phone']), textOf(fields['email'])];
  const byPhone = phone === undefined ? undefined : store.findContact('phone', phone);
  const twin = byPhone ?? (email === undefined ? undefined : store.findContact('email', email));
  if (twin !== undefined) {
    return {
      status: 400,
      body: {
        statusCode: 400,
        message: 'This location does not allow duplicated contacts.',
        meta: {
          contactId: twin.id,
          contactName: twin.name,
          matchingField: twin === byPhone ? 'phone' : 'email',
        },
      },
    };
  }
  const name = [fields['firstName'], fields['lastName']].filter(Boolean).join(' ');
  const made = store.addContact({ locationId: store.locationId, phone, email, name });
  return { status: 201, body: { contact: wireContact(made) } };
}

function createNote({ store, body }: HighLevelCall, contactId: string): HighLevelReply {
  const words = textOf(fieldsOf(body)['body']);
  if (words === undefined)
    return unprocessable(['body should not be empty', 'body must be a string']);
  if (store.findContact('id', contactId)?.locationId !== store.locationId) return otherLocation();
  return {
    status: 201,
    body: { note: { id: store.addNote(contactId, words), body: words, contactId } },
  };
}

function listNotes({ store }: HighLevelCall, contactId: string): HighLevelReply {
  return { status: 200, body: { notes: store.notesOf(contactId) } };
}

function readContact({ store }: HighLevelCall, id: string): HighLevelReply {
  const contact = store.findContact('id', id);
  return contact === undefined
    ? badRequest(`Contact with id ${id} not found`)
    : { status: 200, body: { contact: wireContact(contact) } };
}

function readConversation({ store }: HighLevelCall, id: string): HighLevelReply {
  const found = store.conversation(id);
  return found === undefined ? notFound() : { status: 200, body: wireConversation(found) };
}

/** Every field that the seed describes. */
function wireConversation(one: PracticeMirror): unknown {
  const at = new Date(one.addedAt).toISOString();
  return {
    id: one.id,
    dateUpdated: at,
    dateAdded: at,
    deleted: one.deleted,
    contactId: one.contactId,
    locationId: one.locationId,
    lastMessageDate: at,
    ...(one.assignedTo === undefined ? {} : { assignedTo: one.assignedTo }),
  };
}

function wireContact({ id, locationId, phone, email, name }: PracticeContact): unknown {
  return { id, locationId, contactName: name, phone, email };
}

function fieldsOf(body: unknown): Readonly<Record<string, unknown>> {
  return typeof body === 'object' && body !== null ? { ...body } : {};
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function shouldBeText(name: string, value: unknown): string[] {
  return textOf(value) === undefined
    ? [`${name} should not be empty`, `${name} must be a string`]
    : [];
}

function unknownFields(body: unknown, known: readonly string[]): string[] {
  return Object.keys(fieldsOf(body))
    .filter((name) => !known.includes(name))
    .map((name) => `property ${name} should not exist`);
}

function unprocessable(message: readonly string[]): HighLevelReply {
  return { status: 422, body: { statusCode: 422, message, error: 'Unprocessable Entity' } };
}

function badRequest(message: string): HighLevelReply {
  return { status: 400, body: { statusCode: 400, message } };
}

function notFound(): HighLevelReply {
  return { status: 404, body: { statusCode: 404, message: 'Not Found' } };
}

/** What a token says that has no access to the sub-account, or to a contact of another. */
function otherLocation(): HighLevelReply {
  const message = 'The token does not have access to this location.';
  return { status: 403, body: { statusCode: 403, message, error: 'Forbidden' } };
}
