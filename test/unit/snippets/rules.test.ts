import { array, assert, constantFrom, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openPlaceholders, placeholderParts } from '../../../shared/conversations/composing.ts';
import { fillSnippet, findSnippets } from '../../../shared/snippets/rules.ts';

describe('a snippet', () => {
  it('is filled however its placeholders are spelled', () => {
    const values = { 'first name': 'Applicant-001', 'campaign title': 'Test-Campaign' };
    const body = 'Hi {first name}, {firstName}, {{ First_Name }}: about {campaign title}.';
    expect(fillSnippet(body, values)).toBe(
      'Hi Applicant-001, Applicant-001, Applicant-001: about Test-Campaign.',
    );
  });

  it('keeps a placeholder that has no value, and one that nobody knows, to be asked about', () => {
    const filled = fillSnippet('Hi {first name}, {shoe size}?', { 'first name': '  ' });
    expect(filled).toBe('Hi {first name}, {shoe size}?');
    expect(openPlaceholders(filled)).toEqual(['{first name}', '{shoe size}']);
    expect(openPlaceholders('nothing { here } or {} or {a\nb}')).toEqual([]);
  });

  it('loses nothing of a text that is split, whatever it is', () => {
    const piece = constantFrom('{', '}', '{{', '}}', 'first name', ' ', '{campaign title}', '\n');
    assert(
      property(array(piece), string(), (pieces, rest) => {
        const text = pieces.join('') + rest;
        return (
          placeholderParts(text)
            .map((part) => part.text)
            .join('') === text
        );
      }),
    );
  });

  it('puts a value in as it is, whatever is in it', () => {
    assert(
      property(string(), (value) => {
        const filled = fillSnippet('a{first name}b', { 'first name': value });
        return filled === (value.trim() === '' ? 'a{first name}b' : `a${value.trim()}b`);
      }),
    );
  });

  it('is found by the words of its title and text', () => {
    const snippets = [
      { title: 'Pay', body: 'Ten an hour' },
      { title: 'Start', body: 'When could you start?' },
    ];
    expect(findSnippets(snippets, 'hour PAY')).toEqual([snippets[0]]);
    expect(findSnippets(snippets, ' ')).toEqual(snippets);
  });
});
