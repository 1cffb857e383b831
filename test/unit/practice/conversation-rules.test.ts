import { expect, test } from 'vitest';
import { readWish } from '../../../electron/core/practice/conversation-rules.ts';
import type { Channel } from '../../../electron/core/practice/model.ts';

const person = { firstName: 'John', phoneNumber: '+14155550123' };

function problemsOf(input: Record<string, unknown>, channel: Channel = 'SMS'): string[] {
  const problems: string[] = [];
  readWish(input, channel, problems);
  return problems;
}

const refused: readonly [string, Record<string, unknown>, Channel, string][] = [
  ['no first name', { phoneNumber: '+14155550123' }, 'SMS', 'firstName is required'],
  ['blank first name', { ...person, firstName: ' ' }, 'SMS', 'firstName is required'],
  ['first name of another type', { ...person, firstName: 7 }, 'SMS', 'firstName must be a string'],
  ['no phone', { firstName: 'John' }, 'WHATSAPP', 'phoneNumber is required'],
  ['letters', { ...person, phoneNumber: 'call me' }, 'SMS', 'phoneNumber must be in E.164'],
  ['national without country', { ...person, phoneNumber: '07700 900002' }, 'SMS', 'E.164'],
  ['too short', { ...person, phoneNumber: '+1415' }, 'SMS', 'E.164'],
  ['too long', { ...person, phoneNumber: '+1415555012345678' }, 'SMS', 'E.164'],
  ['country of three letters', { ...person, countryCode: 'USA' }, 'SMS', 'countryCode must be'],
  ['e-mail missing', person, 'EMAIL', 'emailAddress is required for EMAIL campaigns'],
  ['e-mail malformed', { ...person, emailAddress: 'john' }, 'EMAIL', 'must be an e-mail address'],
  ['opening without STOP', { ...person, openingMessage: 'Hi' }, 'SMS', "'STOP' keyword"],
  ['opening with small stop', { ...person, openingMessage: 'Hi, stop' }, 'SMS', "'STOP' keyword"],
  ['opening of 601', { ...person, openingMessage: `STOP${'x'.repeat(597)}` }, 'SMS', '600'],
  ['opening on WhatsApp', { ...person, openingMessage: 'Hi STOP' }, 'WHATSAPP', 'not supported'],
  ['empty context', { ...person, additionalContext: '' }, 'SMS', 'additionalContext must not be'],
  ['flag as text', { ...person, skipDuplicationCheck: 'yes' }, 'SMS', 'must be a boolean'],
];

test.each(refused)('refuses a candidate with %s', (_name, input, channel, problem) => {
  expect(problemsOf(input, channel).join('; ')).toContain(problem);
});

const accepted: readonly [string, Record<string, unknown>, Channel, string][] = [
  ['E.164', person, 'SMS', '+14155550123'],
  // The seed's own sample: possible, though not valid by the numbering plan.
  ['the seed sample', { ...person, phoneNumber: '+447700900002' }, 'WHATSAPP', '+447700900002'],
  [
    'a national number with its country',
    { ...person, phoneNumber: '(415) 555-0123', countryCode: 'us' },
    'SMS',
    '+14155550123',
  ],
  [
    'a national number of Sweden',
    { ...person, phoneNumber: '070-174 06 05', countryCode: 'SE' },
    'SMS',
    '+46701740605',
  ],
  [
    'an e-mail address in an EMAIL campaign',
    { firstName: 'John', emailAddress: ' John@Example.com' },
    'EMAIL',
    'john@example.com',
  ],
  [
    'an opening of 600 with STOP',
    { ...person, openingMessage: `STOP${'x'.repeat(596)}` },
    'SMS',
    '+14155550123',
  ],
  [
    'an opening without STOP by e-mail',
    { firstName: 'J', emailAddress: 'j@example.com', openingMessage: 'Hi' },
    'EMAIL',
    'j@example.com',
  ],
  [
    'nulls for what is optional',
    { ...person, lastName: null, openingMessage: null },
    'SMS',
    '+14155550123',
  ],
];

test.each(accepted)('accepts %s', (_name, input, channel, contact) => {
  const problems: string[] = [];
  const wish = readWish(input, channel, problems);
  expect(problems).toEqual([]);
  expect(wish.contact).toBe(contact);
});
