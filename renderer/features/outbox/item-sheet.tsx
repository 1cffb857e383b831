import { skipToken, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { OutboxItem, Receipt } from '../../../shared/outbox/contract.ts';
import { useLink } from '../../link/link-context.tsx';
import { Button } from '../../ui/button.tsx';
import { CandidateText } from '../../ui/candidate-text.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { formatCount } from '../../ui/locale.ts';
import { Facts } from '../../ui/section.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Time } from '../../ui/time.tsx';
import { ActionDialog, type AskedAction } from './action-dialog.tsx';
import { Evidence } from './evidence.tsx';
import { ItemActions } from './item-actions.tsx';
import { ItemCampaign, ItemPlace } from './item-place.tsx';
import { candidateOf, kinds } from './item-words.ts';
import { ItemStatus } from './item-status.tsx';
import { outboxText } from './text.ts';
import type { Places } from './use-places.ts';
import styles from './outbox.module.css';

type ItemSheetProps = {
  /** Nothing while it is closed. */
  readonly itemId: string | undefined;
  readonly places: Places;
  /** Shows another entry in the same sheet. */
  readonly onShow: (itemId: string) => void;
  readonly onClose: () => void;
};

/** The receipt of one entry: everything that is known, and what may be done now. */
export function ItemSheet({ itemId, places, onShow, onClose }: ItemSheetProps) {
  const { queries } = useLink();
  const navigate = useNavigate();
  const [asked, setAsked] = useState<AskedAction>();
  const [isAsking, setAsking] = useState(false);
  const input = itemId === undefined ? skipToken : { itemId };
  const { data, error, refetch } = useQuery(queries.outbox.receipt.queryOptions({ input }));
  const conversationId = data?.item.conversationId;
  return (
    <>
      <Dialog
        kind="sheet"
        opened={itemId !== undefined}
        title={data === undefined ? '' : outboxText.receiptOf(candidateOf(data.item))}
        onClose={onClose}
        actions={
          data === undefined ? undefined : (
            <>
              <ItemActions
                item={data.item}
                onAsk={(next) => {
                  setAsked(next);
                  setAsking(true);
                }}
              />
              {conversationId === undefined ? null : (
                <Button
                  look="primary"
                  onClick={() =>
                    void navigate({ to: '/inbox/$conversationId', params: { conversationId } })
                  }
                >
                  {outboxText.openConversation}
                </Button>
              )}
            </>
          )
        }
      >
        {data === undefined ? (
          error === null ? (
            <SkeletonRows rows={6} />
          ) : (
            <Failure failure={error} onRetry={() => void refetch()} />
          )
        ) : (
          <ReceiptBody receipt={data} places={places} onShow={onShow} />
        )}
      </Dialog>
      <ActionDialog asked={asked} opened={isAsking} onClose={() => setAsking(false)} />
    </>
  );
}

type ReceiptBodyProps = Pick<ItemSheetProps, 'places' | 'onShow'> & { readonly receipt: Receipt };

function ReceiptBody({ receipt: { item, lines, follows }, places, onShow }: ReceiptBodyProps) {
  return (
    <div className={styles.receipt}>
      <div>
        <ItemStatus item={item} />
      </div>
      <Facts facts={factsOf(item, places)} />
      {item.body === undefined ? null : (
        <blockquote className={styles.quote} aria-label={outboxText.yourMessage}>
          <CandidateText text={item.body} />
        </blockquote>
      )}
      {follows === undefined ? null : (
        <p className={styles.meta}>
          <span>{outboxText.follows}</span>
          <Button size="small" look="quiet" onClick={() => onShow(follows)}>
            {outboxText.openEarlier}
          </Button>
        </p>
      )}
      <section>
        <h3 className={styles.receiptTitle}>{outboxText.known}</h3>
        <Evidence lines={lines} />
      </section>
    </div>
  );
}

function factsOf(item: OutboxItem, places: Places): (readonly [string, ReactNode])[] {
  const words = outboxText.facts;
  return [
    [words.what, kinds[item.kind].word],
    ...(item.contact === undefined ? [] : [[words.contact, item.contact] as const]),
    ...(item.campaignId === undefined
      ? []
      : [[words.campaign, <ItemCampaign key="campaign" item={item} places={places} />] as const]),
    ...(item.uploadId === undefined
      ? []
      : [[words.upload, <ItemPlace key="upload" item={item} places={places} />] as const]),
    ...(item.round === 1 ? [] : [[words.round, formatCount(item.round)] as const]),
    [words.attempts, formatCount(item.attempts)],
    [words.added, <Time key="added" at={item.createdAt} form="full" />],
  ];
}
