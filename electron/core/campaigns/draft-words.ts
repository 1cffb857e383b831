import type { DraftFileProblem } from '../../../shared/campaigns/draft-file.ts';
import type { DraftPublication } from '../../../shared/campaigns/drafts-model.ts';
import { ConsoleError, unreachable } from '../../../shared/errors.ts';

/** Said of a draft that was deleted meanwhile. */
export function draftGone(): ConsoleError {
  return new ConsoleError(
    'not-found',
    'This draft is not there any more. It may have been deleted in another window. Nothing else was changed.',
  );
}

/** Two windows have written in one draft. */
export function draftMovedOn(): ConsoleError {
  return new ConsoleError(
    'conflict',
    'This draft was saved in another window meanwhile. What you wrote is still here and was not saved over it. Take the other one, or keep yours as a draft of its own.',
    { details: { reason: 'version' } },
  );
}

/** Why a draft cannot be changed while, or after, it is published; nothing where it can. */
export function draftLocked(publication: DraftPublication | undefined): ConsoleError | undefined {
  const state = publication?.state;
  switch (state) {
    case 'sending':
    case 'unknown':
    case 'undecided':
      return new ConsoleError(
        'conflict',
        'This draft has left for Popp and its outcome is not known yet, so it cannot be changed. Nothing is lost. Settle it in Activity, or duplicate the draft.',
        { details: { reason: 'locked' } },
      );
    case 'done':
      return new ConsoleError(
        'conflict',
        'This draft has become a campaign, so it cannot be changed any more. Duplicate it to write another.',
        { details: { reason: 'locked' } },
      );
    case 'held':
    case 'waiting':
    case 'refused':
    case 'cancelled':
    case undefined:
      return undefined;
    default:
      return unreachable(state);
  }
}

/** A draft that is larger than one may be. */
export function draftTooLarge(): ConsoleError {
  return new ConsoleError(
    'invalid-input',
    'This draft is larger than one may be, so it was not saved. What was saved before is kept. Shorten the description.',
    { details: { field: 'campaignDescription', reason: 'too-large' } },
  );
}

const fileWords: Readonly<Record<DraftFileProblem, string>> = {
  'too-large':
    'This file is larger than 1 MB, so it is no campaign draft of this console. Nothing was imported.',
  damaged:
    'This file is damaged: it cannot be read to its end. Nothing was imported. Ask for it once more.',
  'not-a-draft':
    'This is no campaign draft of this console. Nothing was imported. Choose a file that was exported from a draft.',
  'newer-version':
    'This draft was exported by a newer version of the console. Nothing was imported. Update the console, then import it.',
};

/** Why a file is not taken. */
export function draftFileRefused(problem: DraftFileProblem): ConsoleError {
  const code = problem === 'too-large' ? 'file-too-large' : 'file-unreadable';
  return new ConsoleError(code, fileWords[problem], { details: { reason: problem } });
}
