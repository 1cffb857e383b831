import { describe, expect, it } from 'vitest';
import { readPhone } from '../../../electron/core/uploads/phones.ts';
import { readCandidate } from '../../../shared/uploads/candidate.ts';
import { checkCandidate, type CheckContext } from '../../../shared/uploads/checks.ts';
import { channelOf, contactOf } from '../../../shared/uploads/contact.ts';
import type { Corrections } from '../../../shared/uploads/fields.ts';
import { problemCodes, fieldOfProblem, isBlocking } from '../../../shared/uploads/problems.ts';

const good: Corrections = {
  firstName: 'Ana',
  phoneNumber: '+14155550123',
  emailAddress: 'ana@example.com',
};

function candidate(fields: Corrections, cells: readonly string[] = []) {
  return readCandidate(
    cells,
    { ...good, ...fields },
    {
      mapping: {},
      columnCount: cells.length === 0 ? 0 : 2,
      defaultCountry: undefined,
      readPhone,
    },
  );
}

function codes(fields: Corrections, context: Partial<CheckContext> = {}) {
  return checkCandidate(candidate(fields), { channel: 'SMS', mapping: {}, ...context }).map(
    ({ code }) => code,
  );
}

describe('row checks', () => {
  it('finds nothing wrong with a good row on any channel', () => {
    for (const channel of ['SMS', 'WHATSAPP', 'EMAIL', undefined] as const)
      expect(codes({}, { channel })).toEqual([]);
  });

  it('names what is missing by channel', () => {
    for (const firstName of [' ', '-', 'N/A', '#N/A', 'null', '42'])
      expect(codes({ firstName })).toEqual(['first-name-missing']);
    for (const firstName of ['Nils', 'Na', 'Ó', '李']) expect(codes({ firstName })).toEqual([]);
    expect(codes({ phoneNumber: '' })).toEqual(['phone-missing']);
    expect(codes({ phoneNumber: '' }, { channel: 'EMAIL' })).toEqual([]);
    expect(codes({ emailAddress: '' }, { channel: 'EMAIL' })).toEqual(['email-missing']);
    expect(codes({ emailAddress: 'ana' }, { channel: 'EMAIL' })).toEqual(['email-malformed']);
    expect(codes({ emailAddress: 'ana' })).toEqual(['email-ignored']);
    expect(codes({ phoneNumber: '', emailAddress: '' }, { channel: undefined })).toEqual([
      'contact-missing',
    ]);
    expect(codes({ phoneNumber: '' }, { channel: undefined })).toEqual([]);
  });

  it('warns of a number that is only possible, and lets it go', () => {
    const [found] = checkCandidate(candidate({ phoneNumber: '+447700900002' }), {
      channel: 'SMS',
      mapping: {},
    });
    expect(found).toMatchObject({ code: 'phone-unverified', blocking: false });
  });

  it('holds opening messages to the rules of the channel', () => {
    expect(codes({ openingMessage: 'Hi Ana. Reply STOP to end.' })).toEqual([]);
    expect(codes({ openingMessage: 'Hi Ana. Reply stop to end.' })).toEqual([
      'opening-without-stop',
    ]);
    expect(codes({ openingMessage: 'Hi Ana' }, { channel: 'EMAIL' })).toEqual([]);
    expect(codes({ openingMessage: 'Hi Ana' }, { channel: 'WHATSAPP' })).toEqual([
      'opening-on-whatsapp',
    ]);
    expect(codes({ openingMessage: `STOP${'x'.repeat(596)}` })).toEqual([]);
    expect(codes({ openingMessage: `STOP${'x'.repeat(597)}` })).toEqual(['opening-too-long']);
  });

  it('says when a chosen column has nothing for a candidate', () => {
    expect(codes({}, { mapping: { openingMessage: 3, additionalContext: 4 } })).toEqual([
      'opening-empty',
      'context-empty',
    ]);
  });

  it('blocks a row with more cells than columns, which may have shifted', () => {
    const shifted = checkCandidate(candidate({}, ['Ana', '1', 'x']), {
      channel: 'SMS',
      mapping: {},
    });
    expect(shifted.map(({ code }) => code)).toEqual(['too-many-cells']);
    expect(
      checkCandidate(candidate({}, ['Ana', '1', ' ']), { channel: 'SMS', mapping: {} }),
    ).toEqual([]);
  });

  it("leaves the reference of the recruiter's own system as it is", () => {
    expect(candidate({ externalId: ' A  1/ß\u00a02 ' }).externalId).toBe('A  1/ß\u00a02');
  });

  it('knows whom a channel writes to', () => {
    expect(contactOf(candidate({}), 'SMS')).toBe('+14155550123');
    expect(contactOf(candidate({ emailAddress: 'ANA@example.com' }), 'EMAIL')).toBe(
      'ana@example.com',
    );
    expect(contactOf(candidate({ phoneNumber: '' }), undefined)).toBe('ana@example.com');
    expect(contactOf(candidate({ phoneNumber: '' }), 'WHATSAPP')).toBeUndefined();
    expect([channelOf('SMS'), channelOf('WEB_CHAT_VIA_EMAIL'), channelOf('PIGEON')]).toEqual([
      'SMS',
      'EMAIL',
      undefined,
    ]);
  });

  it('has a place to fix every problem that a field can fix', () => {
    const fixable = problemCodes.filter((code) =>
      /^(phone|email|opening|context|first)/.test(code),
    );
    expect(fixable.filter((code) => fieldOfProblem(code) === undefined)).toEqual([]);
    expect(isBlocking('duplicate')).toBe(true);
    expect(isBlocking('phone-unverified')).toBe(false);
  });
});
