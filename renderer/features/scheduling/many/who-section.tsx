import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AskSource } from '../../../../shared/scheduling/contract.ts';
import type { LeftOutReason } from '../../../../shared/scheduling/many.ts';
import type { ConsoleClient } from '../../../link/connect.ts';
import { useLink } from '../../../link/link-context.tsx';
import { Button } from '../../../ui/button.tsx';
import { CandidateText } from '../../../ui/candidate-text.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { formatCount } from '../../../ui/locale.ts';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { manyText } from './many-text.ts';
import styles from './many.module.css';

/** Whom a request is for. */
export type AskedMany = {
  readonly workspaceId: string;
  readonly campaignId: string;
  readonly skipDuplicationCheck: boolean;
  readonly source: AskSource;
};

type Preview = Awaited<ReturnType<ConsoleClient['scheduling']['previewMany']>>;

type Shown = LeftOutReason | 'to-ask';

type WhoSectionProps = {
  readonly who: AskedMany;
  readonly preview: Preview | undefined;
  readonly failure: unknown;
  readonly onRetry: () => void;
};

/** How many will be asked, how many are left out and why; each number opens its candidates. */
export function WhoSection({ who, preview, failure, onRetry }: WhoSectionProps) {
  const [shown, setShown] = useState<Shown>();
  if (preview === undefined) {
    return failure === null || failure === undefined ? (
      <SkeletonRows rows={3} label={manyText.checking} />
    ) : (
      <Failure inline failure={failure} onRetry={onRetry} />
    );
  }
  const { toAsk, total, leftOut } = preview;
  const left = total - toAsk;
  return (
    <section className={styles.who} aria-label={manyText.who}>
      <div role="status">
        <h2 className={styles.whoTitle}>
          {toAsk === 0
            ? manyText.nobody
            : toAsk === 1
              ? manyText.toAskOne
              : manyText.toAsk(formatCount(toAsk))}
        </h2>
      </div>
      {toAsk === 0 ? null : (
        <Button size="small" look="quiet" onClick={() => setShown('to-ask')}>
          {manyText.showThem}
        </Button>
      )}
      {left === 0 ? null : (
        <>
          <h3 className={styles.leftTitle}>{manyText.leftOut(formatCount(left))}</h3>
          <ul className={styles.reasons}>
            {leftOut
              .filter(({ count }) => count > 0)
              .map(({ reason, count, names }) => (
                <li key={reason}>
                  <span className={styles.count}>{formatCount(count)}</span>
                  <span className={styles.reason}>
                    <span>{manyText.reasons[reason]}</span>
                    <span className={styles.names}>
                      <CandidateText
                        text={manyText.names(names, count - names.length)}
                        withoutLinks
                      />
                    </span>
                  </span>
                  <Button
                    size="small"
                    look="quiet"
                    aria-label={`${manyText.show}: ${manyText.reasons[reason]}`}
                    onClick={() => setShown(reason)}
                  >
                    {manyText.show}
                  </Button>
                </li>
              ))}
          </ul>
        </>
      )}
      <CandidatesDialog who={who} shown={shown} onClose={() => setShown(undefined)} />
    </section>
  );
}

const pageSize = 100;

type CandidatesDialogProps = {
  readonly who: AskedMany;
  readonly shown: Shown | undefined;
  readonly onClose: () => void;
};

function CandidatesDialog({ who, shown, onClose }: CandidatesDialogProps) {
  const { queries } = useLink();
  const query = useInfiniteQuery(
    queries.scheduling.previewCandidates.infiniteOptions({
      input: (offset: number) => ({
        ...who,
        offset,
        limit: pageSize,
        ...(shown === undefined ? {} : { reason: shown }),
      }),
      initialPageParam: 0,
      getNextPageParam: (page, pages) => {
        const read = pages.reduce((sum, one) => sum + one.candidates.length, 0);
        return page.candidates.length > 0 && read < page.total ? read : undefined;
      },
      enabled: shown !== undefined,
      placeholderData: keepPreviousData,
    }),
  );
  const candidates = query.data?.pages.flatMap((page) => page.candidates);
  return (
    <Dialog
      kind="sheet"
      opened={shown !== undefined}
      title={
        shown === undefined || shown === 'to-ask' ? manyText.candidates : manyText.reasons[shown]
      }
      onClose={onClose}
    >
      {candidates === undefined ? (
        query.error === null ? (
          <SkeletonRows />
        ) : (
          <Failure failure={query.error} onRetry={() => void query.refetch()} />
        )
      ) : (
        <ul className={styles.candidates} aria-label={manyText.candidates}>
          {candidates.length === 0 ? <li>{manyText.noneSuch}</li> : null}
          {candidates.map(({ key, name, contact }) => (
            <li key={key}>
              <CandidateText text={name} withoutLinks />
              {contact === undefined ? null : (
                <span className={styles.contact}>
                  <CandidateText text={contact} withoutLinks />
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      {query.hasNextPage ? (
        <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {manyText.more}
        </Button>
      ) : null}
    </Dialog>
  );
}
