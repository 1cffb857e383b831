import { array, assert, constantFrom, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smsLength } from '../../../shared/conversations/sms-segments.ts';

describe('the length of an SMS', () => {
  it('is 160 in one and 153 in each of several, where every character is in GSM-7', () => {
    expect(smsLength('')).toEqual({ encoding: 'GSM-7', segments: 0, left: 160 });
    expect(smsLength('a'.repeat(160))).toEqual({ encoding: 'GSM-7', segments: 1, left: 0 });
    expect(smsLength('a'.repeat(161))).toEqual({ encoding: 'GSM-7', segments: 2, left: 145 });
    expect(smsLength('a'.repeat(306))).toMatchObject({ segments: 2, left: 0 });
    expect(smsLength('a'.repeat(307))).toMatchObject({ segments: 3 });
  });

  it('counts what is in the extension table twice, and never tears it apart', () => {
    expect(smsLength('€'.repeat(80))).toMatchObject({ encoding: 'GSM-7', segments: 1, left: 0 });
    expect(smsLength(`${'€'.repeat(80)}a`)).toMatchObject({ segments: 2 });
    // 152 and an escape pair do not fit into 153: the pair begins the next segment.
    const torn = `${'a'.repeat(152)}€${'a'.repeat(20)}`;
    expect(smsLength(torn)).toEqual({ encoding: 'GSM-7', segments: 2, left: 153 - 22 });
  });

  it('is 70 and 67 as soon as one character is not in GSM-7, and says which', () => {
    expect(smsLength('ж'.repeat(70))).toMatchObject({ encoding: 'UCS-2', segments: 1, left: 0 });
    expect(smsLength('ж'.repeat(71))).toMatchObject({ segments: 2, left: 63 });
    expect(smsLength('It’s')).toMatchObject({ encoding: 'UCS-2', firstOther: '’' });
    // 66 and a surrogate pair do not fit into 67.
    expect(smsLength(`${'ж'.repeat(66)}😀${'ж'.repeat(10)}`)).toMatchObject({
      segments: 2,
      left: 55,
    });
  });

  it('never gets shorter by more text, and no segment holds more than its room', () => {
    const character = constantFrom('a', '€', '{', 'é', 'ж', '😀', '\n');
    assert(
      property(array(character, { maxLength: 400 }), character, (text, more) => {
        const before = smsLength(text.join(''));
        const after = smsLength(text.join('') + more);
        const room = after.encoding === 'GSM-7' ? 160 : 70;
        return after.segments >= before.segments && after.left >= 0 && after.left <= room;
      }),
      { numRuns: 200 },
    );
  });

  it('is the plain division for texts of one kind', () => {
    assert(
      property(integer({ min: 161, max: 4000 }), (length) => {
        return smsLength('x'.repeat(length)).segments === Math.ceil(length / 153);
      }),
      { numRuns: 100 },
    );
  });
});
