import { isJsonObject, unreadable } from './fields.ts';
import type { JsonObject } from './fields.ts';

/** One page of a list, its items still to be read. */
export type ListPage = { readonly items: readonly unknown[]; readonly nextToken?: string };

/**
 * Reads a list however it is wrapped: a bare array, `{data, nextToken}` (github:api-evangelist/popp), or under
 * `items`, `results` or the plural of its things. An answer without a list is unreadable, never an empty list:
 * an empty list is evidence that something is absent.
 */
export function parseList(json: unknown, plural: string): ListPage {
  const what = `the list of ${plural}`;
  if (Array.isArray(json)) return { items: json };
  if (!isJsonObject(json)) throw unreadable(what);
  for (const name of ['data', plural, 'items', 'results']) {
    const inside = json[name];
    if (Array.isArray(inside)) return page(inside, [json], what);
    if (isJsonObject(inside)) {
      const nested = [plural, 'items', 'data', 'results'].map((key) => inside[key]);
      const items = nested.find((value) => Array.isArray(value));
      if (items !== undefined) return page(items, [json, inside], what);
    }
  }
  throw unreadable(what);
}

// How a list ends is not documented: null, absent and empty text all mean the end.
function page(items: readonly unknown[], envelopes: readonly JsonObject[], what: string): ListPage {
  for (const envelope of envelopes) {
    for (const holder of [envelope, envelope['pagination'], envelope['meta']]) {
      const token = isJsonObject(holder) ? holder['nextToken'] : undefined;
      if (typeof token === 'string' && token !== '') return { items, nextToken: token };
      if (typeof token === 'number') return { items, nextToken: String(token) };
      // There is more and it cannot be asked for: taking this page for the whole list would hide conversations.
      if (token !== undefined && token !== null && token !== '' && token !== false) {
        throw unreadable(what);
      }
    }
  }
  return { items };
}
