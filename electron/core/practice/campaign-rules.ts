import { randomUUID } from 'node:crypto';
import { readPhoneNumber } from './contact.ts';
import { type Input, isObject, oneOf, optionalText, requiredText } from './input.ts';
import {
  type Campaign,
  type CampaignType,
  campaignStatuses,
  campaignTypes,
  type Channel,
  channels,
  type ClosingMethod,
  closingMethods,
  type Question,
  type Template,
} from './model.ts';

type TypeRule = {
  readonly questions: boolean;
  readonly companyAndLocation: boolean;
  readonly opening: boolean;
};

/** Seed: Job Application Flow, 'Required fields by campaign type'. */
const typeRules: Readonly<Record<CampaignType, TypeRule>> = {
  APPLICANT_OUTREACH: { questions: true, companyAndLocation: true, opening: true },
  NEW_CANDIDATE_OUTREACH: { questions: true, companyAndLocation: true, opening: true },
  ENGAGEMENT_OUTREACH: { questions: true, companyAndLocation: false, opening: false },
  SCHEDULING: { questions: false, companyAndLocation: false, opening: false },
};

/** Seed: Job Application Flow, 'Closing methods': what each one needs beside it. */
const companionField = {
  CUSTOM: 'customMessage',
  MEETING_URL: 'meetingUrl',
  PHONE_NUMBER: 'contactNumber',
  CALENDAR_MEETING_INTEGRATION: 'calendarMeetingTemplateId',
} as const satisfies Record<ClosingMethod, string>;

/** Reads a create request; anything against the rules is noted in `problems`, without which there is a campaign. */
export function readCampaign(
  input: Input,
  templates: readonly Template[],
  problems: string[],
): Campaign | undefined {
  for (const field of ['campaignType', 'channel', 'closingMethod']) {
    if (input[field] === undefined || input[field] === null) problems.push(`${field} is required`);
  }
  const campaignType = oneOf(input, 'campaignType', campaignTypes, problems);
  const channel = oneOf(input, 'channel', channels, problems);
  const closingMethod = oneOf(input, 'closingMethod', closingMethods, problems);
  // What depends on one of them is judged only once that one is known.
  if (campaignType === undefined || channel === undefined || closingMethod === undefined) {
    for (const field of ['campaignTitle', 'campaignDescription']) {
      requiredText(input, field, problems);
    }
    return undefined;
  }
  const rule = typeRules[campaignType];
  const campaignTitle = requiredText(input, 'campaignTitle', problems);
  const campaignDescription = requiredText(input, 'campaignDescription', problems);
  const readText = rule.companyAndLocation ? requiredText : optionalText;
  const company = readText(input, 'company', problems);
  const location = readText(input, 'location', problems);
  return {
    id: randomUUID(),
    externalId: optionalText(input, 'externalId', problems),
    campaignType,
    channel,
    closingMethod,
    // Live unless it says otherwise; that alone sends nothing (seed: Job Application Flow).
    campaignStatus: oneOf(input, 'campaignStatus', campaignStatuses, problems) ?? 'LIVE',
    campaignTitle,
    campaignDescription,
    company,
    location,
    ...readOpening(input, { campaignType, channel, rule, templates }, problems),
    ...readClosing(input, closingMethod, problems),
    agent: {
      id: `agent_${randomUUID().slice(0, 8)}`,
      agentName: optionalText(input, 'agentName', problems) ?? 'Practice Alex',
      agentTone: optionalText(input, 'agentTone', problems) ?? 'FRIENDLY',
    },
    questions: readQuestions(input, campaignType, problems),
    summaryOfRole: campaignDescription.slice(0, 280),
  };
}

function readOpening(
  input: Input,
  known: {
    campaignType: CampaignType;
    channel: Channel;
    rule: TypeRule;
    templates: readonly Template[];
  },
  problems: string[],
): Pick<Campaign, 'openingMessageTemplateId' | 'customTemplatedMessage'> {
  const templateId = optionalText(input, 'openingMessageTemplateId', problems);
  const custom = optionalText(input, 'customTemplatedMessage', problems);
  if (templateId !== undefined && custom !== undefined) {
    problems.push('openingMessageTemplateId and customTemplatedMessage exclude each other');
  }
  if (templateId === undefined && custom === undefined && known.rule.opening) {
    problems.push('openingMessageTemplateId is required unless customTemplatedMessage is given');
  }
  if (templateId !== undefined) {
    const template = known.templates.find((candidate) => candidate.id === templateId);
    if (template?.type !== 'OPENING_MESSAGE') {
      problems.push('openingMessageTemplateId does not name an opening message template');
    } else if (template.channel !== known.channel || template.campaignType !== known.campaignType) {
      problems.push('openingMessageTemplateId must match the channel and the campaignType');
    }
  }
  return { openingMessageTemplateId: templateId, customTemplatedMessage: custom };
}

function readClosing(
  input: Input,
  closingMethod: ClosingMethod,
  problems: string[],
): Pick<Campaign, 'customMessage' | 'meetingUrl' | 'contactNumber' | 'calendarMeetingTemplateId'> {
  requiredText(input, companionField[closingMethod], problems);
  const meetingUrl = optionalText(input, 'meetingUrl', problems);
  if (meetingUrl !== undefined && meetingUrl !== '' && !URL.canParse(meetingUrl)) {
    problems.push('meetingUrl must be a URL');
  }
  const contactNumber = optionalText(input, 'contactNumber', problems);
  if (contactNumber && readPhoneNumber(contactNumber, undefined) === undefined) {
    problems.push('contactNumber must be in E.164 format');
  }
  return {
    customMessage: optionalText(input, 'customMessage', problems),
    meetingUrl,
    contactNumber,
    calendarMeetingTemplateId: optionalText(input, 'calendarMeetingTemplateId', problems),
  };
}

function readQuestions(input: Input, campaignType: CampaignType, problems: string[]): Question[] {
  const given = input['questions'];
  if (!typeRules[campaignType].questions) {
    if (given !== undefined) problems.push(`questions are not allowed for ${campaignType}`);
    return [];
  }
  if (!Array.isArray(given) || given.length === 0) {
    problems.push('questions is required and must not be empty');
    return [];
  }
  const items: readonly unknown[] = given;
  return items.map((item, index) => readQuestion(item, `questions[${index}]`, problems));
}

function readQuestion(item: unknown, where: string, problems: string[]): Question {
  const none: Question = { questionType: 'TEXT', isMandatory: false, content: '' };
  if (!isObject(item)) {
    problems.push(`${where} must be an object`);
    return none;
  }
  const isMandatory = item['isMandatory'] === true;
  if (typeof item['isMandatory'] !== 'boolean') {
    problems.push(`${where}.isMandatory is required and must be a boolean`);
  }
  switch (item['questionType']) {
    case 'TEXT': {
      const content = item['content'];
      if (typeof content === 'string' && content.trim() !== '') {
        return { questionType: 'TEXT', isMandatory, content };
      }
      problems.push(`${where}.content is required for TEXT questions`);
      return none;
    }
    case 'DOCUMENT': {
      const given: unknown = item['documentTypes'];
      const documentTypes = Array.isArray(given)
        ? given.filter((entry): entry is string => typeof entry === 'string')
        : [];
      if (documentTypes.length > 0) return { questionType: 'DOCUMENT', isMandatory, documentTypes };
      problems.push(`${where}.documentTypes is required for DOCUMENT questions`);
      return none;
    }
    default:
      problems.push(`${where}.questionType must be one of TEXT, DOCUMENT`);
      return none;
  }
}
