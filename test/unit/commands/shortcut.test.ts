import { describe, expect, it } from 'vitest';
import { keys } from '../../../renderer/app/commands/keys.ts';
import {
  ariaKeys,
  isKeyOn,
  isSingleKey,
  keyCaps,
  type KeyPress,
  pressed,
} from '../../../renderer/app/commands/shortcut.ts';

function press(key: string, also: Partial<KeyPress> = {}): KeyPress {
  return {
    key,
    code: '',
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    ...also,
  };
}

describe('a key that is pressed', () => {
  it.each([
    [press('h'), 'h'],
    [press('H'), 'h'],
    [press('H', { shiftKey: true }), 'Shift+H'],
    [press('?', { shiftKey: true }), '?'],
    [press('/'), '/'],
    [press('/', { shiftKey: true }), '/'],
    [press('?', { ctrlKey: true, altKey: true }), '?'],
    [press('Escape'), 'Escape'],
    [press('k', { ctrlKey: true }), 'Mod+K'],
    [press('Enter', { ctrlKey: true }), 'Mod+Enter'],
    [press('п', { code: 'KeyG' }), 'g'],
    [press('л', { code: 'KeyK', ctrlKey: true }), 'Mod+K'],
  ])('is written down the same on every keyboard', (event, shortcut) => {
    expect(pressed(event, false)).toBe(shortcut);
  });

  it.each([
    press('k', { ctrlKey: true, shiftKey: true }),
    press('k', { metaKey: true }),
    press('t', { altKey: true }),
    press('t', { ctrlKey: true, altKey: true }),
  ])('is left to the system with modifiers of its own', (event) => {
    expect(pressed(event, false)).toBeUndefined();
  });

  it('has the Command key on a Mac, where Ctrl K belongs to the text field', () => {
    expect(pressed(press('k', { metaKey: true }), true)).toBe('Mod+K');
    expect(pressed(press('k', { ctrlKey: true }), true)).toBeUndefined();
  });
});

describe('a shortcut', () => {
  it('can be turned off when it is characters alone', () => {
    expect(['?', 'h', 'Shift+H', 'g i', '/'].map(isSingleKey)).not.toContain(false);
    expect(['Mod+K', 'Escape', 'Mod+Enter'].map(isSingleKey)).not.toContain(true);
  });

  it('is shown as the caps to press', () => {
    expect(keyCaps('g i', false)).toEqual([['G'], ['I']]);
    expect(keyCaps('Mod+K', false)).toEqual([['Ctrl', 'K']]);
    expect(keyCaps('Mod+K', true)).toEqual([['⌘', 'K']]);
    expect(keyCaps('Escape', false)).toEqual([['Esc']]);
  });

  it('is said to those who listen, where that can be said', () => {
    expect(ariaKeys('Mod+Enter', false)).toBe('Control+Enter');
    expect(ariaKeys('Mod+Enter', true)).toBe('Meta+Enter');
    expect(ariaKeys('g i', false)).toBeUndefined();
  });

  it('is given once, and none begins another', () => {
    const all = Object.values(keys);
    expect(new Set(all).size).toBe(all.length);
    for (const one of all) {
      expect(all.filter((other) => other.startsWith(`${one} `))).toEqual([]);
    }
  });
});

describe('a key', () => {
  it('is turned off by itself, or with all of one character', () => {
    const all = { singleKeyShortcuts: true, keysOff: ['t', 'Mod+Enter'] };
    expect(['t', 'h', 'Mod+Enter', 'Mod+K'].map((key) => isKeyOn(key, all))).toEqual([
      false,
      true,
      false,
      true,
    ]);
    expect(isKeyOn('h', { singleKeyShortcuts: false, keysOff: [] })).toBe(false);
    expect(isKeyOn('Mod+K', { singleKeyShortcuts: false, keysOff: [] })).toBe(true);
  });
});
