import { startingKinds } from '../../../shared/outbox/model.ts';

const list = (kinds: readonly string[]) => `(${kinds.map((kind) => `'${kind}'`).join(', ')})`;

/** Items that start a conversation, in SQL; word for word as the indexes of `outbox_items` have it, or they are not used. */
export const starting = `kind IN ${list(startingKinds)}`;

/** Items that are steps of a conversation in a human's hands, in SQL. */
export const step = `kind IN ${list(['takeover', 'message', 'hand-back'])}`;
