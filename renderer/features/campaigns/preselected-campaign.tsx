import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { IconSpeakerphone } from '@tabler/icons-react';
import { z } from 'zod';
import { useLink } from '../../link/link-context.tsx';
import { Button } from '../../ui/button.tsx';
import { campaignsText } from './text.ts';
import styles from './campaigns.module.css';

const searchSchema = z.object({ campaign: z.string().min(1).max(200) });

/** The campaign that 'Upload candidates' was pressed for; it stands in the address of the uploads. */
export function usePreselectedCampaign(): string | undefined {
  const search = searchSchema.safeParse(useSearch({ strict: false }));
  return search.success ? search.data.campaign : undefined;
}

/** Says which campaign the next file is for, and lets go of it. Nothing where none was chosen. */
export function PreselectedCampaign({ workspaceId }: { readonly workspaceId: string | undefined }) {
  const { queries } = useLink();
  const navigate = useNavigate();
  const campaignId = usePreselectedCampaign();
  const isAsked = workspaceId !== undefined && campaignId !== undefined;
  const { data } = useQuery({
    ...queries.campaigns.get.queryOptions({
      input: { workspaceId: workspaceId ?? '', campaignId: campaignId ?? '' },
    }),
    enabled: isAsked,
  });
  if (!isAsked || data === undefined) return null;
  return (
    <p className={styles.preselected}>
      <IconSpeakerphone size={16} aria-hidden />
      <span>{campaignsText.nextFileFor(data.campaign.title)}</span>
      <Button look="quiet" size="small" onClick={() => void navigate({ to: '/uploads' })}>
        {campaignsText.otherCampaign}
      </Button>
    </p>
  );
}
