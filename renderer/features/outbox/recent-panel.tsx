import { Link } from '@tanstack/react-router';
import { IconSend } from '@tabler/icons-react';
import { useCallback, useMemo, useState } from 'react';
import type { z } from 'zod';
import {
  type OutboxFilter,
  type OutboxItem,
  type outboxSummarySchema,
} from '../../../shared/outbox/contract.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { CandidateText } from '../../ui/candidate-text.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Segments } from '../../ui/segments.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import type { Column } from '../../ui/table-columns.ts';
import { Table } from '../../ui/table.tsx';
import { Time } from '../../ui/time.tsx';
import { ItemCampaign, ItemPlace } from './item-place.tsx';
import { ItemSheet } from './item-sheet.tsx';
import { ItemStatus } from './item-status.tsx';
import { candidateOf, kinds } from './item-words.ts';
import { outboxText } from './text.ts';
import { useItems } from './use-items.ts';
import type { Places } from './use-places.ts';
import styles from './outbox.module.css';

const pageSize = 100;

type RecentPanelProps = {
  readonly workspaceId: string;
  readonly summary: z.infer<typeof outboxSummarySchema>;
  readonly places: Places;
};

/** Every entry, newest first, narrowed to one state where that helps. */
export function RecentPanel({ workspaceId, summary, places }: RecentPanelProps) {
  const [filter, setFilter] = useState<OutboxFilter>('recent');
  const [shown, setShown] = useState<string>();
  const list = useItems(workspaceId, filter, pageSize);
  const columns = useMemo(() => columnsFor(places), [places]);
  const segments = segmentsOf(summary, filter);
  const { items, hasMore, loadMore } = list;
  const read = items?.length ?? 0;
  const onVisible = useCallback(
    (_first: number, last: number) => {
      if (last >= read - 1) loadMore();
    },
    [read, loadMore],
  );
  return (
    <>
      {segments.length === 1 ? null : (
        <div className={styles.filters}>
          <Segments
            label={outboxText.filters}
            segments={segments}
            value={filter}
            onChange={setFilter}
          />
        </div>
      )}
      {items === undefined ? (
        list.failure === null ? (
          <SkeletonRows />
        ) : (
          <Failure failure={list.failure} onRetry={list.retry} />
        )
      ) : items.length === 0 ? (
        <NoItems filter={filter} onShowAll={() => setFilter('recent')} />
      ) : (
        <div className={styles.fill}>
          <Table
            label={outboxText.table}
            columns={columns}
            count={items.length + (hasMore ? 1 : 0)}
            rowAt={(index) => items[index]}
            rowKey={(item) => item.id}
            rowTone={toneOf}
            actionsWidth={128}
            selectedKey={shown}
            onVisible={onVisible}
            onOpen={(item) => setShown(item.id)}
            // Called by the table for each row, as a function: not a component.
            // oxlint-disable-next-line react/no-unstable-nested-components
            actions={(item) => <RowAction item={item} onShow={setShown} />}
          />
        </div>
      )}
      <ItemSheet
        itemId={shown}
        places={places}
        onShow={setShown}
        onClose={() => setShown(undefined)}
      />
    </>
  );
}

function segmentsOf({ counts }: RecentPanelProps['summary'], chosen: OutboxFilter) {
  const sums: readonly (readonly [OutboxFilter, number])[] = [
    ['on-the-way', counts.waiting + counts.sending + counts.unknown],
    ['to-decide', counts.undecided],
    ['held', counts.held],
    ['done', counts.done],
    ['refused', counts.refused],
    ['cancelled', counts.cancelled],
  ];
  return [
    { key: 'recent' as const, label: outboxText.filter.recent },
    ...sums
      .filter(([key, count]) => count > 0 || key === chosen)
      .map(([key, count]) => ({ key, label: outboxText.filter[key], count })),
  ];
}

function columnsFor(places: Places): readonly Column<OutboxItem>[] {
  const heads = outboxText.columns;
  return [
    {
      key: 'candidate',
      header: heads.candidate,
      width: 180,
      grow: 1,
      cell: (item) => <CandidateText text={candidateOf(item)} withoutLinks />,
    },
    {
      key: 'what',
      header: heads.what,
      width: 132,
      grow: 1,
      cell: (item) => <What item={item} />,
    },
    {
      key: 'state',
      header: heads.state,
      width: 180,
      cell: (item) => <ItemStatus item={item} bare />,
    },
    {
      key: 'from',
      header: heads.from,
      width: 160,
      grow: 1,
      cell: (item) => (
        <span className={styles.from}>
          {item.kind === 'conversation' && item.uploadId === undefined ? (
            <ItemCampaign item={item} places={places} />
          ) : (
            <ItemPlace item={item} places={places} />
          )}
        </span>
      ),
    },
    {
      key: 'when',
      header: heads.when,
      width: 100,
      align: 'end',
      cell: (item) => <Time at={item.updatedAt} />,
    },
  ];
}

function What({ item }: { readonly item: OutboxItem }) {
  const { word, icon: Icon } = kinds[item.kind];
  return (
    <span className={styles.what}>
      <Icon size={16} stroke={1.75} className={styles.whatIcon ?? ''} aria-hidden />
      <span className={styles.whatWords}>
        {word}
        {item.body === undefined ? null : (
          <span className={styles.faint}>
            {' '}
            <CandidateText text={item.body} withoutLinks />
          </span>
        )}
      </span>
    </span>
  );
}

function toneOf({ state, reach }: OutboxItem): 'amber' | 'red' | 'faint' | undefined {
  if (state === 'refused' || reach === 'failed-at-popp') return 'red';
  if (state === 'undecided' || state === 'held') return 'amber';
  return state === 'cancelled' ? 'faint' : undefined;
}

type RowActionProps = { readonly item: OutboxItem; readonly onShow: (itemId: string) => void };

/** One button, so that where the entry came from stays in reach: a row itself opens its receipt. */
function RowAction({ item, onShow }: RowActionProps) {
  const { conversationId, kind } = item;
  const name = candidateOf(item);
  if (kind === 'conversation' && conversationId !== undefined) {
    return (
      <Link
        to="/inbox/$conversationId"
        params={{ conversationId }}
        className={buttonClass('plain', 'small')}
        aria-label={outboxText.conversationOf(name)}
      >
        {kinds.conversation.word}
      </Link>
    );
  }
  return (
    <Button size="small" aria-label={outboxText.receiptOf(name)} onClick={() => onShow(item.id)}>
      {outboxText.receipt}
    </Button>
  );
}

type NoItemsProps = { readonly filter: OutboxFilter; readonly onShowAll: () => void };

function NoItems({ filter, onShowAll }: NoItemsProps) {
  return filter === 'recent' ? (
    <Empty
      icon={IconSend}
      title={outboxText.emptyTitle}
      body={outboxText.emptyBody}
      action={
        <Link to="/uploads" className={buttonClass()}>
          {outboxText.emptyAction}
        </Link>
      }
    />
  ) : (
    <Empty
      title={outboxText.noneTitle}
      body={outboxText.noneBody}
      action={<Button onClick={onShowAll}>{outboxText.showAll}</Button>}
    />
  );
}
