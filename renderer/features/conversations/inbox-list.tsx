import { Link } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { memo, useEffect, useRef } from 'react';
import { inboxFilters, type InboxFilter } from '../../../shared/conversations/lists.ts';
import type { ConversationSummary } from '../../../shared/conversations/model.ts';
import { longestSearch } from '../../../shared/conversations/search-rules.ts';
import { IconButton } from '../../ui/button.tsx';
import { Callout } from '../../ui/callout.tsx';
import { Failure } from '../../ui/failure.tsx';
import { SearchField } from '../../ui/field.tsx';
import { formatCount } from '../../ui/locale.ts';
import { listRowClass } from '../../ui/list-row.tsx';
import { Segments } from '../../ui/segments.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { ConversationRow } from './conversation-row.tsx';
import { InboxFilters } from './inbox-filters.tsx';
import { useInboxView } from './inbox-store.ts';
import { listText } from './list-text.ts';
import { NothingHere } from './nothing-here.tsx';
import { isNarrowed, useInboxChoice } from './use-inbox-choice.ts';
import { openRow } from './focus.ts';
import { RowCheck, Selecting } from './selecting-on-demand.tsx';
import { inboxText } from './text.ts';
import { useCounts, useInboxList, usePoppNow, type InboxList as List } from './use-inbox.ts';
import { useListKeys } from './use-list-keys.ts';
import { useReadAhead } from './use-thread.ts';
import styles from './inbox-list.module.css';

const rowHeight = 64;

/** What counts each list. */
const countOf = {
  'needs-you': 'needsYou',
  mine: 'mine',
  active: 'active',
  all: 'all',
  done: 'done',
  snoozed: 'snoozed',
} as const satisfies Record<InboxFilter, string>;

type InboxListProps = {
  readonly workspaceId: string;
  readonly openId: string | undefined;
};

/** The list with its filters; what needs a human stands on top. */
export function InboxList({ workspaceId, openId }: InboxListProps) {
  const list = useInboxList(workspaceId);
  const counts = useCounts(workspaceId);
  const { search, setSearch, areFiltersOpen, setFiltersOpen } = useInboxView();
  const { choice, choose } = useInboxChoice();
  const areFiltersShown = areFiltersOpen || isNarrowed(choice);
  return (
    <>
      <header className={styles.head} data-inbox-search data-leave-to={openRow}>
        <h1 className={styles.title}>{inboxText.title}</h1>
        <div className={styles.find}>
          <SearchField
            label={inboxText.search}
            placeholder={inboxText.searchHint}
            value={search}
            maxLength={longestSearch}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
          <IconButton
            icon={IconAdjustmentsHorizontal}
            label={listText.filters}
            aria-expanded={areFiltersShown}
            onClick={() => setFiltersOpen(!areFiltersOpen)}
          />
        </div>
        <Segments<InboxFilter>
          stacked
          label={inboxText.filters}
          value={choice.filter}
          onChange={(filter) => choose({ filter })}
          segments={inboxFilters
            .filter((key) => key !== 'snoozed' || choice.filter === key || counts?.snoozed !== 0)
            .map((key) => ({ key, label: listText.lists[key], count: counts?.[countOf[key]] }))}
        />
        {areFiltersShown ? <InboxFilters workspaceId={workspaceId} /> : null}
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
      <Selecting workspaceId={workspaceId} openId={openId} items={list.items} />
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
  const readAhead = useReadAhead(workspaceId);
  useListKeys(items, openId, ({ id }, index) => {
    readAhead(id);
    rows.scrollToIndex(index, { align: 'auto' });
  });
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
      {list.notSearched === 0 ? null : (
        <p className={styles.note}>{listText.notSearched(formatCount(list.notSearched))}</p>
      )}
      <ul
        className={styles.rows}
        style={{ height: rows.getTotalSize() }}
        aria-label={inboxText.list}
        onPointerDown={({ target }) => {
          const row = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null;
          if (row?.dataset['row'] !== undefined) readAhead(row.dataset['row']);
        }}
      >
        {shown.map(({ key, index, start }) => {
          const item = items[index];
          return item === undefined ? null : (
            <li key={key} className={styles.place} style={{ transform: `translateY(${start}px)` }}>
              <Row item={item} now={now} isOpen={item.id === openId} />
              <RowCheck id={item.id} name={item.name} />
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

// Going to the next conversation changes two rows of the list, not all of them.
const Row = memo(function Row({
  item,
  now,
  isOpen,
}: {
  readonly item: ConversationSummary;
  readonly now: number;
  readonly isOpen: boolean;
}) {
  return (
    <Link
      to="/inbox/$conversationId"
      params={{ conversationId: item.id }}
      className={listRowClass}
      data-row={item.id}
      aria-current={isOpen ? 'true' : undefined}
    >
      <ConversationRow item={item} now={now} />
    </Link>
  );
});
