import type { Campaign, ClosingMethod, Question, Template } from './model.ts';

/** What the practice AI says. Its openings carry the opt-out line where the channel needs one. */
export const agentLines = {
  hold: 'Thank you for telling me. I would like a colleague to look at this and will get back to you.',
  resume: 'Thank you for waiting. Let us go on where we were.',
  screenedOut:
    'Thank you for your time. For this role we need that point, so I will close your application here. We wish you all the best.',
  optedOut: 'You will receive no more messages from us.',
  nudges: [
    'Hi {firstName}, just checking whether you saw my last message.',
    'Hi {firstName}, this is my last reminder. Reply whenever it suits you.',
  ],
  acknowledgements: ['Thank you.', 'Great, thanks.', 'Got it.'],
} as const;

/** Fills the places that templates may use. */
export function fillTemplate(text: string, firstName: string, campaign: Campaign): string {
  return text
    .replaceAll('{firstName}', firstName)
    .replaceAll('{agentName}', campaign.agent.agentName)
    .replaceAll('{campaignTitle}', campaign.campaignTitle)
    .replaceAll('{company}', campaign.company ?? 'Practice Company');
}

/** The first message: the row's own, else the campaign's, else its template's. */
export function openingLine(
  campaign: Campaign,
  template: Template | undefined,
  person: { readonly firstName: string; readonly openingMessage: string | undefined },
): string {
  if (person.openingMessage !== undefined) return person.openingMessage;
  const text =
    campaign.customTemplatedMessage ??
    template?.body ??
    'Hi {firstName}, this is {agentName} about {campaignTitle}. Do you have a minute?';
  return fillTemplate(text, person.firstName, campaign);
}

/** How a question is put. */
export function questionLine(question: Question): string {
  if (question.questionType === 'TEXT') return question.content;
  return `Could you send me this here: ${question.documentTypes.join(', ')}?`;
}

/** The last message of a conversation that went well (seed: Job Application Flow, closing methods). */
export function closingLine(campaign: Campaign): string {
  const lines = {
    CUSTOM: campaign.customMessage ?? '',
    MEETING_URL: `Thank you! Please pick a time that suits you: ${campaign.meetingUrl ?? ''}`,
    PHONE_NUMBER: `Thank you! Please call us on ${campaign.contactNumber ?? ''} to take the next step.`,
    CALENDAR_MEETING_INTEGRATION:
      'Thank you! You will receive an invitation with a time for your interview.',
  } satisfies Record<ClosingMethod, string>;
  return lines[campaign.closingMethod];
}
