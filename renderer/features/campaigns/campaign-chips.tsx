import { IconArchive, IconBroadcast, IconFlag, IconPencil } from '@tabler/icons-react';
import { Chip, type KnownStatus, StatusChip } from '../../ui/chip.tsx';
import { campaignsText } from './text.ts';

const looks: Readonly<Record<string, KnownStatus>> = {
  LIVE: { tone: 'green', icon: IconBroadcast, word: campaignsText.statuses.LIVE },
  DRAFT: { tone: 'grey', icon: IconPencil, word: campaignsText.statuses.DRAFT },
  ARCHIVED: { tone: 'grey', icon: IconArchive, word: campaignsText.statuses.ARCHIVED },
};

/** Where a campaign stands; an unknown status as it came. */
export function CampaignStatusChip({ status }: { readonly status: string | undefined }) {
  return <StatusChip status={status} known={looks} bare />;
}

/** Says that someone in the campaign needs a human. */
export function NeedsYouChip() {
  return (
    <Chip tone="amber" icon={IconFlag} bare>
      {campaignsText.needsYou}
    </Chip>
  );
}
