import { z } from 'zod';
import { change, read } from '../contract-base.ts';
import { quietHoursSchema } from '../notifications/quiet-hours.ts';
import { inboxFilters, inboxSorts } from '../conversations/lists.ts';
import { managedSchema } from './managed.ts';
import { updateStates } from './managed-rules.ts';

const mostWidths = 100;

// Names of places and numbers alone: nothing that a candidate is called fits in here.
const widthsSchema = z
  .record(z.string().regex(/^[\w -]{1,60}\/[\w-]{1,40}$/), z.number().int().min(40).max(4000))
  .refine((widths) => Object.keys(widths).length <= mostWidths);

// Ids of campaigns and words of Popp's alone: what is searched for may be somebody's name, and is not kept.
const inboxSchema = z.strictObject({
  filter: z.enum(inboxFilters),
  sort: z.enum(inboxSorts),
  campaign: z
    .strictObject({ workspaceId: z.string().max(100), id: z.string().max(200) })
    .optional(),
  channel: z.string().max(100).optional(),
  status: z.string().max(100).optional(),
});

const keysSchema = z.array(z.string().min(1).max(20)).max(100);
const reminderSchema = z.number().int().min(0).max(1440);

/** What a recruiter may set, with what holds until they do. */
export const settingsSchema = z.object({
  theme: z.enum(['light', 'dark', 'system']),
  railCollapsed: z.boolean(),
  /** ISO 3166-1 alpha-2, for phone numbers without a country; none until chosen. */
  defaultCountry: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  /** Whether notices may quote what the candidate wrote; off until chosen. They always name candidate and campaign. */
  notificationText: z.boolean(),
  /** Whether notices outside the console are shown at all. */
  notifications: z.boolean(),
  /** Whether notices outside the console come with a sound. */
  notificationSound: z.boolean(),
  /** When notices outside the console wait; none until chosen. */
  quietHours: quietHoursSchema.optional(),
  /** Whether keys that are characters, such as J or ?, do something while nobody writes. */
  singleKeyShortcuts: z.boolean(),
  /** Shortcuts that were turned off one by one, such as `t`. */
  keysOff: keysSchema,
  /** After how long a conversation that is still taken over is brought to mind, again and again; 0 for never. */
  takeoverReminderMinutes: reminderSchema,
  /** Whether a meeting that is booked, or comes to nothing, is told. */
  meetingNotices: z.boolean(),
  /** Pixels of panes and columns that were set by hand, by their place, such as `inbox/list`. */
  widths: widthsSchema,
  /** Which list of the inbox was looked at last, in which order, and what narrowed it. */
  inbox: inboxSchema,
});

/** What a recruiter may set. */
export type Settings = z.infer<typeof settingsSchema>;

/** Facts about this installation, for the screen and for someone who helps. */
export const aboutSchema = z.object({
  version: z.string(),
  dataFolder: z.string(),
  keysKeptIn: z.enum(['keychain', 'memory', 'keychain-locked']),
  /** Why keys are not in the keychain, where they are not. */
  keychainReason: z.string().optional(),
  /** What went wrong with the file of settings, where something did. */
  preferences: z
    .discriminatedUnion('state', [
      z.object({ state: z.literal('set-aside'), file: z.string() }),
      z.object({ state: z.literal('not-kept') }),
    ])
    .optional(),
  host: z.string(),
  /** Whether this installation looks for a newer version, and why it does not. */
  updates: z.enum(updateStates),
  platform: z.string(),
  runtime: z.string(),
});

/** Facts about this installation. */
export type About = z.infer<typeof aboutSchema>;

/** Preferences of this installation; none of them is candidate data. */
export const settingsContract = {
  get: read({}, settingsSchema),
  /** Changes what is named and leaves the rest; `null` clears `defaultCountry` and `quietHours`. */
  update: change(
    {
      theme: settingsSchema.shape.theme.optional(),
      railCollapsed: z.boolean().optional(),
      defaultCountry: z
        .string()
        .regex(/^[A-Z]{2}$/)
        .nullable()
        .optional(),
      notificationText: z.boolean().optional(),
      notifications: z.boolean().optional(),
      notificationSound: z.boolean().optional(),
      quietHours: quietHoursSchema.nullable().optional(),
      singleKeyShortcuts: z.boolean().optional(),
      /** All of them: what is not named is on. */
      keysOff: keysSchema.optional(),
      takeoverReminderMinutes: reminderSchema.optional(),
      meetingNotices: z.boolean().optional(),
      /** All of them: what is not named goes back to its first width. */
      widths: widthsSchema.optional(),
      inbox: inboxSchema.optional(),
    },
    settingsSchema,
  ),
  about: read({}, aboutSchema),
  /** What a company has decided for this computer; it cannot be changed here. */
  managed: read({}, managedSchema),
};
