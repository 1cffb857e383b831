/** A piece of text that somebody else wrote, told apart by how it must be shown. */
export type TextPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'control'; readonly symbol: string; readonly codePoint: string }
  | {
      readonly kind: 'link';
      readonly text: string;
      /** The whole address as it would be asked for, its host in punycode. */
      readonly href: string;
      readonly host: string;
      /** A name or password stands before the host, to look like another one: it is shown and never opened. */
      readonly isDisguised: boolean;
    };

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
  '\u180e': 'MVS',
  // Letters that leave an empty place: a name of them alone looks like none.
  '\u115f': 'HCF',
  '\u1160': 'HJF',
  '\u3164': 'HF',
  '\uffa0': 'HHF',
};

const ranges = [
  String.raw`\p{Cc}\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0`,
  // Notes between lines, and the tags in which whole sentences can hide; flags of regions are written with tags too.
  String.raw`\ufff9-\ufffb\u{e0000}-\u{e007f}`,
];
const hidden = ranges.join('');

const pieces = new RegExp(
  String.raw`(?<flag>\u{1f3f4}[\u{e0020}-\u{e007e}]+\u{e007f})|(?<control>[${hidden}])|(?<link>\b(?:https?://|www\.)[^\s${hidden}<>"]+)`,
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
  const address = /^www\./i.test(text) ? `https://${text}` : text;
  if (!URL.canParse(address)) return undefined;
  const { href, host, username, password } = new URL(address);
  return { kind: 'link', text, href, host, isDisguised: username !== '' || password !== '' };
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
    const { control, link, flag } = match.groups ?? {};
    if (flag !== undefined || control === '\n' || control === '\t') {
      plain += flag ?? control;
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
