import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { best, rank, rankCommand } from '../../../renderer/app/commands/search.ts';

const actions = [
  'Go to Inbox',
  'Go to Campaigns',
  'Take over',
  'Hand back to the AI',
  'Hand back and open the next that needs you',
  'Pause everything that leaves',
  'Use the dark theme',
];

function found(typed: string, recent: readonly string[] = []): string[] {
  const recency = (label: string) =>
    recent.includes(label) ? recent.indexOf(label) : recent.length;
  return best(actions, (label) => rank(typed, label), recency).map(([label]) => label);
}

describe('what was typed', () => {
  it.each([
    ['take', 'Take over'],
    ['dark', 'Use the dark theme'],
    ['gc', 'Go to Campaigns'],
    ['go camp', 'Go to Campaigns'],
    ['campaigns go', 'Go to Campaigns'],
    ['TAKE OV', 'Take over'],
    ['hbai', 'Hand back to the AI'],
    ['nex', 'Hand back and open the next that needs you'],
    ['eryth', 'Pause everything that leaves'],
  ])('%s finds %s first', (typed, label) => {
    expect(found(typed)[0]).toBe(label);
  });

  it('finds nothing by letters that only happen to be there', () => {
    expect(found('xyz')).toEqual([]);
    expect(found('oe')).toEqual([]);
    expect(rank('tkvr', 'Take over')).toBeUndefined();
  });

  it('finds names without their accents', () => {
    expect(rank('joszef', 'Józef Nowak')).toBeUndefined();
    expect(rank('jozef', 'Józef Nowak')).toBe(0);
    expect(rank('nowak', 'Józef Nowak')).toBe(1);
    expect(rank('żółć', 'Żółć')).toBe(0);
  });

  it('puts what was used lately first among equals, and never before what fits better', () => {
    const second = 'Hand back and open the next that needs you';
    expect(found('hand back')[0]).toBe('Hand back to the AI');
    expect(found('hand back', [second])[0]).toBe(second);
    expect(found('hand back to', [second])[0]).toBe('Hand back to the AI');
  });

  it('finds a command by its further words, after those that are called so', () => {
    const theme = { id: 'a', label: 'Use the dark theme', words: 'appearance colours' };
    expect(rankCommand('appear', theme)).toBeGreaterThan(4);
    expect(rankCommand('dark', theme)).toBeLessThan(4);
    expect(rankCommand('inbox', theme)).toBeUndefined();
  });

  it('is found by every beginning of a name', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), fc.nat(40), (words, cut) => {
        const name = words.join(' ');
        expect(rank(name.slice(0, 1 + (cut % name.length)), name)).toBe(0);
      }),
    );
  });
});
