import type { PoppCampaign } from '../popp/campaign.ts';
import type { CampaignRequest } from './request.ts';

/** One field as it was sent and as Popp tells it back; `returned` is absent where Popp does not tell it. */
export type ReturnedField = {
  /** The request's name of the field, such as `questions[2].content`. */
  readonly path: string;
  readonly sent?: string;
  readonly returned?: string;
  readonly verdict: 'same' | 'different' | 'not-told' | 'added';
};

/**
 * Puts what was sent beside what Popp made of it. That Popp answers under other names (`type`, `templateId`,
 * `customRequest`, `agent`) is no difference (seed: Job Application Flow, 'Sample response').
 */
export function compareReturned(sent: CampaignRequest, back: PoppCampaign): ReturnedField[] {
  const told = (name: string): string | undefined => words(back.raw[name]);
  const fields: readonly Pair[] = [
    ['campaignTitle', sent.campaignTitle, back.title],
    ['campaignType', sent.campaignType, back.type],
    ['company', sent.company, told('company')],
    ['location', sent.location, told('location')],
    ['campaignDescription', sent.campaignDescription, told('campaignDescription')],
    ['channel', sent.channel, back.channel],
    ['openingMessageTemplateId', sent.openingMessageTemplateId, back.templateId],
    [
      'customTemplatedMessage',
      sent.customTemplatedMessage,
      told('customTemplatedMessage') ??
        (sent.customTemplatedMessage === undefined ? undefined : back.openingMessage),
    ],
    ...questionFields(sent, back),
    ['agentName', sent.agentName, back.agent?.agentName],
    ['agentTone', sent.agentTone, back.agent?.agentTone],
    ['closingMethod', sent.closingMethod, back.closingMethod],
    ['customMessage', sent.customMessage, back.customRequest],
    ['meetingUrl', sent.meetingUrl, back.meetingUrl],
    ['contactNumber', sent.contactNumber, back.contactNumber],
    [
      'calendarMeetingTemplateId',
      sent.calendarMeetingTemplateId,
      told('calendarMeetingTemplateId'),
    ],
    ['campaignStatus', sent.campaignStatus, back.status],
    ['externalId', sent.externalId, back.externalId],
  ];
  return fields.flatMap(([path, one, other]) => {
    if (one === undefined && other === undefined) return [];
    return [
      {
        path,
        ...(one === undefined ? {} : { sent: one }),
        ...(other === undefined ? {} : { returned: other }),
        verdict: verdictOf(one, other),
      },
    ];
  });
}

type Pair = readonly [path: string, sent: string | undefined, returned: string | undefined];

function verdictOf(sent: string | undefined, returned: string | undefined) {
  if (sent === undefined) return 'added' as const;
  if (returned === undefined) return 'not-told' as const;
  return sent.trim() === returned.trim() ? ('same' as const) : ('different' as const);
}

function questionFields(sent: CampaignRequest, back: PoppCampaign): Pair[] {
  const asked = sent.questions ?? [];
  // An answer that leaves the questions out says nothing about them.
  const isTold = Array.isArray(back.raw['questions']);
  const count = isTold ? Math.max(asked.length, back.questions.length) : asked.length;
  return Array.from({ length: count }).flatMap((_, index): Pair[] => {
    const one = asked[index];
    const other = isTold ? back.questions[index] : undefined;
    const path = `questions[${index}]`;
    return [
      [`${path}.questionType`, one?.questionType, other?.questionType],
      [`${path}.content`, one?.content, other?.content],
      [`${path}.documentTypes`, one?.documentTypes?.join(', '), other?.documentTypes?.join(', ')],
      [`${path}.isMandatory`, words(one?.isMandatory), words(other?.isMandatory)],
    ];
  });
}

function words(value: unknown): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}
