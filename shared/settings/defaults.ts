import { firstInboxChoice } from '../conversations/lists.ts';
import type { Settings } from './contract.ts';

/** What holds until a recruiter chooses. */
export const defaultSettings: Settings = {
  theme: 'system',
  railCollapsed: false,
  notificationText: false,
  notifications: true,
  notificationSound: true,
  singleKeyShortcuts: true,
  keysOff: [],
  takeoverReminderMinutes: 60,
  meetingNotices: true,
  widths: {},
  inbox: firstInboxChoice,
};
