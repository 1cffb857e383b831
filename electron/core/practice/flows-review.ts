import type { Flow } from './flow.ts';

/** Candidates who need a human; they weigh 12 of 96: one in eight. */
export const reviewFlows: readonly Flow[] = [
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
