import { placeholderParts } from '../conversations/composing.ts';

/** What a snippet may name, in the order in which it is offered. */
export const snippetFields = [
  'first name',
  'last name',
  'campaign title',
  'agent name',
  'reference',
] as const;

/** One of the things that a snippet may name. */
export type SnippetField = (typeof snippetFields)[number];

/** What is known of a conversation; what is not known stays a placeholder. */
export type SnippetValues = Readonly<Partial<Record<SnippetField, string | undefined>>>;

const byFoldedName = new Map(snippetFields.map((field) => [folded(field), field] as const));

/** Puts in what is known. A placeholder without a value stays as it was written, to be seen and asked about. */
export function fillSnippet(body: string, values: SnippetValues): string {
  return placeholderParts(body)
    .map(({ text, placeholder }) => {
      if (placeholder === undefined) return text;
      const field = byFoldedName.get(folded(placeholder));
      const value = field === undefined ? undefined : values[field]?.trim();
      return value === undefined || value === '' ? text : value;
    })
    .join('');
}

/** Snippets whose title or text has every word that was typed. */
export function findSnippets<One extends { readonly title: string; readonly body: string }>(
  snippets: readonly One[],
  typed: string,
): One[] {
  const words = typed
    .toLocaleLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return snippets.filter(({ title, body }) => {
    const text = `${title} ${body}`.toLocaleLowerCase();
    return words.every((word) => text.includes(word));
  });
}

// {firstName}, {first_name} and {First name} are one.
function folded(name: string): string {
  return name.toLowerCase().replaceAll(/[\s._-]/g, '');
}
