import type { ReadFailure } from '../../../shared/uploads/model.ts';
import type { Problem, ProblemCode } from '../../../shared/uploads/problems.ts';
import { locale } from '../../ui/locale.ts';

/** Each problem in a few words, and what it means. */
export const problemText: Readonly<
  Record<ProblemCode, { readonly title: string; readonly body: string }>
> = {
  'first-name-missing': {
    title: 'No first name',
    body: 'Popp needs a first name for every candidate.',
  },
  'phone-missing': { title: 'No phone number', body: 'This campaign writes to phone numbers.' },
  'phone-unreadable': {
    title: 'Not a phone number',
    body: 'The cell holds something else than one phone number.',
  },
  'phone-needs-country': {
    title: 'Number without a country',
    body: 'Choose the country of numbers without one under Columns, or type the number with its country, such as +44.',
  },
  'phone-shortened': {
    title: 'Digits lost',
    body: 'A spreadsheet has rounded this number. The digits are not in the file any more: type the number.',
  },
  'phone-impossible': {
    title: 'Impossible number',
    body: 'Too short or too long for its country.',
  },
  'email-missing': {
    title: 'No e-mail address',
    body: 'This campaign writes to e-mail addresses.',
  },
  'email-malformed': {
    title: 'Not an e-mail address',
    body: 'Something is missing or too much in the address.',
  },
  'contact-missing': {
    title: 'No phone and no e-mail',
    body: 'There is no way to reach this candidate.',
  },
  'too-many-cells': {
    title: 'More cells than columns',
    body: 'A separator inside a cell may have shifted this row. Check it in your file and drop the file again.',
  },
  duplicate: {
    title: 'Same contact twice',
    body: 'An earlier row writes to the same candidate. Nobody is written to twice.',
  },
  'already-sent': {
    title: 'Already sent by you',
    body: 'This candidate was written to in this campaign from here. They are not written to again.',
  },
  'opted-out': { title: 'Opted out', body: 'This candidate asked not to be written to.' },
  'opening-too-long': {
    title: 'Opening message too long',
    body: 'Popp takes at most 600 characters.',
  },
  'opening-without-stop': {
    title: 'No STOP in the message',
    body: 'An opening message by SMS must say how to end it: put the word STOP, in capitals, in it.',
  },
  'opening-on-whatsapp': {
    title: 'No own message on WhatsApp',
    body: 'WhatsApp allows only approved templates first. Clear the opening message or its column.',
  },
  'phone-unverified': {
    title: 'Number not known to exist',
    body: 'It has the right length, but its range is not known to be in use. It is sent anyway.',
  },
  'email-ignored': {
    title: 'E-mail left behind',
    body: 'The e-mail address is malformed. The candidate is sent without it.',
  },
  'context-empty': {
    title: 'No context',
    body: 'The context column is empty here. The candidate is sent without it.',
  },
  'opening-empty': {
    title: 'No message of their own',
    body: "The message column is empty here. The candidate gets the campaign's own opening.",
  },
  'country-unknown': {
    title: 'Country not understood',
    body: 'The default country is used for this row.',
  },
};

/** One row's problem, with what is particular about it. */
export function problemDetail(problem: Problem): string {
  const { title } = problemText[problem.code];
  if (problem.otherRow !== undefined) return `${title}: row ${problem.otherRow}`;
  if (problem.at !== undefined) {
    return `${title} on ${new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(problem.at)}`;
  }
  if (problem.length !== undefined) return `${title}: ${problem.length} of 600`;
  return title;
}

const failures: Readonly<
  Record<ReadFailure['reason'], { readonly title: string; readonly body: string }>
> = {
  empty: {
    title: 'The file is empty',
    body: 'There is nothing in it to read. Your own file is untouched.',
  },
  'header-only': {
    title: 'The file has no candidates',
    body: 'It holds a line of column names and nothing below. Export it again with its rows and drop it here.',
  },
  workbook: {
    title: 'This is a workbook, not a CSV',
    body: 'Open it in your spreadsheet program, save the sheet with the candidates as CSV UTF-8, and drop that file.',
  },
  pdf: {
    title: 'This is a PDF, not a CSV',
    body: 'Export the candidates from where the PDF was made, as CSV, and drop that file.',
  },
  image: {
    title: 'This is a picture, not a CSV',
    body: 'Drop the file that the candidates are listed in, saved as CSV.',
  },
  archive: {
    title: 'This is an archive, not a CSV',
    body: 'Unpack it and drop the CSV file from inside.',
  },
  binary: {
    title: 'This is not a CSV',
    body: 'The file does not hold text. Export the candidates as CSV and drop that file.',
  },
  'utf-16': {
    title: 'The file is written in UTF-16',
    body: 'Nothing was read, so that no name is spoilt. Save it as CSV UTF-8 in your spreadsheet program and drop it again.',
  },
  'not-utf-8': {
    title: 'The file is not written in UTF-8',
    body: 'Nothing was read, so that no name is spoilt. Save it as CSV UTF-8 in your spreadsheet program and drop it again.',
  },
  'web-page': {
    title: 'This is a web page, not a CSV',
    body: 'The download may have been a sign-in page. Export the candidates as CSV again.',
  },
  json: {
    title: 'This is JSON, not a CSV',
    body: 'Export the candidates as CSV and drop that file.',
  },
  'not-a-table': {
    title: 'This is not a table',
    body: 'The lines are not divided into columns by commas, semicolons or tabs. Export the candidates as CSV and drop that file.',
  },
  'quote-not-closed': {
    title: 'A quotation mark is never closed',
    body: 'Everything after it reads as one cell. Close it or take it out in your file, then drop the file again.',
  },
  'record-too-long': {
    title: 'One row is far too long',
    body: 'A quotation mark may be missing there. Correct it in your file, then drop the file again.',
  },
  'too-many-columns': {
    title: 'Too many columns',
    body: 'More than 1,000 columns were found. Keep only those about the candidate and drop the file again.',
  },
  'copy-missing': {
    title: 'The copy of this file is gone',
    body: 'The console stopped before the file was copied. Your own file is untouched: drop it again.',
  },
  stopped: {
    title: 'This file was not read to the end',
    body: 'Reading was stopped. The copy is whole and nothing was sent: read it again when you like.',
  },
  crashed: {
    title: 'Reading this file went wrong',
    body: 'The copy is whole and nothing was sent. Read it again; if it stops once more, save the file anew and drop it.',
  },
};

/** Why a file could not be read, and where. */
export function failureText(failure: ReadFailure): {
  readonly title: string;
  readonly body: string;
} {
  const { title, body } = failures[failure.reason];
  return { title: failure.line === undefined ? title : `${title} (line ${failure.line})`, body };
}
