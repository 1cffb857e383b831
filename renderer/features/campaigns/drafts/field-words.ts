import { campaignsText } from '../text.ts';
import { draftsText } from './text.ts';

const names: Readonly<Record<string, string>> = {
  campaignTitle: draftsText.title,
  campaignType: draftsText.purpose,
  company: draftsText.company,
  location: draftsText.location,
  campaignDescription: draftsText.description,
  channel: draftsText.channel,
  openingMessageTemplateId: draftsText.opening,
  customTemplatedMessage: draftsText.opening,
  questions: draftsText.questions,
  agentName: `${draftsText.agent}: ${draftsText.agentName}`,
  agentTone: `${draftsText.agent}: ${draftsText.tone}`,
  closingMethod: draftsText.closingMethod,
  customMessage: draftsText.customMessage,
  meetingUrl: draftsText.meetingUrl,
  contactNumber: draftsText.contactNumber,
  calendarMeetingTemplateId: draftsText.meetingTemplate,
  campaignStatus: draftsText.statusChoice,
  externalId: draftsText.reference,
};

const parts: Readonly<Record<string, string>> = {
  questionType: draftsText.questionKind,
  content: draftsText.questionWords,
  documentTypes: draftsText.documents,
  isMandatory: draftsText.mandatory,
};

/** The API's name of a field in the words of the editor. */
export function fieldWord(path: string): string {
  const question = /^questions\[(\d+)\](?:\.(\w+))?$/.exec(path);
  if (question === null) return names[path] ?? path;
  const number = Number(question[1]) + 1;
  const part = question[2];
  return part === undefined
    ? draftsText.question(number)
    : draftsText.questionPart(number, parts[part] ?? part);
}

/** A value of a field as it is read, not as it is sent. */
export function valueWord(path: string, value: string | undefined): string {
  if (value === undefined) return '';
  if (path.endsWith('.isMandatory')) return value === 'true' ? draftsText.yes : draftsText.no;
  if (path.endsWith('.questionType')) return known(draftsText.questionKinds, value);
  switch (path) {
    case 'campaignType':
      return known(campaignsText.types, value);
    case 'channel':
      return known(campaignsText.channels, value);
    case 'closingMethod':
      return known(campaignsText.closingMethods, value);
    case 'campaignStatus':
      return known(campaignsText.statuses, value);
    case 'agentTone':
      return known(campaignsText.tones, value);
    default:
      return value;
  }
}

function known(words: Readonly<Record<string, string>>, value: string): string {
  return (Object.hasOwn(words, value) ? words[value] : undefined) ?? value;
}
