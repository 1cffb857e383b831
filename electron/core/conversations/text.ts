import type { ActionBlock, ComposerLock } from '../../../shared/conversations/model.ts';

/** Why an action was refused, for a recruiter whose screen was behind. */
export const blockedText: Readonly<Record<ActionBlock, string>> = {
  'already-held': 'You have taken this conversation over already. Nothing was sent.',
  'colleague-holds': 'Someone else has taken this conversation over. Nothing was sent.',
  'not-started':
    'This conversation has not begun at Popp yet. Nothing was sent. Take it over once it is under way.',
  'status-closed': 'Popp lets nobody into a conversation that has ended. Nothing was sent.',
  'status-unknown':
    'The console does not know yet how this conversation stands. Try again in a moment.',
  'step-pending': 'This is on its way already. Nothing was sent twice.',
  'not-held': 'The AI answers this conversation already. Nothing was sent.',
  'messages-unsettled':
    'A message of yours has not been sent, or needs your decision. Send or discard it first, then hand back.',
  'no-flag': 'Nobody is asked for in this conversation any more.',
};

/** Why a reply was refused. */
export const lockedText: Readonly<Record<ComposerLock, string>> = {
  'ai-answers': 'The AI answers this conversation. Your text is kept. Take over first, then send.',
  'taking-over': 'The takeover is not confirmed yet. Your text is kept. Send it in a moment.',
  'takeover-undecided':
    'It is not known whether the takeover arrived. Your text is kept. Decide that first.',
  'colleague-holds': 'Someone else holds this conversation. Your text is kept.',
  'not-started': 'This conversation has not begun at Popp yet. Your text is kept.',
  'status-closed': 'This conversation has ended at Popp. Your text is kept.',
  'handing-back': 'You are handing this conversation back. Your text is kept.',
};

/** The other sentences of the inbox's service. */
export const serviceText = {
  notFound:
    'This conversation is not in the cache of this workspace. Reload the inbox; if it was just started, it appears within a minute.',
  sameText: 'You sent the same text less than a minute ago. Send it again?',
  hasLeft:
    'The message that came back has been let go since, so this one was not sent as well. Look at the thread, then write.',
  windowOver:
    'The candidate last wrote more than a day ago, and WhatsApp takes only a template now. Nothing was sent. Your text is kept.',
  offline:
    'Popp cannot be reached. Nothing was sent. Your text is kept as a draft; send it when the connection is back.',
  bodyOrTemplate: 'A reply is either a text or a template. Nothing was sent.',
  snoozeTime:
    'A conversation can be snoozed until a time from now on and within 90 days. Nothing was changed.',
  stepGone: 'This step is not there any more. Reload the page.',
} as const;
