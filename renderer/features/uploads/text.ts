import type { CandidateField } from '../../../shared/uploads/fields.ts';
import type { Channel, RowFilter, UploadStatus } from '../../../shared/uploads/model.ts';
import type { SendBlocker } from '../../../shared/uploads/review.ts';
import { formatCount } from '../../ui/locale.ts';

/** Two forms of a counted noun. */
function counted(count: number, one: string, many: string): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** A count of candidates in words. */
export function candidates(count: number): string {
  return counted(count, 'candidate', 'candidates');
}

/** A count of rows in words. */
export function rowsWords(count: number): string {
  return counted(count, 'row', 'rows');
}

/** Every sentence of the uploads pages, apart from problems and failures of files. */
export const uploadsText = {
  title: 'Uploads',
  purpose: 'Candidate files on this computer. Nothing leaves before you have seen the sheet.',
  dropTitle: 'Drop a file of candidates here',
  dropHere: 'Let go to read this file',
  dropBody:
    'A CSV file with a name and a phone number or e-mail address for each candidate. Your own file is not changed.',
  choose: 'Choose a file',
  chooseWords: 'upload candidates csv spreadsheet',
  fileInput: 'Candidate file',
  oneFile: 'One file at a time: only the first was taken.',
  sending: (name: string) => `Taking ${name}`,
  takeBack: 'Take it back',
  openFailed: 'The file could not be taken',
  noWorkspace: 'Open a workspace first. Files belong to the workspace they are dropped in.',
  emptyBody: 'Every file stays on this page, with what became of each of its candidates.',
  list: 'Uploads of this workspace',
  columns: {
    file: 'File',
    state: 'State',
    candidates: 'Candidates',
    campaign: 'Campaign',
    when: 'Added',
  },
  noCampaign: 'Not chosen yet',
  readyOf: (ready: number, total: number) => `${formatCount(ready)} ready of ${formatCount(total)}`,
  sentOf: (sent: number, total: number) => `${formatCount(sent)} sent of ${formatCount(total)}`,
  statuses: {
    reading: 'Reading',
    'cut-off': 'Not read to the end',
    unreadable: 'Not readable',
    checking: 'Checking rows',
    ready: 'To review',
    sent: 'Sent',
  } satisfies Readonly<Record<UploadStatus, string>>,

  back: 'Uploads',
  backCommand: 'Back to Uploads',
  missingTitle: 'This upload is not here any more',
  missingBody:
    'It may have been removed. Nothing was sent by this, and your own file is untouched.',
  elsewhereTitle: (name: string) => `${name} belongs to another workspace`,
  elsewhereBody:
    'An upload stays in the workspace it was dropped in. Switch to that workspace to see it, or drop the file here again.',
  toUploads: 'All uploads',
  remove: 'Remove',
  removeCommand: 'Remove this upload',
  removeTitle: (name: string) => `Remove ${name}?`,
  removeBody:
    'The rows and the corrections you made here are deleted, with the copy of the file. Your own file and everything already sent stay as they are.',
  readingRows: 'Reading the file',
  checkingRows: 'Checking the rows',
  rowsComing: 'The rows appear here',
  stopReading: 'Stop reading',
  readAgain: 'Read it again',
  meta: (rows: number, separator: string | undefined) =>
    separator === undefined ? rowsWords(rows) : `${rowsWords(rows)}, separated by ${separator}`,
  separators: { ',': 'commas', ';': 'semicolons', '\t': 'tabs' },

  columnsTitle: 'Columns',
  columnsPurpose: 'What each column of your file means. Only these columns are sent to Popp.',
  columnsFound: (names: string) => `Found: ${names}.`,
  changeColumns: 'Change what columns mean',
  columnTable: 'Columns of the file',
  columnHeaders: { name: 'In your file', samples: 'For example', meaning: 'Means' },
  unnamedColumn: (number: number) => `Column ${number}`,
  meaningOf: (name: string) => `Meaning of ${name}`,
  notUsed: 'Not used',
  neverGuessed:
    'Opening message and context are never guessed: candidates read the first, and the AI speaks by the second. Neither is the source: Popp takes it for one candidate at a time only, which is slow for a long file.',
  country: 'Country of numbers without one',
  countryHelp: 'Used where neither the number nor the row names a country.',
  noCountry: 'Choose a country',
  contactMissing: 'No column says how to reach a candidate',
  contactMissingBody:
    'Choose the column that holds the phone number or e-mail address below. Nothing can be sent without one, and nothing was lost.',
  fields: {
    firstName: 'First name',
    lastName: 'Last name',
    fullName: 'Full name (split)',
    phoneNumber: 'Phone',
    emailAddress: 'E-mail',
    countryCode: 'Country',
    externalId: 'Your reference',
    applicationSource: 'Source',
    openingMessage: 'Opening message',
    additionalContext: 'Context for the AI',
  } satisfies Readonly<Record<CandidateField, string>>,

  rowsTitle: 'Candidates',
  rowsPurpose: 'Fix a row here or leave it out. Rows with a blocking problem are never sent.',
  table: 'Candidates in this file',
  filterLabel: 'Which rows',
  filters: {
    all: 'All',
    problems: 'With problems',
    ready: 'Ready',
    'left-out': 'Left out',
    sent: 'Sent',
  } satisfies Readonly<Record<RowFilter, string>>,
  search: 'Search candidates',
  showProblemsCommand: 'Show rows with problems',
  rowColumns: {
    row: 'Row',
    firstName: 'First name',
    lastName: 'Last name',
    phone: 'Phone',
    email: 'E-mail',
    state: 'State',
  },
  noRows: 'No rows here',
  noRowsBody: 'Nothing in this file matches what you are looking at.',
  showAll: 'Show all rows',
  states: { ready: 'Ready', 'left-out': 'Left out', sent: 'Sent', problem: 'Problem' },
  more: (count: number) => `and ${count} more`,
  fix: 'Fix',
  fixRow: (row: number) => `Fix row ${row}`,
  leaveOut: 'Leave out',
  leaveOutRow: (row: number) => `Leave out row ${row}`,
  takeIn: 'Take in',
  takeInRow: (row: number) => `Take in row ${row}`,
  receipt: 'Receipt',
  openConversation: 'Open the conversation',
  receiptLines: 'What is known, oldest first',
  receiptOf: (name: string) => `Receipt for ${name}`,
  problemsList: 'Problems in this file',
  showRows: 'Show rows',
  showingProblem: (title: string) => `Showing: ${title}`,
  leaveOutAll: (count: number) => `Leave out ${formatCount(count)}`,
  leftOutToast: (count: number) => `${rowsWords(count)} left out`,
  undo: 'Undo',
  blocking: 'Not sent',
  warning: 'Sent anyway',
  fixTitle: (row: number, name: string) => (name === '' ? `Row ${row}` : `Row ${row}: ${name}`),
  save: 'Save',
  correctable: 'Nothing reached the candidate. Correct the row and send it again.',
  characters: (count: number) => `${count} of 600 characters`,

  campaignTitle: 'Campaign',
  campaignPurpose: 'Which campaign these candidates join. Only live campaigns take candidates.',
  campaign: 'Live campaign',
  chooseCampaign: 'Choose a campaign',
  noLive: 'No campaign of this workspace is live. Make one live in Popp, then refresh.',
  refresh: 'Refresh campaigns',
  campaignLocked: 'Candidates of this file are already on their way, so the campaign is fixed.',
  channels: { SMS: 'SMS', WHATSAPP: 'WhatsApp', EMAIL: 'e-mail' } satisfies Readonly<
    Record<Channel, string>
  >,
  byChannel: (title: string, channel: string) => `${title} (${channel})`,
  businessHours: 'Write only in business hours where the candidate is',
  businessHoursHelp: 'Popp waits for the hours of the place their phone number belongs to.',
  moreOptions: 'More options, rarely needed',
  closesWarning:
    'If the answer to a send is lost, candidates of an upload with either option are never sent again automatically: you decide for each.',
  sameCampaign: 'Start again with candidates who are already talking in this campaign',
  sameCampaignHelp: 'Popp closes their conversation in this campaign and opens a new one.',
  allCampaigns: 'Close every other conversation with these candidates',
  allCampaignsHelp:
    'Popp closes their conversations in all campaigns on this channel first, also those of your colleagues.',

  arrange: 'Arrange meetings',
  arrangeCommand: 'Arrange meetings with these candidates',
  review: 'Review and send',
  reviewTitle: 'Before it leaves',
  blockers: {
    'not-ready': 'The rows are still being read or checked.',
    'no-campaign': 'Choose a campaign first.',
    'campaign-not-live':
      'This campaign is not live any more. Choose a live one, or make it live in Popp.',
    'campaign-gone': 'Popp does not know this campaign any more. Choose another.',
    'contact-column-missing': 'No column says how to reach a candidate on this channel.',
    'nothing-ready': 'No row is ready to be sent.',
  } satisfies Readonly<Record<SendBlocker, string>>,
  facts: {
    campaign: 'Campaign',
    channel: 'Channel',
    leftOut: 'Left out',
    hours: 'Hours',
    firstSend: 'First message',
    opening: 'They read first',
  },
  noneLeftOut: 'Nobody',
  leftOutReason: (count: number, reason: string) => `${reason}: ${formatCount(count)}`,
  byYou: 'Left out by you',
  hoursOn: 'Business hours where they are',
  hoursOff: 'At once, whatever their hour',
  firstNow: (place: string) => `Now, in ${place}`,
  firstLater: (theirs: string, place: string, ours: string) =>
    `${theirs} in ${place}, ${ours} for you`,
  firstUnknown: 'Popp decides: no phone number tells their time zone',
  nightWaiting: (count: number) =>
    `It is night for ${candidates(count)} now. They are written to in their morning.`,
  nightNow: (count: number) =>
    `It is night for ${candidates(count)} now, before 08:00 or after 21:00. Without business hours they are written to at once.`,
  zoneUnknown: (count: number) => `For ${candidates(count)} we cannot tell the time zone.`,
  zonePreview: 'Local times are read off phone numbers. Popp decides for itself.',
  zoneTable: 'Local times',
  zoneColumns: { place: 'Where', count: 'Candidates', first: 'First message' },
  openingTemplate: "Popp's template. The API does not show its words.",
  openingCampaign: "The campaign's own message",
  openingRow: (name: string) => `From your file, for example for ${name}`,
  openingCount: (count: number) => candidates(count),
  closes:
    'This upload closes other conversations. What becomes uncertain is left for you to decide.',
  typeNumber: (count: number) => `Type ${count} to send to ${candidates(count)}`,
  typeNumberHelp: 'Above 500 the number is typed, so that nobody sends by accident.',
  sendTo: (count: number) => `Send to ${candidates(count)}`,
  notYet: 'Not yet',
  sentToast: (count: number) => `${candidates(count)} handed to the outbox`,
  alreadySentToast: (count: number) =>
    `${candidates(count)} had been written to before and were kept back.`,

  ownTitle: 'Send me one first',
  ownBody:
    'An ordinary conversation in this campaign, with your own phone or e-mail. It starts at once and is not part of this upload.',
  ownName: 'Your first name',
  ownPhone: 'Your phone number',
  ownEmail: 'Your e-mail address',
  ownSend: 'Send me one',
  ownSent: (contact: string) =>
    `Sent to you at ${contact}. It is in Activity as an ordinary conversation.`,
  ownKnown: (contact: string) =>
    `You are already in this campaign with ${contact}, so nothing was sent again. Use another number or address.`,

  progressTitle: 'On the way',
  progressDoneTitle: 'What became of them',
  progressLabel: 'Settled',
  sentence: {
    accepted: (count: number, parts: readonly string[]) =>
      `Popp accepted ${candidates(count)}${parts.length === 0 ? '' : `: ${parts.join(', ')}`}.`,
    messaged: (count: number) => `${formatCount(count)} messaged`,
    notMessaged: (count: number) => `${formatCount(count)} not messaged yet`,
    behind: (count: number) => `${formatCount(count)} behind another conversation`,
    failed: (count: number) => `${formatCount(count)} failed there`,
    undecided: (count: number) =>
      `${formatCount(count)} ${count === 1 ? 'needs' : 'need'} your decision.`,
    refused: (count: number) => `${formatCount(count)} ${count === 1 ? 'was' : 'were'} refused.`,
  },
  paused: 'Paused: nothing of this upload leaves until you resume.',
  pause: 'Pause',
  pauseCommand: 'Pause this upload',
  resume: 'Resume',
  resumeCommand: 'Resume this upload',
  cancelRest: 'Cancel what has not left',
  keepBack: 'Keep them back',
  cancelTitle: (count: number) => `Keep back ${candidates(count)}?`,
  cancelBody:
    'Nothing is sent to them. Their rows stay here and can be sent later. What has left can not be called back.',
  cancelledToast: (count: number) => `${candidates(count)} kept back`,
  preflight: (read: number) =>
    `Looking first at who is in this campaign already: ${counted(read, 'conversation', 'conversations')} read.`,
  stateTable: 'What became of the candidates',
  stateColumns: { state: 'State', count: 'Candidates' },
  reasons: 'Why some wait or were refused',
  restToSend: (count: number) =>
    `${candidates(count)} of this file ${count === 1 ? 'is' : 'are'} ready and not sent yet.`,
} as const;
