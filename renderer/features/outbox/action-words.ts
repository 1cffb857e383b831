import { unreachable } from '../../../shared/errors.ts';
import type { ItemAction, OutboxItem } from '../../../shared/outbox/contract.ts';
import { mirrorItemText } from '../mirror/item-text.ts';
import type { ItemKind } from '../../../shared/outbox/model.ts';
import { candidateOf } from './item-words.ts';

/** What a recruiter is asked before an action, and what is said after it. */
export type ActionWords = {
  readonly button: string;
  /** For those who listen: which item the button is about. */
  readonly buttonOf: string;
  readonly title: string;
  readonly body: readonly string[];
  readonly confirm: string;
  readonly danger: boolean;
  readonly after: string;
};

type Asked = Pick<OutboxItem, 'kind' | 'name' | 'contact' | 'reason'>;

/** The words around one action on one item: exactly what happens to the candidate. */
export function actionWords(action: ItemAction, item: Asked): ActionWords {
  const name = candidateOf(item);
  switch (action) {
    case 'say-arrived':
      return {
        button: 'It arrived',
        buttonOf: `It arrived, for ${name}`,
        title: `Mark it as arrived for ${name}?`,
        body: [arrivedBody(item.kind, name), 'This cannot be taken back.'],
        confirm: 'It arrived',
        danger: false,
        after: `Marked as arrived for ${name}. Nothing was sent.`,
      };
    case 'send-again':
      return {
        button: 'Send again',
        buttonOf: `Send again, to ${name}`,
        title: `Send it again to ${name}?`,
        body: againBody(item.kind, name),
        confirm: 'Send again',
        danger:
          item.kind === 'conversation' || item.kind === 'scheduling' || item.kind === 'message',
        after: `It leaves again for ${name} as soon as it may.`,
      };
    case 'resume':
      return {
        button: 'Let it leave',
        buttonOf: `Let it leave, for ${name}`,
        title: `Let it leave for ${name}?`,
        body: [...reasonOf(item), resumeBody(item.kind, name)],
        confirm: 'Let it leave',
        danger: false,
        after: `It is checked once more and leaves for ${name} if nothing is in the way.`,
      };
    case 'cancel':
      return {
        button: 'Do not send',
        buttonOf: `Do not send, to ${name}`,
        title: `Keep it back from ${name}?`,
        body: [cancelBody(item.kind, name), 'This cannot be taken back.'],
        confirm: 'Do not send',
        danger: true,
        after: `Kept back from ${name}. Nothing was sent.`,
      };
    case 'message-again':
      if (item.kind === 'scheduling') return askAgain(item, name);
      return {
        button: 'Message again',
        buttonOf: `Message ${name} again`,
        title: `Message ${name} again?`,
        body: [
          ...reasonOf(item),
          `Popp starts a further conversation with ${name} in the same campaign. ${name} was written to before and gets the opening message once more.`,
          'If a conversation is still open, Popp lets the new one wait behind it.',
        ],
        confirm: 'Message again',
        danger: true,
        after: `A further conversation with ${name} leaves as soon as it may.`,
      };
    default:
      return unreachable(action);
  }
}

function askAgain(item: Asked, name: string): ActionWords {
  return {
    button: 'Ask again',
    buttonOf: `Ask ${name} again`,
    title: `Ask ${name} for the meeting again?`,
    body: [
      ...reasonOf(item),
      `Popp asks ${name} once more for the same meeting. If the first one is still open, two may be booked.`,
    ],
    confirm: 'Ask again',
    danger: true,
    after: `${name} is asked again as soon as it may leave.`,
  };
}

function reasonOf({ reason }: Asked): readonly string[] {
  return reason === undefined ? [] : [reason];
}

function arrivedBody(kind: ItemKind, name: string): string {
  switch (kind) {
    case 'conversation':
      return `Nothing is sent. The console counts ${name} as reached and never sends this by itself again. Choose this when you see the conversation in Popp.`;
    case 'scheduling':
      return `Nothing is sent. The console counts ${name} as asked for the meeting and never asks by itself again. Choose this when you see the conversation in Popp.`;
    case 'message':
      return `Nothing is sent. The console counts your reply to ${name} as sent. Choose this when you see it in the conversation.`;
    case 'takeover':
      return `Nothing is sent. The console counts the conversation with ${name} as taken over by you, so that you can write. Choose this when Popp shows that a human answers.`;
    case 'hand-back':
      return `Nothing is sent. The console counts the conversation with ${name} as handed back. Choose this when Popp shows that the AI answers.`;
    case 'campaign':
      return `Nothing is sent. The console counts ${name} as created and never sends this by itself again. Choose this when you see the campaign in Popp.`;
    case 'campaign-status':
      return `Nothing is sent. The console counts the new status of ${name} as set. Choose this when you see it in Popp.`;
    case 'mirrored-contact':
    case 'highlevel-contact':
    case 'mirrored-note':
      return mirrorItemText[kind].arrived(name);
    default:
      return unreachable(kind);
  }
}

function againBody(kind: ItemKind, name: string): readonly string[] {
  switch (kind) {
    case 'conversation':
      return [
        `Popp is asked once more to start a conversation with ${name}.`,
        `If the first one did arrive, ${name} gets the opening message twice: at once, or hours later, because Popp lets a second conversation wait behind the first instead of refusing it.`,
      ];
    case 'scheduling':
      return [
        `Popp is asked once more to arrange the meeting with ${name}.`,
        `If the first request did arrive, ${name} is asked twice, and two meetings may be booked.`,
      ];
    case 'message':
      return [
        `Your reply leaves once more. If the first one did arrive, ${name} reads it twice.`,
        'Look at the conversation first if you can.',
      ];
    case 'takeover':
      return [
        `Popp is asked again to let you answer ${name}. ${name} is not written to, and nothing happens twice if the first request did arrive.`,
      ];
    case 'hand-back':
      return [
        `Popp is asked again to let the AI answer ${name}. The AI may write to ${name} at once; nothing happens twice if the first request did arrive.`,
      ];
    case 'campaign':
      return [
        `Popp is asked once more to create ${name}. No candidate is written to.`,
        'If the first one did arrive, Popp has the campaign twice.',
      ];
    case 'campaign-status':
      return [
        `Popp is asked once more to change the status of ${name}. No candidate is written to, and nothing happens twice.`,
      ];
    case 'mirrored-contact':
    case 'highlevel-contact':
    case 'mirrored-note':
      return mirrorItemText[kind].again(name);
    default:
      return unreachable(kind);
  }
}

function resumeBody(kind: ItemKind, name: string): string {
  switch (kind) {
    case 'conversation':
      return `It is checked once more: the campaign has to be live, and ${name} must not have opted out. If nothing is in the way, Popp messages ${name}.`;
    case 'scheduling':
      return `It is checked once more: the campaign has to be live, and ${name} must not have opted out. If nothing is in the way, Popp asks ${name} for the meeting.`;
    case 'message':
      return `If you still answer this conversation, your reply leaves for ${name} now.`;
    case 'takeover':
      return `Popp is asked to let you answer ${name} instead of the AI. ${name} is not written to.`;
    case 'hand-back':
      return `Popp is asked to let the AI answer ${name} again. The AI may write to ${name} at once.`;
    case 'campaign':
      return `Popp’s campaigns are read once more, then Popp is asked to create ${name}. No candidate is written to.`;
    case 'campaign-status':
      return `Popp is asked to change the status of ${name}. No candidate is written to.`;
    case 'mirrored-contact':
    case 'highlevel-contact':
    case 'mirrored-note':
      return mirrorItemText[kind].resume(name);
    default:
      return unreachable(kind);
  }
}

function cancelBody(kind: ItemKind, name: string): string {
  switch (kind) {
    case 'conversation':
      return `${name} gets nothing, and this entry never leaves. To write to ${name} after all, put the row right in its upload and send it from there.`;
    case 'scheduling':
      return `${name} is not asked, and this entry never leaves. The meeting can be arranged anew from the schedule.`;
    case 'message':
      return `${name} gets nothing. What you wrote stays readable on this page.`;
    case 'takeover':
      return `The AI goes on answering ${name}.`;
    case 'hand-back':
      return `You go on answering ${name}.`;
    case 'campaign':
      return `${name} is not created at Popp. The draft is kept, and can be published again.`;
    case 'campaign-status':
      return `${name} stays as it is.`;
    case 'mirrored-contact':
    case 'highlevel-contact':
    case 'mirrored-note':
      return mirrorItemText[kind].cancel(name);
    default:
      return unreachable(kind);
  }
}
