import type { PoppCampaign } from '../popp/campaign.ts';
import { draftSchema, questionLimit, type CampaignDraft } from './draft.ts';

/** A draft that says what a campaign says, under the request's names; ids stay behind, unknown values come along. */
export function draftFromCampaign(campaign: PoppCampaign): CampaignDraft {
  const text = (name: string): string => {
    const value = campaign.raw[name];
    return typeof value === 'string' ? value : '';
  };
  const own = text('customTemplatedMessage');
  return draftSchema.parse({
    campaignType: campaign.type ?? '',
    channel: campaign.channel ?? '',
    closingMethod: campaign.closingMethod ?? '',
    campaignTitle: campaign.title ?? '',
    // Popp tells neither the description nor company and location back under these names; where it does, they are used.
    campaignDescription:
      text('campaignDescription') || (campaign.jobDescriptionParsed?.summaryOfRole ?? ''),
    company: text('company') || (campaign.jobDescriptionParsed?.employerName ?? ''),
    location: text('location'),
    opening: campaign.templateId === undefined && own !== '' ? 'custom' : 'template',
    openingMessageTemplateId: campaign.templateId ?? '',
    customTemplatedMessage: own,
    questions: campaign.questions.slice(0, questionLimit).map((question, index) => ({
      id: `q${index + 1}`,
      questionType: question.questionType ?? 'TEXT',
      isMandatory: question.isMandatory ?? true,
      content: question.content ?? '',
      documentTypes: [...(question.documentTypes ?? [])],
    })),
    agentName: campaign.agent?.agentName ?? '',
    agentTone: campaign.agent?.agentTone ?? '',
    customMessage: campaign.customRequest ?? '',
    meetingUrl: campaign.meetingUrl ?? '',
    contactNumber: campaign.contactNumber ?? '',
    calendarMeetingTemplateId: text('calendarMeetingTemplateId'),
    // A campaign that was archived is not meant to be archived from the start.
    campaignStatus: campaign.status === 'DRAFT' ? 'DRAFT' : 'LIVE',
  } satisfies Partial<CampaignDraft>);
}
