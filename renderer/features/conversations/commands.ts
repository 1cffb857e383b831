import {
  IconArrowDown,
  IconArrowUp,
  IconBellOff,
  IconChecks,
  IconFlag,
  IconList,
  IconMessages,
  IconSearch,
  IconUser,
  IconX,
} from '@tabler/icons-react';
import type { Command } from '../../app/commands/command.ts';
import { keys } from '../../app/commands/keys.ts';
import { listText } from './list-text.ts';
import { inboxText } from './text.ts';

/** What can be done with the conversation that is open; named here once for its buttons, the palette and the keys. */
export const conversationCommands = {
  takeOver: { id: 'conversation.take-over', label: inboxText.takeOver, shortcut: keys.takeOver },
  reply: { id: 'conversation.reply', label: inboxText.writeReply, shortcut: keys.reply },
  send: { id: 'conversation.send', label: inboxText.send, shortcut: keys.send, ownKey: true },
  snippet: { id: 'conversation.snippet', label: inboxText.snippetCommand, shortcut: keys.snippet },
  template: { id: 'conversation.template', label: inboxText.templateCommand },
  handBack: { id: 'conversation.hand-back', label: inboxText.handBack, shortcut: keys.handBack },
  handBackNext: {
    id: 'conversation.hand-back-next',
    label: inboxText.handBackNext,
    shortcut: keys.handBackNext,
  },
  handled: { id: 'conversation.handled', label: inboxText.markHandled, shortcut: keys.handled },
  snooze: { id: 'conversation.snooze', label: listText.snooze, shortcut: keys.snooze },
  claim: { id: 'conversation.claim', label: inboxText.claim },
  leakSeen: { id: 'conversation.leak-seen', label: inboxText.leakSeen },
  about: { id: 'conversation.about', label: inboxText.aboutCommand, shortcut: keys.about },
  refresh: { id: 'conversation.refresh', label: inboxText.refreshCommand },
  openInPopp: { id: 'conversation.open-in-popp', label: inboxText.openInPopp },
  arrange: {
    id: 'conversation.arrange',
    label: inboxText.arrange,
    shortcut: keys.arrange,
  },
  openCampaign: { id: 'conversation.campaign', label: inboxText.openCampaign },
  putBack: { id: 'conversation.put-back', label: inboxText.putBackCommand },
  discard: { id: 'conversation.discard', label: inboxText.discardCommand },
} as const satisfies Readonly<Record<string, Command>>;

/** What can be done with the list. */
export const inboxCommands = {
  next: {
    id: 'inbox.next',
    label: inboxText.next,
    icon: IconArrowDown,
    shortcut: keys.next,
    repeats: true,
  },
  previous: {
    id: 'inbox.previous',
    label: inboxText.previous,
    icon: IconArrowUp,
    shortcut: keys.previous,
    repeats: true,
  },
  search: {
    id: 'inbox.search',
    label: inboxText.searchCommand,
    icon: IconSearch,
    shortcut: keys.search,
  },
  back: { id: 'inbox.back', label: inboxText.closeCommand, icon: IconX, shortcut: keys.back },
  all: { id: 'inbox.all', label: inboxText.showAll, icon: IconList },
  needsYou: { id: 'inbox.needs-you', label: inboxText.showNeedsYou, icon: IconFlag },
  mine: { id: 'inbox.mine', label: inboxText.showMine, icon: IconUser },
  active: { id: 'inbox.active', label: listText.showActive, icon: IconMessages },
  done: { id: 'inbox.done', label: listText.showDone, icon: IconChecks },
  snoozed: { id: 'inbox.snoozed', label: listText.showSnoozed, icon: IconBellOff },
} as const satisfies Readonly<Record<string, Command>>;
