/** A piece of text that somebody else wrote, told apart by how it must be shown. */
export type TextPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'control'; readonly symbol: string; readonly codePoint: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string; readonly host: string };

// Characters that turn or hide text. ZWJ and ZWNJ stay: emoji and several scripts are written with them.
const named: Readonly<Record<string, string>> = {
  '\u061c': 'ALM',
  '\u200b': 'ZWSP',
  '\u200e': 'LRM',
  '\u200f': 'RLM',
  '\u202a': 'LRE',
  '\u202b': 'RLE',
  '\u202c': 'PDF',
  '\u202d': 'LRO',
  '\u202e': 'RLO',
  '\u2060': 'WJ',
  '\u2066': 'LRI',
  '\u2067': 'RLI',
  '\u2068': 'FSI',
  '\u2069': 'PDI',
  '\ufeff': 'BOM',
  '\u00ad': 'SHY',
};

const hidden = String.raw`\p{Cc}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff`;

const pieces = new RegExp(
  String.raw`(?<control>[${hidden}])|(?<link>\bhttps?://[^\s${hidden}<>"]+)`,
  'giu',
);

const trailing = /[.,;:!?)\]}'"»”’]+$/u;

function symbolOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  // Unicode has a picture for each of the old control characters.
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return '\u2421';
  return named[character] ?? hexOf(character);
}

function hexOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

function readLink(text: string): TextPart | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  return { kind: 'link', text, href: url.href, host: url.host };
}

/** Splits text that somebody else wrote: plain text, characters made visible, links with the host they really lead to. */
export function readTextParts(text: string): readonly TextPart[] {
  const tidy = text.replaceAll(/\r\n?|[\u2028\u2029]/g, '\n');
  const parts: TextPart[] = [];
  let plain = '';
  let from = 0;
  const flush = () => {
    if (plain !== '') parts.push({ kind: 'text', text: plain });
    plain = '';
  };
  for (const match of tidy.matchAll(pieces)) {
    plain += tidy.slice(from, match.index);
    from = match.index + match[0].length;
    const { control, link } = match.groups ?? {};
    if (control === '\n' || control === '\t') {
      plain += control;
    } else if (control !== undefined) {
      flush();
      parts.push({ kind: 'control', symbol: symbolOf(control), codePoint: hexOf(control) });
    } else if (link !== undefined) {
      const end = trailing.exec(link)?.[0] ?? '';
      const found = readLink(link.slice(0, link.length - end.length));
      if (found === undefined) {
        plain += link;
      } else {
        flush();
        parts.push(found);
        plain = end;
      }
    }
  }
  plain += tidy.slice(from);
  flush();
  return parts;
}
