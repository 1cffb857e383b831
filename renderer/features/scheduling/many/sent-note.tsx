import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useLink } from '../../../link/link-context.tsx';
import { buttonClass } from '../../../ui/button.tsx';
import { Callout } from '../../../ui/callout.tsx';
import { formatCount } from '../../../ui/locale.ts';
import { Progress } from '../../../ui/progress.tsx';
import { manyText } from './many-text.ts';
import styles from './many.module.css';

type SentNoteProps = {
  readonly workspaceId: string;
  readonly sent: { readonly asked: number; readonly known: number };
};

/** How far the requests that were handed over have got; they leave one by one, also when the page is closed. */
export function SentNote({ workspaceId, sent }: SentNoteProps) {
  const { queries } = useLink();
  const { data: summary, isFetchedAfterMount } = useQuery({
    ...queries.outbox.summary.queryOptions({ input: { workspaceId } }),
    refetchOnMount: 'always',
  });
  // What was known before they were handed over knows nothing of them.
  const data = isFetchedAfterMount ? summary : undefined;
  const left = (data?.counts.waiting ?? 0) + (data?.counts.sending ?? 0);
  const open = (data?.counts.held ?? 0) + (data?.counts.undecided ?? 0);
  const [most, setMost] = useState(sent.asked);
  if (left > most) setMost(left);
  const done = data === undefined ? 0 : Math.max(0, most - left);
  return (
    <div className={styles.sent} role="status">
      <Callout
        tone={open > 0 ? 'amber' : left === 0 && data !== undefined ? 'green' : 'plain'}
        title={manyText.sent(formatCount(sent.asked))}
        action={
          <>
            {open === 0 ? null : (
              <Link to="/activity" className={buttonClass('plain', 'small')}>
                {manyText.toActivity}
              </Link>
            )}
            <Link to="/schedule" className={buttonClass('plain', 'small')}>
              {manyText.toSchedule}
            </Link>
          </>
        }
      >
        {sent.known === 0 ? null : <p>{manyText.sentKnown(formatCount(sent.known))}</p>}
        {open === 0 ? null : <p>{manyText.held(formatCount(open))}</p>}
        {left === 0 ? (
          data === undefined || open > 0 ? null : (
            manyText.done
          )
        ) : (
          <Progress compact label={manyText.progress} done={done} total={most} />
        )}
      </Callout>
    </div>
  );
}
