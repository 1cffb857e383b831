import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { IconBroadcast, IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import type { Delivery } from '../../../shared/webhooks/model.ts';
import { mayReprocess } from '../../../shared/webhooks/rules.ts';
import { useLink } from '../../link/link-context.tsx';
import { useChange } from '../../link/use-change.ts';
import { Button } from '../../ui/button.tsx';
import { CandidateText } from '../../ui/candidate-text.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Section } from '../../ui/section.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Time } from '../../ui/time.tsx';
import { showToast } from '../../ui/toasts.ts';
import { eventWord } from '../conversations/words.ts';
import { webhooksText } from './text.ts';
import { verdictOf } from './words.ts';
import styles from './webhooks.module.css';

const pageSize = 25;

type DeliveriesSectionProps = { readonly workspaceId: string; readonly isPractice: boolean };

/** The verified deliveries, newest first, each with what Popp sent folded away. */
export function DeliveriesSection({ workspaceId, isPractice }: DeliveriesSectionProps) {
  const { queries } = useLink();
  const list = useInfiniteQuery(
    queries.webhooks.list.infiniteOptions({
      input: (before: number | undefined) => ({
        workspaceId,
        limit: pageSize,
        ...(before === undefined ? {} : { before }),
      }),
      initialPageParam: undefined,
      getNextPageParam: ({ more, deliveries }) => (more ? deliveries.at(-1)?.seq : undefined),
    }),
  );
  const deliveries = list.data?.pages.flatMap((page) => page.deliveries);
  return (
    <Section title={webhooksText.eventsTitle} purpose={webhooksText.eventsPurpose}>
      {deliveries === undefined ? (
        list.error === null ? (
          <SkeletonRows rows={5} height={48} label={webhooksText.loading} />
        ) : (
          <Failure inline failure={list.error} onRetry={() => void list.refetch()} />
        )
      ) : deliveries.length === 0 ? (
        <Empty
          level={3}
          icon={IconBroadcast}
          title={webhooksText.emptyTitle}
          body={isPractice ? webhooksText.emptyPractice : webhooksText.emptyBody}
        />
      ) : (
        <ul className={styles.deliveries} aria-label={webhooksText.eventsTitle}>
          {deliveries.map((delivery) => (
            <li key={delivery.seq} className={styles.delivery}>
              <DeliveryRow workspaceId={workspaceId} delivery={delivery} />
            </li>
          ))}
        </ul>
      )}
      {list.hasNextPage ? (
        <div className={styles.more}>
          <Button
            size="small"
            busy={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            {webhooksText.showMore}
          </Button>
        </div>
      ) : null}
    </Section>
  );
}

type DeliveryRowProps = { readonly workspaceId: string; readonly delivery: Delivery };

function DeliveryRow({ workspaceId, delivery }: DeliveryRowProps) {
  const { conversationId, candidateName, event, problem } = delivery;
  const { tone, icon, word } = verdictOf(delivery);
  const { client } = useLink();
  const again = useChange(client.webhooks.reprocess, {
    onSuccess: (after) =>
      showToast(
        after.problem === undefined
          ? { tone: 'good', title: webhooksText.reprocessed }
          : { tone: 'bad', title: webhooksText.failedAgain, lastsMs: 8000 },
      ),
  });
  return (
    <>
      <div className={styles.deliveryTop}>
        <span className={styles.deliveryWords}>
          <CandidateText text={eventWord(event)} withoutLinks />
          {conversationId === undefined ? null : (
            <Link
              to="/inbox/$conversationId"
              params={{ conversationId }}
              aria-label={webhooksText.conversationOf(candidateName ?? conversationId)}
            >
              <CandidateText text={candidateName ?? webhooksText.openConversation} withoutLinks />
            </Link>
          )}
        </span>
        {mayReprocess(delivery) ? (
          <Button
            size="small"
            look="quiet"
            icon={IconRefresh}
            busy={again.isPending}
            aria-label={webhooksText.reprocessOf(eventWord(event))}
            onClick={() => again.mutate({ workspaceId, seq: delivery.seq })}
          >
            {webhooksText.reprocess}
          </Button>
        ) : null}
        <Chip tone={tone} icon={icon} bare>
          {word}
        </Chip>
        <span className={styles.when}>
          <Time at={delivery.receivedAt} />
        </span>
      </div>
      {problem === undefined ? null : <p className={styles.help}>{problem}</p>}
      {again.error === null ? null : <Failure inline failure={again.error} />}
      <Payload workspaceId={workspaceId} delivery={delivery} />
    </>
  );
}

function Payload({ workspaceId, delivery: { seq, event } }: DeliveryRowProps) {
  const { queries } = useLink();
  const [isOpen, setOpen] = useState(false);
  // A delivery never changes: it is read once, and only when somebody looks.
  const { data, error, refetch } = useQuery(
    queries.webhooks.body.queryOptions({
      input: { workspaceId, seq },
      enabled: isOpen,
      staleTime: Number.POSITIVE_INFINITY,
    }),
  );
  return (
    <details className={styles.fold} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary aria-label={webhooksText.payloadOf(eventWord(event))}>
        {webhooksText.payload}
      </summary>
      {data === undefined ? (
        error === null ? (
          <SkeletonRows rows={3} height={20} />
        ) : (
          <Failure inline failure={error} onRetry={() => void refetch()} />
        )
      ) : (
        <pre
          className={styles.payload}
          role="region"
          aria-label={webhooksText.payloadOf(eventWord(event))}
          // What scrolls has to be reachable by keyboard.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
        >
          <CandidateText text={data.text} withoutLinks />
        </pre>
      )}
    </details>
  );
}
