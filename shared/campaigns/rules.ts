import type { CampaignDraft, DraftQuestion } from './draft.ts';
import { closingCompanions, isClosingMethod, type CompanionField } from './request.ts';

/** The values that the seeds name; anything else is shown as it is and not published from here. */
export const campaignTypes = [
  'APPLICANT_OUTREACH',
  'NEW_CANDIDATE_OUTREACH',
  'ENGAGEMENT_OUTREACH',
  'SCHEDULING',
] as const;

/** How candidates are reached (seed: Campaigns). */
export const draftChannels = ['SMS', 'WHATSAPP', 'EMAIL'] as const;

/** Where a campaign may stand (seed: Campaigns). */
export const draftStatuses = ['LIVE', 'DRAFT', 'ARCHIVED'] as const;

/** What a campaign of one type has to say (seed: Job Application Flow, 'Required fields by campaign type'). */
export type TypeRequirements = {
  readonly companyAndLocation: boolean;
  readonly opening: boolean;
  /** SCHEDULING asks nothing: it has no questions at all. */
  readonly questions: boolean;
};

const strict: TypeRequirements = { companyAndLocation: true, opening: true, questions: true };

const requirements: Readonly<Record<string, TypeRequirements>> = {
  APPLICANT_OUTREACH: strict,
  NEW_CANDIDATE_OUTREACH: strict,
  ENGAGEMENT_OUTREACH: { companyAndLocation: false, opening: false, questions: true },
  SCHEDULING: { companyAndLocation: false, opening: false, questions: false },
};

/** What a type demands; a type that is not chosen or not known demands nothing yet beyond itself. */
export function requirementsOf(campaignType: string): TypeRequirements {
  return (
    (Object.hasOwn(requirements, campaignType) ? requirements[campaignType] : undefined) ?? {
      companyAndLocation: false,
      opening: false,
      questions: false,
    }
  );
}

/** What is wrong, or worth a second look. */
export const problemCodes = [
  'required',
  'unknown-value',
  'opening-required',
  'template-gone',
  'template-mismatch',
  'url-without-scheme',
  'url-invalid',
  'phone-without-country',
  'phone-invalid',
  'questions-required',
  // Advice: it can be published all the same.
  'templates-unread',
  'url-not-secure',
  'long-description',
  'sms-without-stop',
  'opening-long',
  'whatsapp-own-words',
  'questions-not-sent',
] as const;

/** One of the things that may be wrong. */
export type DraftProblemCode = (typeof problemCodes)[number];

/** One thing about a draft; `path` is the API's own name of the field, such as `questions[2].content`. */
export type DraftProblem = {
  readonly path: string;
  readonly code: DraftProblemCode;
  /** Advice keeps nothing from being published. */
  readonly level: 'error' | 'advice';
};

/** What the rules cannot know by themselves. */
export type DraftFacts = {
  /** The organisation's templates; absent where they were never read. */
  readonly templates?:
    | readonly {
        readonly id: string;
        readonly channel?: string | undefined;
        readonly type?: string | undefined;
        readonly campaignType?: string | undefined;
      }[]
    | undefined;
  /** Whether a number in E.164 can exist; absent where nobody who knows has been asked. */
  readonly isPossibleNumber?: ((e164: string) => boolean) | undefined;
};

const e164 = /^\+[1-9]\d{1,14}$/;
const hasScheme = /^[a-z][a-z\d+.-]*:/i;
// `shared` has no URL class: it is neither DOM nor Node.
const webAddress =
  /^(https?):\/\/(?:[a-z\d\u{df}-\u{f6}\u{f8}-\u{ff}-]+\.)+[a-z]{2,63}(?::(\d{1,5}))?(?:[/?#]\S*)?$/iu;
const longDescription = 20_000;
const longOpening = 600;

/** Everything that stands between a draft and being published, in the order of the editor. */
export function checkDraft(draft: CampaignDraft, facts: DraftFacts = {}): DraftProblem[] {
  const needs = requirementsOf(draft.campaignType);
  return [
    ...required(draft, 'campaignTitle'),
    ...(needs.companyAndLocation
      ? [...required(draft, 'company'), ...required(draft, 'location')]
      : []),
    ...required(draft, 'campaignDescription'),
    ...advise(draft.campaignDescription.length > longDescription, {
      path: 'campaignDescription',
      code: 'long-description',
    }),
    ...choice(draft, 'campaignType', campaignTypes),
    ...choice(draft, 'channel', draftChannels),
    ...checkOpening(draft, facts, needs.opening),
    ...checkQuestions(draft, needs.questions),
    ...checkClosing(draft, facts),
    ...choice(draft, 'campaignStatus', draftStatuses),
  ];
}

/** Whether a draft can be published: nothing but advice is left. */
export function isComplete(problems: readonly DraftProblem[]): boolean {
  return problems.every((problem) => problem.level === 'advice');
}

/** Whether a template can open a campaign of this type on this channel (seed: Job Application Flow, step 1a). */
export function fitsTemplate(
  template: {
    readonly channel?: string | undefined;
    readonly type?: string | undefined;
    readonly campaignType?: string | undefined;
  },
  draft: Pick<CampaignDraft, 'channel' | 'campaignType'>,
): boolean {
  return (
    template.type === 'OPENING_MESSAGE' &&
    template.channel === draft.channel &&
    template.campaignType === draft.campaignType
  );
}

type TextField = {
  [K in keyof CampaignDraft]: CampaignDraft[K] extends string ? K : never;
}[keyof CampaignDraft];

function error(path: string, code: DraftProblemCode): DraftProblem {
  return { path, code, level: 'error' };
}

function advise(
  applies: boolean,
  problem: { readonly path: string; readonly code: DraftProblemCode },
): DraftProblem[] {
  return applies ? [{ ...problem, level: 'advice' }] : [];
}

function required(draft: CampaignDraft, field: TextField): DraftProblem[] {
  return draft[field].trim() === '' ? [error(field, 'required')] : [];
}

function choice(draft: CampaignDraft, field: TextField, known: readonly string[]): DraftProblem[] {
  if (draft[field] === '') return [error(field, 'required')];
  return known.includes(draft[field]) ? [] : [error(field, 'unknown-value')];
}

function checkOpening(
  draft: CampaignDraft,
  facts: DraftFacts,
  isRequired: boolean,
): DraftProblem[] {
  if (draft.opening === 'custom') return checkOwnOpening(draft, isRequired);
  const id = draft.openingMessageTemplateId;
  const path = 'openingMessageTemplateId';
  if (id === '') return isRequired ? [error(path, 'opening-required')] : [];
  if (facts.templates === undefined) return advise(true, { path, code: 'templates-unread' });
  const template = facts.templates.find((one) => one.id === id);
  if (template === undefined) return [error(path, 'template-gone')];
  return fitsTemplate(template, draft) ? [] : [error(path, 'template-mismatch')];
}

/** No seed limits these words; those for one conversation's opening message are the best advice that there is. */
function checkOwnOpening(draft: CampaignDraft, isRequired: boolean): DraftProblem[] {
  const path = 'customTemplatedMessage';
  const text = draft.customTemplatedMessage;
  // The API demands the template and takes these words in its place: that is the field it would name.
  if (text.trim() === '') {
    return isRequired ? [error('openingMessageTemplateId', 'opening-required')] : [];
  }
  return [
    ...advise(draft.channel === 'SMS' && !text.includes('STOP'), {
      path,
      code: 'sms-without-stop',
    }),
    ...advise(text.length > longOpening, { path, code: 'opening-long' }),
    ...advise(draft.channel === 'WHATSAPP', { path, code: 'whatsapp-own-words' }),
  ];
}

function checkQuestions({ campaignType, questions }: CampaignDraft, asks: boolean): DraftProblem[] {
  if (campaignType === 'SCHEDULING') {
    return advise(questions.length > 0, { path: 'questions', code: 'questions-not-sent' });
  }
  if (asks && questions.length === 0) return [error('questions', 'questions-required')];
  return questions.flatMap((question, index) => checkQuestion(question, `questions[${index}]`));
}

function checkQuestion(question: DraftQuestion, path: string): DraftProblem[] {
  switch (question.questionType) {
    case 'TEXT':
      return question.content.trim() === '' ? [error(`${path}.content`, 'required')] : [];
    case 'DOCUMENT': {
      const isNamed = question.documentTypes.some((type) => type.trim() !== '');
      return isNamed ? [] : [error(`${path}.documentTypes`, 'required')];
    }
    default:
      return [error(`${path}.questionType`, 'unknown-value')];
  }
}

function checkClosing(draft: CampaignDraft, facts: DraftFacts): DraftProblem[] {
  const method = draft.closingMethod;
  if (method === '') return [error('closingMethod', 'required')];
  if (!isClosingMethod(method)) return [error('closingMethod', 'unknown-value')];
  const field: CompanionField = closingCompanions[method];
  const value = draft[field].trim();
  if (value === '') return [error(field, 'required')];
  switch (field) {
    case 'meetingUrl':
      return checkUrl(value);
    case 'contactNumber':
      return checkNumber(value, facts);
    case 'customMessage':
    case 'calendarMeetingTemplateId':
      return [];
    default:
      return field satisfies never;
  }
}

function checkUrl(value: string): DraftProblem[] {
  const path = 'meetingUrl';
  if (!hasScheme.test(value) || /^[^/]+:\d+(?:\/|$)/.test(value)) {
    return [error(path, 'url-without-scheme')];
  }
  const [, protocol = '', port = ''] = webAddress.exec(value) ?? [];
  if (protocol === '' || Number(port) > 65_535) return [error(path, 'url-invalid')];
  return advise(protocol.toLowerCase() === 'http', { path, code: 'url-not-secure' });
}

function checkNumber(value: string, facts: DraftFacts): DraftProblem[] {
  const path = 'contactNumber';
  if (!value.startsWith('+')) return [error(path, 'phone-without-country')];
  if (!e164.test(value)) return [error(path, 'phone-invalid')];
  return facts.isPossibleNumber?.(value) === false ? [error(path, 'phone-invalid')] : [];
}
