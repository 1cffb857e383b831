import type { NoticeFate } from '../../../shared/notifications/model.ts';

/** Every sentence about notices outside the console. */
export const notificationsText = {
  title: 'Notifications',
  purpose: 'Conversations that need you are always shown in the inbox.',
  on: 'Show notifications outside the console',
  onHelp: 'When a conversation needs you, or a candidate whom you took over replies.',
  quote: 'Quote what the candidate wrote',
  quoteHelp:
    'Off, a notification names the candidate and the campaign, and nothing of what was written.',
  sound: 'With a sound',
  soundHelp: 'The sound that this computer makes for notifications.',
  meetings: 'Tell me about meetings',
  meetingsHelp:
    'When one is booked, is called off, or finds no time. Turned off, they are on the schedule alone.',
  remind: 'Remind me of conversations that I still hold',
  remindHelp:
    'The AI is silent until you hand a conversation back. Each reminder comes again after the same time.',
  remindAfter: (minutes: number) =>
    minutes === 0
      ? 'Never'
      : minutes < 60
        ? `After ${minutes} minutes`
        : `After ${minutes / 60} ${minutes === 60 ? 'hour' : 'hours'}`,
  quiet: 'Quiet hours',
  quietHelp:
    'Notifications wait, and come as one when the hours end. The inbox counts them meanwhile.',
  quietFrom: 'From',
  quietUntil: 'Until',
  weekends: 'Saturday and Sunday too',

  browser: 'Notices of this browser',
  allow: 'Allow notices in this browser',
  asking: 'Your browser asks you now',
  granted: 'This browser shows notices while the console is open in a tab.',
  denied:
    'This browser does not allow notices from the console. You can change that in the browser’s settings for this page; notices inside the console go on.',
  default:
    'Notices appear inside the console. To be told while you work in another window, allow them in this browser.',
  unsupported: 'This browser has no notices. Those inside the console go on.',

  why: 'Why was I not notified?',
  whyNone: 'Open a workspace to see what decides about its notifications.',
  close: 'Close',
  loading: 'Reading what decides about notifications',
  checks: 'What decides now',
  check: {
    setting: 'In Settings',
    permission: 'Permission',
    quiet: 'Quiet hours',
    focus: 'Focus',
    tunnel: 'Tunnel',
    hearing: 'Heard of by',
    read: 'Last read',
  },
  settingOn: 'Turned on',
  settingOff: 'Turned off: nothing is shown outside the console',
  bySystem:
    'Given to this computer, which may keep them back: see its own settings for notifications',
  byNobody: 'This computer has no place for notifications',
  byBrowser: {
    granted: 'Allowed in this browser',
    denied: 'Not allowed in this browser',
    default: 'This browser has not been asked',
    unsupported: 'This browser has no notifications',
  },
  quietNow: (until: string, held: number) =>
    held === 0 ? `Until ${until}` : `Until ${until}; ${held} wait${held === 1 ? 's' : ''} for it`,
  notQuiet: 'Not now',
  noQuiet: 'None set',
  focus: 'While the console is in front, it tells you inside and not outside',
  byEvents: (when: string) => `Popp’s events; the last came ${when}`,
  byReading: (seconds: number) => `reading Popp every ${seconds} seconds`,
  practice: 'Not needed in practice',
  notRead: 'Not yet',
  recent: 'The newest, and what became of them',
  noRecent: 'Nothing has needed you yet.',
  fates: {
    waiting: 'Being decided: its name is read, or others were told just before',
    quiet: 'Waits for the end of quiet hours',
    shown: 'Shown',
    grouped: 'Shown, as one with others',
    summarised: 'Told after quiet hours',
    'on-screen': 'Not shown: the conversation was on screen',
    looking: 'Told inside: the console was in front',
    over: 'Not shown: it was dealt with before',
    off: 'Not shown: notifications were turned off',
    'not-allowed': 'Not shown: the browser did not allow it',
    'no-page': 'Not shown: no tab of the console was open',
    unsupported: 'Not shown: there is no place for notifications here',
    failed: 'Not shown: this computer refused it',
  } satisfies Readonly<Record<NoticeFate, string>>,
} as const;
