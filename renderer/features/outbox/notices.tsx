import { useState } from 'react';
import type { z } from 'zod';
import type { outboxSummarySchema } from '../../../shared/outbox/contract.ts';
import { Button } from '../../ui/button.tsx';
import { Callout } from '../../ui/callout.tsx';
import { Time } from '../../ui/time.tsx';
import { ResumeDialog } from './resume-dialog.tsx';
import { outboxText } from './text.ts';
import { type Pause, usePauses } from './use-pauses.ts';
import type { Places } from './use-places.ts';
import styles from './outbox.module.css';

type OutboxNoticesProps = {
  readonly preflights: z.infer<typeof outboxSummarySchema>['preflights'];
  readonly places: Places;
};

/** What holds for everything below: paused workspaces with their reason, and lists that are being read first. */
export function OutboxNotices({ preflights, places }: OutboxNoticesProps) {
  const { pauses } = usePauses();
  if (pauses.length === 0 && preflights.length === 0) return null;
  return (
    <div className={styles.notices}>
      {pauses.map((pause) => (
        <PauseBanner key={pause.workspaceId} pause={pause} />
      ))}
      {preflights.map(({ uploadId, campaignId, conversations }) => (
        <Callout
          key={`${uploadId} ${campaignId}`}
          title={outboxText.preflightTitle(places.upload(uploadId) ?? outboxText.anUpload)}
        >
          {outboxText.preflight(conversations)}
        </Callout>
      ))}
    </div>
  );
}

function PauseBanner({ pause }: { readonly pause: Pause }) {
  const [isAsking, setAsking] = useState(false);
  const { cause, name, words, at, mayResume } = pause;
  return (
    <Callout
      tone={cause === 'not-let-in' ? 'red' : 'amber'}
      title={outboxText.pauseTitles[cause](name)}
      action={
        mayResume ? (
          <Button
            size="small"
            aria-label={outboxText.resumeOf(name)}
            onClick={() => setAsking(true)}
          >
            {outboxText.resume}
          </Button>
        ) : undefined
      }
    >
      {words} {mayResume ? null : `${outboxText.comparing} `}
      {cause === 'not-let-in' ? `${outboxText.pauseSafe} ` : null}
      <span className={styles.faint}>
        {outboxText.since} <Time at={at} />
      </span>
      <ResumeDialog opened={isAsking} pauses={[pause]} onClose={() => setAsking(false)} />
    </Callout>
  );
}
