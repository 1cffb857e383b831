import type { DeliveryOutcome } from '../../../shared/webhooks/model.ts';

/** Every sentence about what Popp delivers. */
export const webhooksText = {
  listenerTitle: 'Listener',
  listenerPurpose:
    'Popp can announce what happens to a candidate. Events make the console quicker; without them it asks Popp and loses nothing.',
  state: 'State',
  listening: 'Listening on this computer',
  notListening: 'Not listening',
  address: 'Local address',
  copyAddress: 'Copy the local address',
  copied: 'Copied',
  notCopied: 'The address could not be copied. Select it and copy it by hand.',
  addressHelp:
    'Popp cannot reach this computer by itself: a tunnel of yours has to lead to this address. Give the tunnel’s public address, ending in the same path, to Popp.',
  giveItToPopp: 'Give the public address to Popp on its developer page, then say so here.',
  poppHasIt: 'Popp has this address',
  poppHasThis: 'Popp has the public address above, as you said.',
  otherAddress: 'Popp was given another address',
  otherAddressBody:
    'Its events do not get here. Give it the public address above on its developer page. What you said it has:',
  sendTest: 'Send myself a test event',
  testOnThisMachine: 'There is no open tunnel, so it did not leave this computer.',
  lastDelivery: 'Last event',
  never: 'None yet',
  secret: 'Signing secret',
  secretStates: {
    missing: 'Not set: every event is refused until it is',
    'keychain-locked': 'The keychain of this computer is locked',
    practice: 'Not needed: practice signs its events by itself',
  },
  secretPresent: (lastFour: string) => (lastFour === '' ? 'Set' : `Set, ends in ${lastFour}`),
  secretPlaces: { keychain: 'kept in the keychain', memory: 'forgotten when the console stops' },
  previousAccepted: 'the one before is still accepted',

  setTitle: 'Set the signing secret',
  replaceTitle: 'Replace the signing secret',
  setHelp:
    'Popp shows it on its developer page beside the webhook. It is kept in the keychain and never shown again.',
  setMemoryHelp:
    'Popp shows it on its developer page beside the webhook. There is no keychain here, so it is forgotten when the console stops.',
  openDeveloper: 'Open Popp’s developer page',
  save: 'Save the secret',
  saved: 'The signing secret was saved. Events signed with it are accepted from now on.',
  secretProblem: 'A signing secret has 8 to 512 characters and no spaces. Copy it again from Popp.',
  remove: 'Remove the secret',
  removeTitle: 'Remove the signing secret?',
  removeBody:
    'Every event from Popp is refused until a secret is set again. Nothing is lost: the console goes on asking Popp.',
  removed: 'The signing secret was removed.',
  tryAgain: 'Look again',

  refusedTitle: 'Refused deliveries',
  refusedPurpose:
    'Counted since the console started. Nothing of what was not verified is kept, apart from what is listed here.',
  noneRefused: 'None since the console started.',
  refusedTable: 'Refused deliveries by cause',
  heads: 'The newest requests, verified or not',
  headsTable: 'Newest requests',
  headColumns: {
    at: 'When',
    outcome: 'Outcome',
    method: 'Method',
    size: 'Size',
    signed: 'Signature',
    from: 'Sender',
  },
  signed: 'yes',
  unsigned: 'no',
  bytes: (bytes: string) => `${bytes} bytes`,

  eventsTitle: 'Events',
  eventsPurpose: 'Verified deliveries, newest first.',
  loading: 'Loading events',
  emptyTitle: 'No event has come yet',
  emptyBody: 'Once Popp delivers to the address above, its events appear here.',
  emptyPractice: 'Send candidates to a practice campaign, and its events appear here.',
  openConversation: 'Open conversation',
  conversationOf: (name: string) => `Open the conversation with ${name}`,
  payload: 'What Popp sent',
  payloadOf: (event: string) => `What Popp sent: ${event}`,
  reprocess: 'Take in again',
  reprocessOf: (event: string) => `Take in again: ${event}`,
  reprocessed: 'The event was taken in again.',
  failedAgain: 'The event could not be taken in this time either. Polling finds what it was about.',
  showMore: 'Show more',
  verdicts: {
    taken: 'Taken in',
    kept: 'Kept, not known here',
    waiting: 'Waiting',
    failed: 'Not processed',
  },

  outcomes: {
    accepted: 'Accepted',
    duplicate: 'Delivered again',
    'wrong-method': 'Not a delivery',
    'wrong-path': 'Wrong path',
    'too-large': 'Too large',
    'no-secret': 'No secret',
    'wrong-signature': 'Wrong signature',
    'wrong-organization': 'Other organisation',
    'cut-short': 'Cut short',
    'not-stored': 'Not stored',
  } satisfies Readonly<Record<DeliveryOutcome, string>>,
  practiceSignature: 'Practice takes in only what it signed itself. Nothing to do.',
  diagnoses: {
    'wrong-method': 'Something opened the address like a web page. Popp delivers with POST.',
    'wrong-path':
      'The path after the host is not this workspace’s. Give Popp the tunnel’s address with the path of the local address.',
    'too-large': 'Larger than any event of Popp. Something else is sending to this address.',
    'no-secret': 'No signing secret is set, or the keychain is locked. Set it above.',
    'wrong-signature':
      'Signed with another secret, or not at all. If Popp’s secret was rotated, set the new one above.',
    'wrong-organization':
      'Signed rightly, about another organisation. Check the organisation of this workspace in Settings.',
    'cut-short': 'The connection ended before the event was whole. Popp delivers it again.',
    'not-stored':
      'It was right and could not be written down. Check the free space of this computer; Popp delivers it again.',
  } satisfies Readonly<Record<Exclude<DeliveryOutcome, 'accepted' | 'duplicate'>, string>>,
} as const;
