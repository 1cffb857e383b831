import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { MirrorSource as Source } from '../../../shared/mirror/model.ts';
import { useLink } from '../../link/link-context.tsx';
import { useChange } from '../../link/use-change.ts';
import { Button } from '../../ui/button.tsx';
import { Failure } from '../../ui/failure.tsx';
import { CheckField } from '../../ui/field.tsx';
import { Section } from '../../ui/section.tsx';
import { JobProgress } from './job-progress.tsx';
import { mirrorText } from './text.ts';
import styles from './mirror.module.css';

type MirrorSourceProps = { readonly workspaceId: string; readonly source: Source };

/** Brings a campaign's or an upload's candidates to HighLevel; nothing where no sub-account is connected. */
export function MirrorSource({ workspaceId, source }: MirrorSourceProps) {
  const { client, queries } = useLink();
  const [createsContacts, setCreatesContacts] = useState(false);
  const input = { workspaceId };
  const { data: standing } = useQuery(queries.mirror.connection.queryOptions({ input }));
  const { data } = useQuery(queries.mirror.jobs.queryOptions({ input }));
  const start = useChange(client.mirror.start);
  if (standing?.connection === undefined) return null;
  const job = data?.jobs.find((one) =>
    'campaignId' in source
      ? one.campaignId === source.campaignId
      : one.uploadId === source.uploadId,
  );
  const isOpen = job?.state === 'running' || job?.state === 'paused';
  return (
    <Section title={mirrorText.title} purpose={mirrorText.startPurpose}>
      <div className={styles.stack}>
        {isOpen ? null : (
          <>
            <CheckField
              label={mirrorText.createMissing}
              help={mirrorText.createMissingHelp}
              checked={createsContacts}
              onChange={({ target }) => setCreatesContacts(target.checked)}
            />
            <div className={styles.actions}>
              <Button
                busy={start.isPending}
                onClick={() => start.mutate({ workspaceId, source, createsContacts })}
              >
                {mirrorText.start}
              </Button>
            </div>
          </>
        )}
        {start.error === null ? null : <Failure inline failure={start.error} />}
        {job === undefined ? null : <JobProgress job={job} />}
      </div>
    </Section>
  );
}
