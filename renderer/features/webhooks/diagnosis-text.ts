import type { DiagnosisCheck, DiagnosisLine } from '../../../shared/webhooks/diagnosis.ts';

/** Every sentence about why events arrive or do not. */
export const diagnosisText = {
  title: 'Why do no events arrive?',
  purpose:
    'What has to be in order, on the way from Popp to here. Whatever is missing, nothing is lost: the console asks Popp as well.',
  verdicts: { good: 'In order', bad: 'Look at this', open: 'Not known yet' } satisfies Record<
    DiagnosisLine['verdict'],
    string
  >,
  checks: {
    listener: 'This computer listens',
    secret: 'The signing secret is set',
    tunnel: 'A tunnel is open',
    address: 'Popp has this address',
    reach: 'The address leads here from outside',
    refusals: 'Nothing was refused',
    last: 'An event has come',
  } satisfies Record<DiagnosisCheck, string>,
  findings: {
    listener: {
      good: 'The console waits for events on this computer.',
      bad: 'Another program may hold the port, or a security program forbids it. Restart the console.',
    },
    secret: {
      good: 'Events signed with it are accepted.',
      missing: 'Every event is refused until it is set. Copy it from Popp’s developer page.',
      'keychain-locked': 'The keychain of this computer is locked. Unlock it, then look again.',
      practice: 'Practice signs its events by itself.',
    },
    tunnel: {
      good: 'It leads to this computer.',
      manual: 'You keep it open yourself: the console only knows its address.',
      none: 'Popp cannot reach this computer by itself. Choose a tunnel in Settings.',
      closed: 'It is not open just now. Settings says why; the console tries again by itself.',
    },
    address: {
      good: 'As you said, it is the address that Popp delivers to.',
      bad: 'Popp delivers to another address. Give it the present one on its developer page, then say so above.',
      'not-said': 'Give the public address to Popp on its developer page, then say so above.',
      'no-tunnel': 'There is no public address while no tunnel is open.',
    },
    reach: {
      good: 'The last test event came back through the tunnel.',
      bad: 'The last test event left and did not arrive. Look at where the tunnel ends: it has to be the local address.',
      'not-tried': 'Send yourself a test event: it goes out and comes back the way Popp’s do.',
      'no-tunnel': 'It can be tried once a tunnel is open.',
    },
    refusals: { good: 'Not since the console started.' },
    last: {
      good: 'When it came is said under Listener.',
      never:
        'Popp delivers when something happens to a candidate. If that was so, check that its webhook is turned on.',
    },
  } satisfies Record<DiagnosisCheck, Readonly<Record<string, string>>>,
} as const;
