import type { Effect } from './model.ts';
import type { VoiceName } from './voices.ts';

/** Where in a conversation something special happens; `mandatory` and `optional` are the first question of that kind. */
export type Place = 'opening' | number | 'last' | 'mandatory' | 'optional';

/** Something that a candidate does instead of plainly answering. */
export type Moment = {
  readonly at: Place;
  readonly says: readonly string[];
  readonly does: Effect;
  /** Says nothing until the AI has nudged this often. */
  readonly afterNudges?: number;
  /** What the AI answers to `ask`. */
  readonly reply?: string;
  /** What the candidate writes again while a human is awaited, or while one has taken over. */
  readonly chases?: readonly string[];
};

/** One scripted candidate. */
export type Flow = {
  readonly name: string;
  readonly about: string;
  /** How many of 96 candidates behave like this. */
  readonly weight: number;
  readonly voice: VoiceName;
  readonly pace: 'quick' | 'normal' | 'slow';
  readonly moments: readonly Moment[];
  /** Stops answering for good at this place. */
  readonly silentAt?: Place;
  /** The number takes no messages. */
  readonly undeliverable?: boolean;
  /** What the candidate writes once the conversation has been closed well. */
  readonly afterClosing?: string;
  /** Where it ends when nobody steps in; `closing` is the status of the campaign's closing method. */
  readonly ends:
    | 'closing'
    | 'SCREENING_FAILED'
    | 'OPTED_OUT'
    | 'CLOSED'
    | 'DELIVERY_FAILED'
    | 'review';
};

/** The practice candidates. Those that end in `review` weigh 12 of 96: one in eight. */
export const flows: readonly Flow[] = [
  {
    name: 'agreeable',
    about: 'Answers everything and thanks at the end',
    weight: 18,
    voice: 'plain',
    pace: 'normal',
    moments: [],
    afterClosing: 'Great, thank you!',
    ends: 'closing',
  },
  {
    name: 'short',
    about: 'One word at a time',
    weight: 9,
    voice: 'short',
    pace: 'quick',
    moments: [],
    ends: 'closing',
  },
  {
    name: 'long',
    about: 'Writes whole paragraphs',
    weight: 5,
    voice: 'long',
    pace: 'slow',
    moments: [],
    ends: 'closing',
  },
  {
    name: 'emoji',
    about: 'Writes in emoji',
    weight: 5,
    voice: 'emoji',
    pace: 'quick',
    moments: [],
    afterClosing: '🎉🎉',
    ends: 'closing',
  },
  {
    name: 'arabic',
    about: 'Writes from right to left, with digits',
    weight: 2,
    voice: 'arabic',
    pace: 'normal',
    moments: [],
    ends: 'closing',
  },
  {
    name: 'hebrew',
    about: 'Mixes right to left and left to right',
    weight: 2,
    voice: 'hebrew',
    pace: 'normal',
    moments: [],
    ends: 'closing',
  },
  {
    name: 'spanish',
    about: 'Answers in another language',
    weight: 3,
    voice: 'spanish',
    pace: 'normal',
    moments: [],
    ends: 'closing',
  },
  {
    name: 'markup',
    about: 'Sends links, quotes and angle brackets',
    weight: 3,
    voice: 'markup',
    pace: 'normal',
    moments: [],
    ends: 'closing',
  },
  {
    name: 'two-at-once',
    about: 'Answers the next question before it is asked',
    weight: 4,
    voice: 'plain',
    pace: 'normal',
    moments: [{ at: 0, says: ['Yes to that, and I can work any shift too.'], does: 'answer-two' }],
    ends: 'closing',
  },
  {
    name: 'in-pieces',
    about: 'Sends one answer as three messages',
    weight: 4,
    voice: 'plain',
    pace: 'quick',
    moments: [
      {
        at: 0,
        says: ['yes', 'well, mostly', 'two years full time and one part time'],
        does: 'answer',
      },
    ],
    ends: 'closing',
  },
  {
    name: 'is-this-an-ai',
    about: 'Asks whether it is talking to a machine, then goes on',
    weight: 4,
    voice: 'plain',
    pace: 'normal',
    moments: [
      {
        at: 'opening',
        says: ['Am I talking to a robot?'],
        does: 'ask',
        reply:
          'I am an AI assistant in a practice conversation, working with the recruiting team. A person reads along when you need one.',
      },
    ],
    ends: 'closing',
  },
  {
    name: 'late',
    about: 'Answers only after the first nudge',
    weight: 4,
    voice: 'plain',
    pace: 'normal',
    moments: [
      {
        at: 0,
        says: ['Sorry, I was at work. Yes, I have.'],
        does: 'answer',
        afterNudges: 1,
      },
    ],
    ends: 'closing',
  },
  {
    name: 'skips-optional',
    about: 'Refuses a question that is not mandatory',
    weight: 3,
    voice: 'plain',
    pace: 'normal',
    moments: [{ at: 'optional', says: ['I would rather not say.'], does: 'refuse' }],
    ends: 'closing',
  },
  {
    name: 'refuses-mandatory',
    about: 'Refuses a mandatory question',
    weight: 3,
    voice: 'plain',
    pace: 'normal',
    moments: [{ at: 'mandatory', says: ['I do not want to answer that.'], does: 'refuse' }],
    ends: 'SCREENING_FAILED',
  },
  {
    name: 'fails-mandatory',
    about: 'Cannot meet a mandatory requirement',
    weight: 4,
    voice: 'short',
    pace: 'normal',
    moments: [{ at: 'mandatory', says: ['No, sorry, I do not have that.'], does: 'refuse' }],
    ends: 'SCREENING_FAILED',
  },
  {
    name: 'stops-at-once',
    about: 'Opts out of the opening message',
    weight: 2,
    voice: 'plain',
    pace: 'quick',
    moments: [{ at: 'opening', says: ['STOP'], does: 'opt-out' }],
    ends: 'OPTED_OUT',
  },
  {
    name: 'stops-midway',
    about: 'Opts out after an answer',
    weight: 1,
    voice: 'short',
    pace: 'normal',
    moments: [{ at: 'last', says: ['stop '], does: 'opt-out' }],
    ends: 'OPTED_OUT',
  },
  {
    name: 'never-answers',
    about: 'Is nudged until the nudges run out',
    weight: 4,
    voice: 'plain',
    pace: 'normal',
    moments: [],
    silentAt: 'opening',
    ends: 'CLOSED',
  },
  {
    name: 'drifts-away',
    about: 'Answers once and then no more',
    weight: 2,
    voice: 'short',
    pace: 'normal',
    moments: [],
    silentAt: 'last',
    ends: 'CLOSED',
  },
  {
    name: 'landline',
    about: 'The number takes no messages',
    weight: 2,
    voice: 'plain',
    pace: 'normal',
    moments: [],
    undeliverable: true,
    ends: 'DELIVERY_FAILED',
  },
  {
    name: 'asks-salary',
    about: 'Asks something that the AI cannot answer',
    weight: 3,
    voice: 'plain',
    pace: 'normal',
    moments: [
      {
        at: 0,
        says: ['Before I go on: what exactly is the pay, and is the night bonus included?'],
        does: 'review',
      },
    ],
    ends: 'review',
  },
  {
    name: 'sensitive',
    about: 'Raises a sensitive topic',
    weight: 2,
    voice: 'plain',
    pace: 'normal',
    moments: [
      {
        at: 'last',
        says: [
          'I should be open about this. I am recovering from an operation and may need some adjustments in the first weeks. Is that a problem?',
        ],
        does: 'review',
      },
    ],
    ends: 'review',
  },
  {
    name: 'ambiguous',
    about: 'Gives an answer that can be read both ways',
    weight: 2,
    voice: 'short',
    pace: 'normal',
    moments: [
      {
        at: 'mandatory',
        says: ['well sort of, depends what you count, ask my old boss lol'],
        does: 'review',
      },
    ],
    ends: 'review',
  },
  {
    name: 'wants-a-call',
    about: 'Wants to speak to a person',
    weight: 2,
    voice: 'plain',
    pace: 'quick',
    moments: [
      {
        at: 'opening',
        says: ['Could somebody please call me instead? I do not like typing.'],
        does: 'review',
        chases: ['I am free until four today.'],
      },
    ],
    ends: 'review',
  },
  {
    name: 'complains',
    about: 'Is angry about an earlier application',
    weight: 1,
    voice: 'plain',
    pace: 'quick',
    moments: [
      {
        at: 'opening',
        says: [
          'I applied to you people in spring and never heard back.',
          'Why should I answer your questions again?',
        ],
        does: 'review',
      },
    ],
    ends: 'review',
  },
  {
    name: 'keeps-writing',
    about: 'Writes again and again while a recruiter holds the conversation',
    weight: 2,
    voice: 'plain',
    pace: 'quick',
    moments: [
      {
        at: 0,
        says: ['I have an interview somewhere else on Thursday, can you decide before that?'],
        does: 'review',
        chases: ['Sorry to push.', 'They want my answer by Friday.', 'Are you still there?'],
      },
    ],
    ends: 'review',
  },
];
