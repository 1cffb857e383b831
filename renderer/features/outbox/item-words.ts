import {
  IconArrowsExchange,
  IconCalendarEvent,
  IconCircleCheck,
  IconHandStop,
  IconMessage,
  IconNote,
  IconRobot,
  IconSend,
  IconSpeakerphone,
  IconUserPlus,
} from '@tabler/icons-react';
import { unreachable } from '../../../shared/errors.ts';
import type { OutboxItem } from '../../../shared/outbox/contract.ts';
import type { ItemKind } from '../../../shared/outbox/model.ts';
import type { KnownStatus } from '../../ui/chip.tsx';
import type { IconType } from '../../ui/icon.ts';
import { conversationStatuses, eventWord } from '../conversations/words.ts';
import { itemStatus } from '../uploads/item-text.ts';
import { outboxText } from './text.ts';

/** What a kind of item is called, and its icon. */
export const kinds: Readonly<Record<ItemKind, { readonly word: string; readonly icon: IconType }>> =
  {
    conversation: { word: 'Conversation', icon: IconSend },
    scheduling: { word: 'Meeting', icon: IconCalendarEvent },
    message: { word: 'Reply', icon: IconMessage },
    takeover: { word: 'Takeover', icon: IconHandStop },
    'hand-back': { word: 'Hand back', icon: IconRobot },
    campaign: { word: 'Campaign', icon: IconSpeakerphone },
    'campaign-status': { word: 'Campaign status', icon: IconSpeakerphone },
    'mirrored-contact': { word: 'HighLevel conversation', icon: IconArrowsExchange },
    'highlevel-contact': { word: 'HighLevel contact', icon: IconUserPlus },
    'mirrored-note': { word: 'HighLevel note', icon: IconNote },
  };

/** Whom an item is for: the name, else the contact. */
export function candidateOf(item: Pick<OutboxItem, 'name' | 'contact'>): string {
  return item.name ?? item.contact ?? outboxText.someone;
}

/** Where an item stands, in a word and an icon: the uploads' words for conversations, a step's own once it is done. */
export function statusOf(item: Pick<OutboxItem, 'kind' | 'state' | 'reach'>): KnownStatus {
  const { kind, state, reach } = item;
  if (state !== 'done' || reach === 'failed-at-popp') return itemStatus(state, reach);
  switch (kind) {
    case 'conversation':
    case 'scheduling':
      return itemStatus(state, reach);
    case 'message':
      return done('Sent');
    case 'takeover':
      return done('Taken over');
    case 'hand-back':
      return done('Handed back');
    case 'campaign':
      return done('Created');
    case 'campaign-status':
      return done('Changed');
    case 'mirrored-contact':
      return done('Linked');
    case 'highlevel-contact':
      return done('There');
    case 'mirrored-note':
      return done('Written');
    default:
      return unreachable(kind);
  }
}

function done(word: string): KnownStatus {
  return { tone: 'green', icon: IconCircleCheck, word };
}

/** Evidence in plain words: what Popp calls an event or a status is said as the inbox says it; unknown ones as they came. */
export function plainWords(words: string): string {
  const event = /^Popp announced ([A-Z_]+)\.$/.exec(words)?.[1];
  if (event !== undefined) return `Popp announced: ${eventWord(event)}.`;
  const status = /^Popp says ([A-Z_]+) about it\.$/.exec(words)?.[1];
  if (status === undefined) return words;
  const known = Object.hasOwn(conversationStatuses, status)
    ? conversationStatuses[status]
    : undefined;
  return `Popp says: ${known?.word ?? status}.`;
}

/** One line of evidence as it is shown: the same words in a row are one line with a count. */
export type EvidenceLine = { readonly words: string; readonly at: number; readonly times: number };

/** Folds repeated evidence, keeping the time of the newest. */
export function foldLines(
  lines: readonly { readonly words: string; readonly at: number }[],
): EvidenceLine[] {
  const folded: EvidenceLine[] = [];
  for (const { words, at } of lines) {
    const last = folded.at(-1);
    if (last?.words === words) folded[folded.length - 1] = { words, at, times: last.times + 1 };
    else folded.push({ words, at, times: 1 });
  }
  return folded;
}
