import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { IconExternalLink } from '@tabler/icons-react';
import type { OutboxItem } from '../../../shared/outbox/contract.ts';
import { useLink } from '../../link/link-context.tsx';
import { CandidateText } from '../../ui/candidate-text.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Section } from '../../ui/section.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import type { AskedAction } from './action-dialog.tsx';
import { Evidence } from './evidence.tsx';
import { ItemActions } from './item-actions.tsx';
import { ItemCampaign, ItemPlace } from './item-place.tsx';
import { candidateOf, kinds } from './item-words.ts';
import { MoreItems } from './more-items.tsx';
import { outboxText } from './text.ts';
import { useItems } from './use-items.ts';
import { useKeptFocus } from './use-kept-focus.ts';
import type { Places } from './use-places.ts';
import styles from './outbox.module.css';

const shownAtOnce = 10;
const poppDashboard = 'https://ai.joinpopp.com';

type UndecidedSectionProps = {
  readonly workspaceId: string;
  readonly isPractice: boolean;
  readonly places: Places;
  readonly onAsk: (asked: AskedAction) => void;
};

/** Items of which nobody knows whether they arrived, each with everything that is known. */
export function UndecidedSection(props: UndecidedSectionProps) {
  const list = useItems(props.workspaceId, 'to-decide', shownAtOnce);
  const rows = useKeptFocus<HTMLUListElement>(list.items?.length ?? 0);
  return (
    <Section title={outboxText.undecidedTitle} purpose={outboxText.undecidedPurpose}>
      {list.items === undefined ? (
        list.failure === null ? (
          <SkeletonRows rows={2} height={120} />
        ) : (
          <Failure inline failure={list.failure} onRetry={list.retry} />
        )
      ) : (
        <ul ref={rows} tabIndex={-1} className={styles.items}>
          {list.items.map((item) => (
            <li key={item.id} className={styles.item}>
              <Undecided {...props} item={item} />
            </li>
          ))}
        </ul>
      )}
      <MoreItems list={list} />
    </Section>
  );
}

function Undecided({
  item,
  isPractice,
  places,
  onAsk,
}: UndecidedSectionProps & { readonly item: OutboxItem }) {
  const { queries } = useLink();
  const { data, error, refetch } = useQuery(
    queries.outbox.receipt.queryOptions({ input: { itemId: item.id } }),
  );
  const { word, icon: Icon } = kinds[item.kind];
  const name = candidateOf(item);
  return (
    <article aria-label={`${name}, ${word}`}>
      <div className={styles.itemTop}>
        <Icon size={16} className={styles.itemIcon ?? ''} aria-hidden />
        <div className={styles.itemWords}>
          <h3 className={styles.itemName}>
            <CandidateText text={name} withoutLinks />
          </h3>
          <p className={styles.meta}>
            <span>{word}</span>
            <ItemCampaign item={item} places={places} />
            <ItemPlace item={item} places={places} />
            <WhereToLook item={item} isPractice={isPractice} name={name} />
          </p>
        </div>
        <div className={styles.itemActions}>
          <ItemActions item={item} onAsk={onAsk} />
        </div>
      </div>
      <div className={styles.itemBody}>
        {item.body === undefined ? null : (
          <blockquote className={styles.quote} aria-label={outboxText.yourMessage}>
            <CandidateText text={item.body} />
          </blockquote>
        )}
        {data === undefined ? (
          <>
            {item.reason === undefined ? null : <p>{item.reason}</p>}
            {error === null ? (
              <SkeletonRows rows={2} height={22} />
            ) : (
              <Failure inline failure={error} onRetry={() => void refetch()} />
            )}
          </>
        ) : (
          <Evidence lines={data.lines} />
        )}
      </div>
    </article>
  );
}

type WhereToLookProps = {
  readonly item: OutboxItem;
  readonly isPractice: boolean;
  readonly name: string;
};

/** Where the recruiter can see for themselves whether it arrived. */
function WhereToLook({ item, isPractice, name }: WhereToLookProps) {
  const { conversationId, draftId, kind } = item;
  if (draftId !== undefined) {
    return (
      <Link to="/campaigns/drafts/$draftId" params={{ draftId }}>
        {outboxText.openDraft}
      </Link>
    );
  }
  if (conversationId !== undefined && kind === 'conversation') {
    return (
      <Link
        to="/inbox/$conversationId"
        params={{ conversationId }}
        aria-label={outboxText.conversationOf(name)}
      >
        {outboxText.openConversation}
      </Link>
    );
  }
  // Nothing of the practice workspace is at the real Popp.
  if (isPractice) return null;
  return (
    <a href={poppDashboard} target="_blank" rel="noopener noreferrer" className={styles.outside}>
      {outboxText.lookInPopp}
      <IconExternalLink size={14} aria-hidden />
    </a>
  );
}
