import { expect, test } from 'vitest';
import { readPhone } from '../../../electron/core/uploads/phones.ts';
import { readAskedCandidate } from '../../../shared/scheduling/candidate-rules.ts';
import { askedCandidateSchema } from '../../../shared/scheduling/setup.ts';

function read(given: Record<string, string>, channel?: string) {
  const { problems, ...rest } = readAskedCandidate(
    askedCandidateSchema.parse({ firstName: 'Ann', ...given }),
    channel,
    readPhone,
  );
  return { ...rest, problems: problems.map(({ path, code }) => `${path} ${code}`) };
}

test.each<[string, Record<string, string>, string | undefined, string[]]>([
  ['nothing', {}, undefined, ['phoneNumber contact-required']],
  ['no number for SMS', { emailAddress: 'ann@example.com' }, 'SMS', ['phoneNumber phone-required']],
  [
    'no address for e-mail',
    { phoneNumber: '+442079460101' },
    'EMAIL',
    ['emailAddress email-required'],
  ],
  ['no country', { phoneNumber: '020 7946 0101' }, 'SMS', ['phoneNumber phone-without-country']],
  ['no number at all', { phoneNumber: 'call me' }, 'SMS', ['phoneNumber phone-invalid']],
  [
    'a wrong address beside',
    { phoneNumber: '+442079460101', emailAddress: 'ann@' },
    'SMS',
    ['emailAddress email-invalid'],
  ],
  ['no name', { firstName: ' ', phoneNumber: '+442079460101' }, 'SMS', ['firstName required']],
  [
    'no country of that name',
    { phoneNumber: '+442079460101', country: 'U1' },
    'SMS',
    ['countryCode country-unknown'],
  ],
])('%s', (_what, given, channel, problems) => {
  expect(read(given, channel).problems).toEqual(problems);
});

test('what the channel writes to is the contact', () => {
  const both = { phoneNumber: '020 7946 0101', country: 'gb', emailAddress: 'ANN@Example.com' };
  expect(read(both, 'WHATSAPP')).toEqual({
    contact: '+442079460101',
    phoneNumber: '+442079460101',
    emailAddress: 'ann@example.com',
    country: 'GB',
    problems: [],
  });
  expect(read(both, 'WEB_CHAT_VIA_EMAIL').contact).toBe('ann@example.com');
  // Of a channel that nobody knows, either will do.
  expect(read({ emailAddress: 'ann@example.com' }, 'WEB_CHAT')).toMatchObject({
    contact: 'ann@example.com',
    problems: [],
  });
});
