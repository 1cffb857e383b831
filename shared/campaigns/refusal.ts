import { parseErrorBody } from '../popp/error-body.ts';

/** One complaint of the API, at the field that it names; without a path it is about the whole. */
export type PlacedRefusal = { readonly path?: string; readonly message: string };

const fields = [
  'campaignType',
  'channel',
  'closingMethod',
  'campaignTitle',
  'campaignDescription',
  'company',
  'location',
  'openingMessageTemplateId',
  'customTemplatedMessage',
  'questions',
  'agentName',
  'agentTone',
  'customMessage',
  'meetingUrl',
  'contactNumber',
  'calendarMeetingTemplateId',
  'campaignStatus',
  'externalId',
] as const;

const named = new RegExp(
  String.raw`(?<![\w.])(?:body\.)?((?:${fields.join('|')})(?:[.[]\d+\]?(?:\.\w+)?)?)(?!\w)`,
);

/** Puts each complaint of a refusal beside its field, by the field it carries or the first one that its words name. */
export function placeRefusal(body: string): PlacedRefusal[] {
  const error = parseErrorBody(body);
  if (error === undefined) return [];
  const problems = error.problems.length > 0 ? error.problems : [{ message: error.message }];
  return problems
    .filter(({ message }) => message !== '')
    .map((problem) => {
      const path =
        pathIn('field' in problem ? problem.field : undefined) ?? pathIn(problem.message);
      return { message: problem.message, ...(path === undefined ? {} : { path }) };
    });
}

/** `questions.2.content` and `questions[2].content` are one. */
function pathIn(text: string | undefined): string | undefined {
  return text === undefined
    ? undefined
    : named.exec(text)?.[1]?.replace(/^questions[.[](\d+)\]?/, 'questions[$1]');
}
