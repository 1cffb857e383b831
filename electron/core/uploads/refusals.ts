import { ConsoleError } from '../../../shared/errors.ts';

/** The upload was removed, or never was. */
export function noSuchUpload(): ConsoleError {
  return new ConsoleError(
    'not-found',
    'This upload is not here any more. Nothing was sent by this.',
  );
}

/** Files belong to a workspace, and this one is gone. */
export function noSuchWorkspace(): ConsoleError {
  return new ConsoleError(
    'not-found',
    'The workspace for this file is not here any more. Your own file is untouched: open a workspace and drop it there.',
  );
}

/** The row is not in the file. */
export function noSuchRow(row: number): ConsoleError {
  return new ConsoleError('not-found', `This upload has no row ${row}. Nothing was changed.`);
}

/** The dropped file was already taken, or dropped too long ago. */
export function fileGone(): ConsoleError {
  return new ConsoleError(
    'not-found',
    'The file is not at hand any more. Your own file is untouched: drop it or choose it again.',
  );
}

/** The file is larger than we take. */
export function fileTooLarge(limitBytes: number): ConsoleError {
  const megabytes = Math.round(limitBytes / 1024 / 1024);
  return new ConsoleError(
    'file-too-large',
    `This file is larger than ${megabytes} MB. Nothing was read. Split it, or leave out columns that are not about the candidate.`,
  );
}

/** The file could not be copied. */
export function fileNotCopied(cause: unknown): ConsoleError {
  return new ConsoleError(
    'file-unreadable',
    'The file could not be read from your disk. Your own file is untouched: check that it is not open elsewhere and drop it again.',
    { cause, retryable: true },
  );
}

/** Something else is going on with the rows. */
export function stillBusy(): ConsoleError {
  return new ConsoleError(
    'conflict',
    'The rows are still being read. Nothing was changed; try again when they are ready.',
    { retryable: true },
  );
}

/** There are no rows to work with. */
export function noRows(): ConsoleError {
  return new ConsoleError(
    'not-allowed',
    'This file has no rows that we could read. Nothing was changed.',
  );
}

/** Rows of this upload are already on their way. */
export function alreadySentUpload(what: string): ConsoleError {
  return new ConsoleError(
    'not-allowed',
    `Candidates of this upload are already on their way, so ${what} can't change any more. Upload the file again for the rest.`,
  );
}

/** A row whose item is on its way or arrived. */
export function rowLocked(row: number): ConsoleError {
  return new ConsoleError(
    'not-allowed',
    `Row ${row} is already on its way to Popp and is locked. Nothing was changed.`,
  );
}

/** The campaign is not one of the workspace. */
export function noSuchCampaign(): ConsoleError {
  return new ConsoleError(
    'not-found',
    'This workspace has no such campaign. Nothing was sent. Refresh the campaigns and choose again.',
  );
}

/** Only LIVE campaigns take conversations (seed: Campaigns). */
export function campaignNotLive(title: string, status: string): ConsoleError {
  return new ConsoleError(
    'not-allowed',
    `'${title}' is not live (Popp says ${status}). Nothing was sent. Choose a live campaign, or make this one live in Popp.`,
  );
}

/** We do not know how candidates are written to. */
export function channelUnknown(title: string, channel: string): ConsoleError {
  return new ConsoleError(
    'unsupported',
    `'${title}' writes by ${channel}, which this console does not know. Nothing was sent. Start these conversations in Popp.`,
  );
}

/** Sending needs a campaign. */
export function noCampaign(): ConsoleError {
  return new ConsoleError('not-allowed', 'Choose a campaign first. Nothing was sent.');
}

/** The campaign now writes by another channel than the rows were checked for. */
export function channelChanged(): ConsoleError {
  return new ConsoleError(
    'conflict',
    'The campaign now uses another channel. Nothing was sent. Choose the campaign again so that the rows are checked for it.',
  );
}

/** What the sheet showed is not what would leave. */
export function countChanged(now: number): ConsoleError {
  return new ConsoleError(
    'conflict',
    `The rows have changed since you looked: ${now} candidates are ready now. Nothing was sent. Look at the sheet again.`,
    { details: { readyCount: now } },
  );
}

/** More than 500, and the number was not typed. */
export function numberNotTyped(count: number): ConsoleError {
  return new ConsoleError(
    'invalid-input',
    `Type ${count} to send to ${count} candidates. Nothing was sent.`,
    { details: { field: 'confirmCount' } },
  );
}

/** Every row is left out, has a problem, or was sent. */
export function nothingReady(): ConsoleError {
  return new ConsoleError('not-allowed', 'No row is ready to be sent. Nothing was sent.');
}

/** The recruiter's own contact does not fit the channel. */
export function ownContactUnusable(wanted: 'phone' | 'email'): ConsoleError {
  return new ConsoleError(
    'invalid-input',
    wanted === 'phone'
      ? 'That is not a phone number we can read. Nothing was sent. Write it with its country, such as +44 20 7946 0123.'
      : 'That is not an e-mail address. Nothing was sent.',
    { details: { field: 'contact' } },
  );
}

/** Items may still leave by themselves. */
export function stillLeaving(count: number): ConsoleError {
  return new ConsoleError(
    'not-allowed',
    `${count} candidates of this upload have not left yet. Nothing was removed. Cancel what has not left, or wait until it has.`,
  );
}

/** Reading again needs the copy. */
export function nothingToReadAgain(): ConsoleError {
  return new ConsoleError(
    'not-allowed',
    'This upload can not be read again: its copy is not kept any more. Drop the file again.',
  );
}
