import { Link } from '@tanstack/react-router';
import {
  IconChecks,
  IconFilterOff,
  IconMessages,
  IconSearchOff,
  IconUser,
} from '@tabler/icons-react';
import type { InboxFilter } from '../../../shared/conversations/lists.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { useInboxView } from './inbox-store.ts';
import { listText } from './list-text.ts';
import { inboxText } from './text.ts';
import { isNarrowed, useInboxChoice } from './use-inbox-choice.ts';

const otherLists: Readonly<
  Partial<Record<InboxFilter, { readonly title: string; readonly body: string }>>
> = {
  active: { title: listText.noneActiveTitle, body: listText.noneActiveBody },
  done: { title: listText.noneDoneTitle, body: listText.noneDoneBody },
  snoozed: { title: listText.noneSnoozedTitle, body: listText.noneSnoozedBody },
};

type NothingHereProps = { readonly isFirstRead: boolean; readonly isUnread: boolean };

/** Why a list is empty, and the one next step. */
export function NothingHere({ isFirstRead, isUnread }: NothingHereProps) {
  const { search, setSearch } = useInboxView();
  const { choice, choose } = useInboxChoice();
  const { filter } = choice;
  if (search.trim() !== '') {
    return (
      <Empty
        icon={IconSearchOff}
        title={inboxText.noMatchTitle}
        body={inboxText.noMatchBody(search.trim())}
        action={<Button onClick={() => setSearch('')}>{inboxText.clearSearch}</Button>}
      />
    );
  }
  const showAll = <Button onClick={() => choose({ filter: 'all' })}>{inboxText.showAll}</Button>;
  if (isNarrowed(choice)) {
    return (
      <Empty
        icon={IconFilterOff}
        title={listText.narrowedTitle}
        body={listText.narrowedBody}
        action={
          <Button
            onClick={() => choose({ campaign: undefined, channel: undefined, status: undefined })}
          >
            {listText.clearFilters}
          </Button>
        }
      />
    );
  }
  if (filter === 'needs-you') {
    return (
      <Empty
        icon={IconChecks}
        title={inboxText.nobodyTitle}
        body={inboxText.nobodyBody}
        action={showAll}
      />
    );
  }
  if (filter === 'mine') {
    return (
      <Empty
        icon={IconUser}
        title={inboxText.noneHeldTitle}
        body={inboxText.noneHeldBody}
        action={showAll}
      />
    );
  }
  const words = otherLists[filter];
  if (words !== undefined && !isFirstRead && !isUnread) {
    return <Empty icon={IconMessages} {...words} action={showAll} />;
  }
  // Popp could not be read even once, which stands above: nobody knows whether there are none.
  if (isUnread) return null;
  if (isFirstRead) {
    return (
      <Empty icon={IconMessages} title={inboxText.firstReadTitle} body={inboxText.firstReadBody} />
    );
  }
  return (
    <Empty
      icon={IconMessages}
      title={inboxText.emptyTitle}
      body={inboxText.emptyBody}
      action={
        <Link to="/uploads" className={buttonClass('primary')}>
          {inboxText.emptyAction}
        </Link>
      }
    />
  );
}
