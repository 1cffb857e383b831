import type { MirrorKind } from '../../../shared/mirror/answers.ts';

type Words = {
  readonly arrived: (name: string) => string;
  readonly again: (name: string) => readonly string[];
  readonly resume: (name: string) => string;
  readonly cancel: (name: string) => string;
};

/** What deciding about an item of HighLevel means. */
export const mirrorItemText: Readonly<Record<MirrorKind, Words>> = {
  'mirrored-contact': {
    arrived: (name) =>
      `Nothing is sent. The console counts ${name} as being in HighLevel. Choose this when you see the conversation there.`,
    again: (name) => [
      `HighLevel is asked once more for a conversation of ${name}. ${name} is not written to, and HighLevel refuses a second one.`,
    ],
    resume: (name) =>
      `HighLevel is asked for a conversation of ${name}. ${name} is not written to.`,
    cancel: (name) => `${name} gets no conversation in HighLevel. Nothing changes in Popp.`,
  },
  'highlevel-contact': {
    arrived: (name) =>
      `Nothing is sent. Choose this when you see ${name} among the contacts in HighLevel, then mirror the candidate with that contact’s ID.`,
    again: (name) => [
      `HighLevel is asked once more to create the contact ${name}.`,
      'If the first one did arrive and the sub-account allows duplicates, the contact is there twice.',
    ],
    resume: (name) =>
      `${name} is looked up once more, then HighLevel is asked to create the contact.`,
    cancel: (name) => `${name} is not created in HighLevel.`,
  },
  'mirrored-note': {
    arrived: (name) =>
      `Nothing is sent. The console counts the note about ${name} as written. Choose this when you see it at the contact in HighLevel.`,
    again: (name) => [
      `The note about ${name} is written once more. ${name} does not see it.`,
      'If the first one did arrive, the contact has it twice.',
    ],
    resume: (name) => `The note about ${name} is written in HighLevel. ${name} does not see it.`,
    cancel: (name) => `${name} gets no note in HighLevel.`,
  },
};
