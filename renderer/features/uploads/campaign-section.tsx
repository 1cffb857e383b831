import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { channelOf } from '../../../shared/uploads/contact.ts';
import type { UploadDetail, UploadOptions } from '../../../shared/uploads/model.ts';
import { useLink } from '../../link/link-context.tsx';
import { useChange } from '../../link/use-change.ts';
import { Button } from '../../ui/button.tsx';
import { Callout } from '../../ui/callout.tsx';
import { Failure } from '../../ui/failure.tsx';
import { CheckField, SelectField } from '../../ui/field.tsx';
import { Section } from '../../ui/section.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { useGiven } from '../../ui/use-given.ts';
import { usePreselectedCampaign } from '../campaigns/preselected-campaign.tsx';
import { uploadsText } from './text.ts';
import styles from './uploads.module.css';

/** Which campaign the candidates join, and how their conversations start. */
export function CampaignSection({ upload }: { readonly upload: UploadDetail }) {
  return (
    <Section title={uploadsText.campaignTitle} purpose={uploadsText.campaignPurpose}>
      <div className={styles.stack}>
        {upload.sentAt === undefined ? (
          <CampaignChoice upload={upload} />
        ) : (
          <p className={styles.quiet}>{uploadsText.campaignLocked}</p>
        )}
        <Options upload={upload} />
      </div>
    </Section>
  );
}

function CampaignChoice({ upload }: { readonly upload: UploadDetail }) {
  const { client, queries } = useLink();
  const given = useGiven(upload.campaign?.id ?? '');
  const choose = useChange(client.uploads.chooseCampaign, { onError: given.takeBack });
  const preselected = usePreselectedCampaign();
  const isOpen = upload.campaign === undefined;
  const { mutate } = choose;
  useEffect(() => {
    if (isOpen && preselected !== undefined)
      mutate({ uploadId: upload.id, campaignId: preselected });
  }, [isOpen, preselected, mutate, upload.id]);
  const { data, error, refetch } = useQuery(
    queries.campaigns.list.queryOptions({
      input: { workspaceId: upload.workspaceId, status: 'LIVE' },
    }),
  );
  if (data === undefined) {
    return error === null ? (
      <SkeletonRows rows={1} />
    ) : (
      <Failure inline failure={error} onRetry={() => void refetch()} />
    );
  }
  const chosen = upload.campaign;
  const isListed = data.campaigns.some(({ id }) => id === chosen?.id);
  return (
    <div className={styles.narrow}>
      {data.campaigns.length === 0 && chosen === undefined ? (
        <Callout tone="amber" action={<RefreshCampaigns workspaceId={upload.workspaceId} />}>
          {data.freshness.problem ?? uploadsText.noLive}
        </Callout>
      ) : (
        <SelectField
          label={uploadsText.campaign}
          value={given.shown}
          error={choose.error?.message}
          onChange={({ target }) => {
            given.give(target.value);
            choose.mutate({ uploadId: upload.id, campaignId: target.value });
          }}
        >
          <option value="" disabled>
            {uploadsText.chooseCampaign}
          </option>
          {chosen === undefined || isListed ? null : (
            <option value={chosen.id}>{chosen.title}</option>
          )}
          {data.campaigns.map(({ id, title, channel }) => (
            <option key={id} value={id}>
              {uploadsText.byChannel(title, channelWord(channel))}
            </option>
          ))}
        </SelectField>
      )}
    </div>
  );
}

/** The channel in our words where we know it, else as Popp says it. */
function channelWord(channel: string | undefined): string {
  const known = channelOf(channel);
  return known === undefined ? (channel ?? '?') : uploadsText.channels[known];
}

function RefreshCampaigns({ workspaceId }: { readonly workspaceId: string }) {
  const { queries } = useLink();
  const refresh = useQuery(
    queries.campaigns.refresh.queryOptions({
      input: { workspaceId },
      enabled: false,
      retry: false,
    }),
  );
  return (
    <Button size="small" busy={refresh.isFetching} onClick={() => void refresh.refetch()}>
      {uploadsText.refresh}
    </Button>
  );
}

function Options({ upload }: { readonly upload: UploadDetail }) {
  const { client } = useLink();
  const change = useChange(client.uploads.setOptions);
  const { options } = upload;
  // What was just ticked is shown while it is on its way.
  const shown = change.isPending ? change.variables.options : options;
  const set = (part: Partial<UploadOptions>) =>
    change.mutate({ uploadId: upload.id, options: { ...options, ...part } });
  const closes = shown.skipDuplicationCheck || shown.closePreviousConversations;
  return (
    <>
      <CheckField
        label={uploadsText.businessHours}
        help={uploadsText.businessHoursHelp}
        checked={shown.businessHours}
        onChange={({ target }) => set({ businessHours: target.checked })}
      />
      <details className={styles.fold} {...(closes ? { open: true } : {})}>
        <summary>{uploadsText.moreOptions}</summary>
        <div className={styles.stack}>
          <Callout tone="amber">{uploadsText.closesWarning}</Callout>
          <CheckField
            label={uploadsText.sameCampaign}
            help={uploadsText.sameCampaignHelp}
            checked={shown.skipDuplicationCheck}
            onChange={({ target }) => set({ skipDuplicationCheck: target.checked })}
          />
          <CheckField
            label={uploadsText.allCampaigns}
            help={uploadsText.allCampaignsHelp}
            checked={shown.closePreviousConversations}
            onChange={({ target }) => set({ closePreviousConversations: target.checked })}
          />
        </div>
      </details>
      {change.error === null ? null : <Failure inline failure={change.error} />}
    </>
  );
}
