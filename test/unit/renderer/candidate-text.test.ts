import { array, assert, constantFrom, oneof, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTextParts, type TextPart } from '../../../renderer/ui/candidate-text-parts.ts';

function shown(part: TextPart): string {
  return part.kind === 'control' ? part.symbol : part.text;
}

describe('text that somebody else wrote', () => {
  it('leaves plain text alone', () => {
    expect(readTextParts('Hi there,\n\tsee you <b>soon</b>')).toEqual([
      { kind: 'text', text: 'Hi there,\n\tsee you <b>soon</b>' },
    ]);
    expect(readTextParts('')).toEqual([]);
  });

  it('shows characters that turn the text round', () => {
    expect(readTextParts('a\u202Eb\u202C')).toEqual([
      { kind: 'text', text: 'a' },
      { kind: 'control', symbol: 'RLO', codePoint: 'U+202E' },
      { kind: 'text', text: 'b' },
      { kind: 'control', symbol: 'PDF', codePoint: 'U+202C' },
    ]);
  });

  it('shows old control characters by their pictures', () => {
    expect(readTextParts('\u0007\u007f\u0085').map(shown)).toEqual(['␇', '␡', 'U+0085']);
  });

  it('keeps emoji and scripts that join their letters', () => {
    const family = '👨‍👩‍👧 می‌خواهم';
    expect(readTextParts(family)).toEqual([{ kind: 'text', text: family }]);
  });

  it('names the host that a link really leads to', () => {
    expect(readTextParts('See https://popp.ai@evil.example/login. Now')).toEqual([
      { kind: 'text', text: 'See ' },
      {
        kind: 'link',
        text: 'https://popp.ai@evil.example/login',
        href: 'https://popp.ai@evil.example/login',
        host: 'evil.example',
        isDisguised: true,
      },
      { kind: 'text', text: '. Now' },
    ]);
  });

  it('shows a host of look-alike letters as it is looked up', () => {
    const [link] = readTextParts('https://pоpp.ai/');
    expect(link).toMatchObject({ kind: 'link', host: expect.stringMatching(/^xn--/) });
  });

  it('makes no link of anything but http', () => {
    const kinds = ['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'https://']
      .flatMap((text) => readTextParts(text))
      .map((part) => part.kind);
    expect(new Set(kinds)).toEqual(new Set(['text']));
  });

  it('ends a link where the text is turned round', () => {
    const parts = readTextParts('https://a.example/\u202Exyz');
    expect(parts.map((part) => part.kind)).toEqual(['link', 'control', 'text']);
  });

  it('reads an address without its scheme, as people write it', () => {
    expect(readTextParts('see www.example.com, please')).toContainEqual({
      kind: 'link',
      text: 'www.example.com',
      href: 'https://www.example.com/',
      host: 'www.example.com',
      isDisguised: false,
    });
  });

  it('shows letters that look like nothing, and sentences hidden in tags, but keeps the flags that are written with them', () => {
    expect(readTextParts('\u3164').map(shown)).toEqual(['HF']);
    const tags = String.fromCodePoint(0xe0068, 0xe0069);
    expect(readTextParts(`a${tags}`).map(shown)).toEqual(['a', 'U+E0068', 'U+E0069']);
    const scotland = '🏴󠁧󠁢󠁳󠁣󠁴󠁿';
    expect(readTextParts(scotland)).toEqual([{ kind: 'text', text: scotland }]);
  });

  it('gives every link a host that is looked up as it is shown', () => {
    const words = constantFrom(
      'http://',
      'https://',
      'www.',
      'exämple',
      'а.com',
      '@',
      ':',
      '/',
      '.',
      'x',
    );
    assert(
      property(array(words), (pieces) =>
        readTextParts(pieces.join('')).every(
          (part) =>
            part.kind !== 'link' ||
            (/^[\x21-\x7e]+$/.test(part.host) && new URL(part.href).host === part.host),
        ),
      ),
    );
  });

  it('loses nothing and hides nothing, whatever comes', () => {
    const nasty = constantFrom(
      '\u202e',
      '\u0000',
      'http://a.b/',
      '\u200b',
      'x',
      ' ',
      '\n',
      '\u2066',
      '\u3164',
      '\u206a',
    );
    assert(
      property(array(oneof(nasty, string({ unit: 'grapheme' }))), (pieces) => {
        const text = pieces.join('');
        const parts = readTextParts(text);
        const plain = parts.filter((part) => part.kind !== 'control').map(shown);
        for (const piece of plain)
          expect(piece).not.toMatch(/[\u202a-\u202e\u2060-\u206f\u200b\u3164]/u);
        const controls = parts.filter((part) => part.kind === 'control').length;
        const tidy = text.replaceAll(/\r\n?|[\u2028\u2029]/g, '\n');
        // Every character that is shown by a symbol is one unit long.
        expect(plain.join('').length + controls).toBe(tidy.length);
      }),
    );
  });
});
