import { useNavigate } from '@tanstack/react-router';
import type { InboxFilter } from '../../../shared/conversations/lists.ts';
import { useCommands } from '../../app/commands/use-commands.ts';
import { conversationCommands, inboxCommands } from './commands.ts';
import { focusSearch } from './focus.ts';
import { useInboxView } from './inbox-store.ts';
import { useInboxChoice } from './use-inbox-choice.ts';

/** Offers what the inbox can do; what needs an open conversation is named, and done by its own parts. */
export function useInboxCommands(openId: string | undefined): void {
  const navigate = useNavigate();
  const { isContextOpen, setContextOpen } = useInboxView();
  const { choice, choose } = useInboxChoice();
  const back = isContextOpen
    ? () => setContextOpen(false)
    : openId === undefined
      ? undefined
      : () => void navigate({ to: '/inbox' });
  const show = (key: InboxFilter) =>
    key === choice.filter ? undefined : () => choose({ filter: key });
  useCommands([
    ...Object.values(conversationCommands),
    inboxCommands.next,
    inboxCommands.previous,
    { ...inboxCommands.search, run: focusSearch },
    { ...inboxCommands.back, run: back },
    { ...inboxCommands.all, run: show('all') },
    { ...inboxCommands.needsYou, run: show('needs-you') },
    { ...inboxCommands.mine, run: show('mine') },
    { ...inboxCommands.active, run: show('active') },
    { ...inboxCommands.done, run: show('done') },
    { ...inboxCommands.snoozed, run: show('snoozed') },
  ]);
}
