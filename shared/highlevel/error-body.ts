import { parseErrorBody } from '../popp/error-body.ts';
import { isJsonObject } from '../popp/fields.ts';

/** What an error answer of HighLevel says. */
export type HighLevelError = {
  /** In HighLevel's own words; a 422 lists several, which are joined. */
  readonly words: string;
  /** The conversation or contact that is there already, where the answer names it. */
  readonly conversationId?: string;
  readonly contactId?: string;
  readonly isConversationThere: boolean;
  readonly isContactThere: boolean;
  /** The token is good and may not do this. */
  readonly isScopeMissing: boolean;
  /** The token is good and belongs to another sub-account. */
  readonly isOtherLocation: boolean;
};

/**
 * Reads `{statusCode, message, error}` (seed: HighLevel, Create conversation), where `message` is text, or a list for 422.
 * `undefined` means that this is not HighLevel's JSON: then nothing is proven.
 */
export function readHighLevelError(body: string): HighLevelError | undefined {
  const read = parseErrorBody(body);
  if (read === undefined) return undefined;
  const json: unknown = JSON.parse(body);
  const words = read.message;
  const conversationId = idIn(json, 'conversationId') ?? idIn(nested(json, 'conversation'), 'id');
  const contactId = idIn(json, 'contactId');
  return {
    words,
    ...(conversationId === undefined ? {} : { conversationId }),
    ...(contactId === undefined ? {} : { contactId }),
    isConversationThere: /conversation.*already exists/i.test(words),
    isContactThere: /duplicated? contacts?/i.test(words),
    isScopeMissing: /\bscopes?\b/i.test(words),
    isOtherLocation: /access to this location/i.test(words),
  };
}

function nested(json: unknown, name: string): unknown {
  return isJsonObject(json) ? json[name] : undefined;
}

function idIn(json: unknown, name: string): string | undefined {
  for (const place of [json, nested(json, 'meta')]) {
    const value = nested(place, name);
    if (typeof value === 'string' && value !== '') return value;
  }
  return undefined;
}
