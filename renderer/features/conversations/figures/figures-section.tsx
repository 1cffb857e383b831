import { useQuery } from '@tanstack/react-query';
import { IconChartBar } from '@tabler/icons-react';
import { useLink } from '../../../link/link-context.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { Section } from '../../../ui/section.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { AnswerTimes } from './answer-times.tsx';
import { Funnel } from './funnel.tsx';
import { ReviewHours } from './review-hours.tsx';
import { StatusDays } from './status-days.tsx';
import { figuresText } from './text.ts';
import styles from './figures.module.css';

type FiguresSectionProps = {
  readonly workspaceId: string;
  /** Of the whole workspace without it. */
  readonly campaignId?: string;
};

/** What a recruiter looks at rather than reads. */
export function FiguresSection({ workspaceId, campaignId }: FiguresSectionProps) {
  const { queries } = useLink();
  const { data, error, refetch } = useQuery(
    queries.conversations.figures.queryOptions({
      input: { workspaceId, ...(campaignId === undefined ? {} : { campaignId }) },
    }),
  );
  return (
    <Section title={figuresText.title} purpose={figuresText.purpose}>
      {data === undefined ? (
        error === null ? (
          <SkeletonRows rows={3} height={64} label={figuresText.loading} />
        ) : (
          <Failure inline failure={error} onRetry={() => void refetch()} />
        )
      ) : data.days.length === 0 ? (
        <Empty
          icon={IconChartBar}
          level={3}
          title={figuresText.emptyTitle}
          body={figuresText.emptyBody}
        />
      ) : (
        <div className={styles.figures}>
          <Funnel funnel={data.funnel} />
          <StatusDays days={data.days} />
          <ReviewHours hours={data.reviewHours} />
          <AnswerTimes answers={data.answers} />
        </div>
      )}
    </Section>
  );
}
