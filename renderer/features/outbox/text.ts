import { formatCount } from '../../ui/locale.ts';

/** A count of entries in words. */
function entries(count: number): string {
  return `${formatCount(count)} ${count === 1 ? 'entry' : 'entries'}`;
}

/** Every sentence of the Activity page, apart from those that depend on an item. */
export const outboxText = {
  exportLog: 'Export log',
  logFile: 'popp-console-sent',
  logSaved: (count: string) => `The log of what was sent is ready, ${count} lines.`,
  logNotSaved: 'The log could not be read to its end. Nothing was changed. Try again.',
  sentColumns: [
    'Sent at (UTC)',
    'What',
    'Candidate',
    'Contact',
    'Channel',
    'Campaign',
    'Text',
    'Outcome',
    'Times sent',
    'Reference',
    'Conversation',
  ],
  title: 'Activity',
  purpose: 'Everything that leaves this computer for candidates, each of it once.',
  parts: 'Parts of this page',
  showPart: (name: string) => `Show ${name}`,
  decide: 'Needs a decision',
  recent: 'Recent',
  figures: 'Pictures',
  events: 'Events from Popp',
  loading: 'Loading activity',

  pauseAll: 'Pause everything that leaves',
  pausedAll: 'Everything is paused',
  pauseTitles: {
    recruiter: (name: string) => `${name} is paused`,
    'not-let-in': (name: string) => `${name}: Popp did not let the console in`,
    instance: (name: string) => `${name}: this data was copied or restored`,
  },
  since: 'Since',
  pauseSafe: 'Nothing is lost: what was to leave waits here.',
  comparing: 'It can be resumed when the comparison is done.',
  resume: 'Resume',
  resumeOf: (name: string) => `Resume ${name}`,
  resumeTitle: (names: string) => `Let ${names} send again?`,
  resumeWaiting: (count: number) =>
    count === 0
      ? 'Nothing waits to leave now. What you send from here on leaves at once.'
      : `${entries(count)} ${count === 1 ? 'waits' : 'wait'} to leave. Each is checked once more, then Popp messages the candidates.`,
  resumeInstance:
    'This data came from a backup or another computer. What was found at Popp stays settled; what was not found leaves as soon as you resume.',
  resumeHeld: 'What this stop had held back goes on as well.',
  resumed: (names: string) => `${names} may send again`,
  preflight: (count: number) =>
    `${formatCount(count)} ${count === 1 ? 'conversation' : 'conversations'} read so far. Nothing leaves before the list has been read once, so that nobody who is in the campaign already is messaged.`,
  preflightTitle: (upload: string) => `Looking for candidates of ${upload} who are already there`,
  anUpload: 'an upload',

  alarmsTitle: 'Two conversations where one was meant',
  alarmsPurpose:
    'Popp has more than one conversation with the same candidate in the same campaign. Close one of them in Popp, so that nobody is asked everything twice.',
  alarmIn: 'in',
  alarmOpen: (place: number) => `Conversation ${place}`,
  alarmOpenOf: (place: number, contact: string) => `Conversation ${place} with ${contact}`,
  acknowledge: 'I have seen it',
  acknowledgeOf: (contact: string) => `I have seen the two conversations with ${contact}`,
  acknowledged: 'Marked as seen. It comes back if a further conversation appears.',

  undecidedTitle: 'Did these arrive?',
  undecidedPurpose:
    'The answer from Popp got lost, and looking there did not settle it. Nothing is sent again unless you say so.',
  heldTitle: 'Held back',
  heldPurpose: 'These have not left. Each says why, and waits for you.',
  clearTitle: 'Nothing needs a decision',
  clearBody:
    'When the console cannot tell whether something arrived, or holds something back, it asks you here.',
  clearAction: 'See what was sent',
  showMore: 'Show more',
  known: 'What is known',
  times: (count: number) => `${formatCount(count)} times`,
  lookInPopp: 'Look in Popp',
  openDraft: 'Open the draft',
  openConversation: 'Open conversation',
  conversationOf: (name: string) => `Open the conversation with ${name}`,
  openCampaign: 'Open campaign',
  receipt: 'Receipt',
  receiptOf: (name: string) => `Receipt for ${name}`,
  rowOf: (row: number) => `Row ${formatCount(row)} of`,

  filters: 'Which entries',
  filter: {
    recent: 'All',
    'on-the-way': 'On the way',
    'to-decide': 'To decide',
    held: 'Held',
    done: 'At Popp',
    refused: 'Refused',
    cancelled: 'Kept back',
  },
  table: 'Entries of the outbox',
  columns: {
    candidate: 'Candidate',
    what: 'What',
    state: 'State',
    from: 'From',
    when: 'Last news',
  },
  emptyTitle: 'Nothing has been sent yet',
  emptyBody: 'Conversations, replies and takeovers appear here with what became of each.',
  emptyAction: 'Upload candidates',
  noneTitle: 'No entry is in this state',
  noneBody: 'Choose another state to see the others.',
  showAll: 'Show all',

  facts: {
    what: 'What',
    contact: 'Contact',
    campaign: 'Campaign',
    upload: 'Upload',
    round: 'Round',
    attempts: 'Attempts',
    added: 'Added',
  },
  follows: 'It follows an earlier entry for the same candidate.',
  openEarlier: 'Show the earlier one',
  yourMessage: 'What you wrote',
  someone: 'this candidate',
} as const;
