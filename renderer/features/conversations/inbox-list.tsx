import { Link } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { IconChecks, IconMessages, IconSearchOff, IconUser } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { InboxFilter } from '../../../shared/conversations/lists.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Callout } from '../../ui/callout.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Failure } from '../../ui/failure.tsx';
import { SearchField } from '../../ui/field.tsx';
import { listRowClass } from '../../ui/list-row.tsx';
import { Segments } from '../../ui/segments.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { ConversationRow } from './conversation-row.tsx';
import { useInboxView } from './inbox-store.ts';
import { openRow } from './focus.ts';
import { inboxText } from './text.ts';
import { useCounts, useInboxList, usePoppNow, type InboxList as List } from './use-inbox.ts';
import { useListKeys } from './use-list-keys.ts';
import styles from './inbox-list.module.css';

const rowHeight = 64;

type InboxListProps = {
  readonly workspaceId: string;
  readonly openId: string | undefined;
};

/** The list with its filters; what needs a human stands on top. */
export function InboxList({ workspaceId, openId }: InboxListProps) {
  const list = useInboxList(workspaceId);
  const counts = useCounts(workspaceId);
  const { filter, search, setFilter, setSearch } = useInboxView();
  return (
    <>
      <header className={styles.head} data-inbox-search data-leave-to={openRow}>
        <h1 className={styles.title}>{inboxText.title}</h1>
        <SearchField
          label={inboxText.search}
          placeholder={inboxText.searchHint}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <Segments<InboxFilter>
          label={inboxText.filters}
          value={filter}
          onChange={setFilter}
          segments={[
            { key: 'all', label: inboxText.all },
            { key: 'needs-you', label: inboxText.needsYou, count: counts?.needsYou },
            { key: 'mine', label: inboxText.mine, count: counts?.mine },
          ]}
        />
      </header>
      {counts?.problem === undefined ? null : (
        <div className={styles.note}>
          <Callout tone="amber" title={inboxText.staleTitle}>
            {counts.problem}
          </Callout>
        </div>
      )}
      <Body
        list={list}
        workspaceId={workspaceId}
        openId={openId}
        isFirstRead={counts !== undefined && counts.syncedAt === undefined && counts.syncing}
        isUnread={counts?.problem !== undefined && counts.syncedAt === undefined}
      />
    </>
  );
}

function Body({
  list,
  workspaceId,
  openId,
  isFirstRead,
  isUnread,
}: InboxListProps & {
  readonly list: List;
  readonly isFirstRead: boolean;
  readonly isUnread: boolean;
}) {
  if (list.items === undefined) {
    if (list.failure === null || list.failure === undefined) {
      return <SkeletonRows rows={9} height={rowHeight} label={inboxText.loadingList} />;
    }
    return <Failure failure={list.failure} onRetry={list.retry} />;
  }
  if (list.items.length === 0) return <NothingHere isFirstRead={isFirstRead} isUnread={isUnread} />;
  return <Rows list={list} items={list.items} workspaceId={workspaceId} openId={openId} />;
}

function Rows({
  list,
  items,
  workspaceId,
  openId,
}: InboxListProps & { readonly list: List; readonly items: NonNullable<List['items']> }) {
  const scroller = useRef<HTMLDivElement>(null);
  const now = usePoppNow(workspaceId);
  // Its functions are used in this component alone, so that nothing memoised goes stale.
  // oxlint-disable-next-line react/incompatible-library
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => items[index]?.id ?? index,
    overscan: 8,
  });
  useListKeys(items, openId, (index) => rows.scrollToIndex(index, { align: 'auto' }));
  const shown = rows.getVirtualItems();
  const lastShown = shown.at(-1)?.index ?? 0;
  const { loadMore, hasMore } = list;
  useEffect(() => {
    if (hasMore && lastShown >= items.length - 12) loadMore();
  }, [hasMore, lastShown, items.length, loadMore]);
  // Where the focus was in the list, it goes with the conversation that is open.
  useEffect(() => {
    const element = scroller.current;
    const focused = document.activeElement;
    if (element === null || focused === element || !element.contains(focused)) return;
    const row = element.querySelector<HTMLElement>(`[data-row="${CSS.escape(openId ?? '')}"]`);
    row?.focus({ preventScroll: true });
  }, [openId]);
  return (
    <div ref={scroller} className={styles.scroller} data-inbox-list tabIndex={-1}>
      <ul
        className={styles.rows}
        style={{ height: rows.getTotalSize() }}
        aria-label={inboxText.list}
      >
        {shown.map(({ key, index, start }) => {
          const item = items[index];
          return item === undefined ? null : (
            <li key={key} className={styles.place} style={{ transform: `translateY(${start}px)` }}>
              <Link
                to="/inbox/$conversationId"
                params={{ conversationId: item.id }}
                className={listRowClass}
                data-row={item.id}
                aria-current={item.id === openId ? 'true' : undefined}
              >
                <ConversationRow item={item} now={now} />
              </Link>
            </li>
          );
        })}
      </ul>
      {list.isLoadingMore ? (
        <SkeletonRows rows={2} height={rowHeight} label={inboxText.loadingMore} />
      ) : null}
    </div>
  );
}

type NothingHereProps = { readonly isFirstRead: boolean; readonly isUnread: boolean };

function NothingHere({ isFirstRead, isUnread }: NothingHereProps) {
  const { filter, search, setFilter, setSearch } = useInboxView();
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
  const showAll = <Button onClick={() => setFilter('all')}>{inboxText.showAll}</Button>;
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
