import type { InboxFilter, InboxSort } from '../../../shared/conversations/lists.ts';
import type { SnoozeTime } from '../../../shared/conversations/snooze-rules.ts';

/** Every sentence of the lists of the inbox. */
export const listText = {
  lists: {
    'needs-you': 'Needs you',
    mine: 'Yours',
    active: 'Active',
    all: 'All',
    done: 'Done',
    snoozed: 'Snoozed',
  } satisfies Record<InboxFilter, string>,
  showActive: 'Show active conversations',
  showDone: 'Show conversations that are done',
  showSnoozed: 'Show snoozed conversations',
  filters: 'Filters and order',
  campaign: 'Campaign',
  anyCampaign: 'Every campaign',
  channel: 'Channel',
  anyChannel: 'Every channel',
  status: 'Status',
  anyStatus: 'Every status',
  sort: 'Order',
  sorts: { waiting: 'Longest waiting first', newest: 'Newest first' } satisfies Record<
    InboxSort,
    string
  >,
  clearFilters: 'Clear the filters',
  waitingSince: (time: string) => `Waiting since ${time}`,
  notSearched: (count: string) =>
    `${count} conversations are not searched yet: their words are being read.`,
  narrowedTitle: 'No conversation fits these filters',
  narrowedBody: 'Other lists or other filters may hold some.',
  noneDoneTitle: 'No conversation is done',
  noneDoneBody: 'Conversations come here when Popp says that they have ended.',
  noneActiveTitle: 'No conversation is under way',
  noneActiveBody: 'Conversations that have ended are under Done.',
  noneSnoozedTitle: 'Nothing is snoozed',
  noneSnoozedBody: 'What you snooze waits here and comes back at its time, or when they write.',

  snooze: 'Snooze',
  snoozeUntil: (time: string) => `Snoozed until ${time}`,
  snoozedChip: (time: string) => `Until ${time}`,
  snoozed: (time: string) => `Snoozed until ${time}, or until they write. Only you see this.`,
  wake: 'Bring it back now',
  undo: 'Undo',
  times: {
    hour: 'For an hour',
    evening: 'Until this evening',
    tomorrow: 'Until tomorrow morning',
    monday: 'Until Monday morning',
  } satisfies Record<SnoozeTime, string>,
  at: (name: string, time: string) => `${name} (${time})`,
  chooseTime: 'Until another time',
  snoozeTitle: 'Snooze until when?',
  snoozeBody: 'It comes back at this time, or as soon as the candidate writes.',
  timeLabel: 'Day and time',
  timeWrong: 'Choose a time from now on and within 90 days.',
  handledTitle: 'Handled here. Colleagues still see it as needing review in Popp.',
  handledHint: 'Only here: colleagues still see it in Popp.',
} as const;
