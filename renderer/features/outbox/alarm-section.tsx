import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useLink } from '../../link/link-context.tsx';
import { useChange } from '../../link/use-change.ts';
import { Button } from '../../ui/button.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Section } from '../../ui/section.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Time } from '../../ui/time.tsx';
import { showToast } from '../../ui/toasts.ts';
import { tellFailure } from '../uploads/tell-failure.ts';
import { ItemCampaign } from './item-place.tsx';
import { outboxText } from './text.ts';
import type { Places } from './use-places.ts';
import styles from './outbox.module.css';

type AlarmSectionProps = { readonly workspaceId: string; readonly places: Places };

/** Two conversations of one candidate in one campaign, until the recruiter has seen it. */
export function AlarmSection({ workspaceId, places }: AlarmSectionProps) {
  const { client, queries, queryClient } = useLink();
  const { data, error, refetch } = useQuery(
    queries.outbox.alarms.queryOptions({ input: { workspaceId } }),
  );
  const acknowledge = useChange(client.outbox.acknowledgeAlarm, {
    onSuccess: () => {
      showToast({ tone: 'plain', title: outboxText.acknowledged, lastsMs: 6000 });
      void queryClient.invalidateQueries({ queryKey: queries.outbox.key() });
    },
    onError: tellFailure,
  });
  return (
    <Section title={outboxText.alarmsTitle} purpose={outboxText.alarmsPurpose}>
      {data === undefined ? (
        error === null ? (
          <SkeletonRows rows={1} height={64} />
        ) : (
          <Failure inline failure={error} onRetry={() => void refetch()} />
        )
      ) : (
        <ul className={styles.items}>
          {data
            .filter(({ acknowledged }) => !acknowledged)
            .map(({ campaignId, contact, conversationIds, at }) => (
              <li key={`${campaignId} ${contact}`} className={styles.item}>
                <div className={styles.itemTop}>
                  <IconAlertTriangle size={16} className={styles.alarmIcon ?? ''} aria-hidden />
                  <div className={styles.itemWords}>
                    <h3 className={styles.itemName}>{contact}</h3>
                    <p className={styles.meta}>
                      <span>
                        {outboxText.alarmIn} <ItemCampaign item={{ campaignId }} places={places} />
                      </span>
                      {conversationIds.map((conversationId, index) => (
                        <Link
                          key={conversationId}
                          to="/inbox/$conversationId"
                          params={{ conversationId }}
                          aria-label={outboxText.alarmOpenOf(index + 1, contact)}
                        >
                          {outboxText.alarmOpen(index + 1)}
                        </Link>
                      ))}
                      <Time at={at} />
                    </p>
                  </div>
                  <Button
                    aria-label={outboxText.acknowledgeOf(contact)}
                    busy={acknowledge.isPending && acknowledge.variables.contact === contact}
                    onClick={() => acknowledge.mutate({ workspaceId, campaignId, contact })}
                  >
                    {outboxText.acknowledge}
                  </Button>
                </div>
              </li>
            ))}
        </ul>
      )}
    </Section>
  );
}
