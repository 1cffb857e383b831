import { useNavigate } from '@tanstack/react-router';
import type { InboxFilter } from '../../../shared/conversations/lists.ts';
import { useCommands } from '../../app/commands/use-commands.ts';
import { conversationCommands, inboxCommands } from './commands.ts';
import { focusSearch } from './focus.ts';
import { useInboxView } from './inbox-store.ts';

/** Offers what the inbox can do; what needs an open conversation is named, and done by its own parts. */
export function useInboxCommands(openId: string | undefined): void {
  const navigate = useNavigate();
  const { filter, setFilter, isContextOpen, setContextOpen } = useInboxView();
  const back = isContextOpen
    ? () => setContextOpen(false)
    : openId === undefined
      ? undefined
      : () => void navigate({ to: '/inbox' });
  const show = (key: InboxFilter) => (key === filter ? undefined : () => setFilter(key));
  useCommands([
    ...Object.values(conversationCommands),
    inboxCommands.next,
    inboxCommands.previous,
    { ...inboxCommands.search, run: focusSearch },
    { ...inboxCommands.back, run: back },
    { ...inboxCommands.all, run: show('all') },
    { ...inboxCommands.needsYou, run: show('needs-you') },
    { ...inboxCommands.mine, run: show('mine') },
  ]);
}
