import {
  draftBytes,
  draftLimitBytes,
  draftSchema,
  utf8Bytes,
  type CampaignDraft,
} from './draft.ts';

/** The largest file that is read as a draft. */
export const draftFileLimitBytes = 1024 * 1024;

/** What a file of ours says that it is; a newer version may hold what we do not know. */
const format = 'popp-console-campaign';
const version = 1;

/** Why a file is not taken. */
export type DraftFileProblem = 'too-large' | 'damaged' | 'not-a-draft' | 'newer-version';

/** A draft out of a file, and the fields in it that reach a candidate as they are: they are shown as new. */
export type ReadDraftFile =
  | { readonly ok: true; readonly draft: CampaignDraft; readonly isNew: readonly string[] }
  | { readonly ok: false; readonly problem: DraftFileProblem };

/** What a colleague is given: the words of a draft, without any id of ours or of the organisation. */
export function writeDraftFile(draft: CampaignDraft): string {
  const { questions, openingMessageTemplateId: _t, calendarMeetingTemplateId: _c, ...rest } = draft;
  const words = questions.map(({ id: _id, ...question }) => question);
  return `${JSON.stringify({ format, version, campaign: { ...rest, questions: words } }, undefined, 2)}\n`;
}

/** Reads a file that may come from anywhere. Ids are dropped, and nothing in it can make it publish. */
export function readDraftFile(text: string): ReadDraftFile {
  if (utf8Bytes(text) > draftFileLimitBytes) return failed('too-large');
  let file: unknown;
  try {
    // Some editors put a mark before the first byte.
    file = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return failed('damaged');
  }
  if (!isObject(file) || file['format'] !== format) return failed('not-a-draft');
  const made = file['version'];
  if (typeof made !== 'number' || !Number.isInteger(made) || made < 1) return failed('damaged');
  if (made > version) return failed('newer-version');
  const { campaign } = file;
  if (!isObject(campaign)) return failed('damaged');
  const given = campaign['questions'];
  const questions: readonly unknown[] = Array.isArray(given) ? given : [];
  const read = draftSchema.safeParse({
    ...campaign,
    questions: questions.map((question, index) =>
      isObject(question) ? { ...question, id: `q${index + 1}` } : question,
    ),
    openingMessageTemplateId: '',
    calendarMeetingTemplateId: '',
  });
  if (!read.success) return failed('damaged');
  if (draftBytes(read.data) > draftLimitBytes) return failed('too-large');
  return { ok: true, draft: read.data, isNew: reachesCandidates(read.data) };
}

/** The fields whose words, links and numbers a candidate gets exactly as they are written. */
export function reachesCandidates(draft: CampaignDraft): string[] {
  const verbatim = [
    'customTemplatedMessage',
    'customMessage',
    'meetingUrl',
    'contactNumber',
  ] as const;
  return verbatim.filter((field) => draft[field].trim() !== '');
}

/** Every web address and phone number in the other words of a draft, for a look before they are used. */
export function addressesIn(draft: CampaignDraft): string[] {
  const words = [
    draft.campaignTitle,
    draft.campaignDescription,
    draft.company,
    draft.location,
    draft.agentName,
    ...draft.questions.map(({ content }) => content),
  ].join('\n');
  const found = words.match(/(?:https?:\/\/|www\.)[^\s<>"')]+|\+\d[\d ().-]{6,}\d/giu) ?? [];
  return [...new Set(found)];
}

function failed(problem: DraftFileProblem): ReadDraftFile {
  return { ok: false, problem };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
