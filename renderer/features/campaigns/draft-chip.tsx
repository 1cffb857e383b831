import { IconBookmark, IconPencil } from '@tabler/icons-react';
import type { DraftSummary } from '../../../shared/campaigns/drafts-model.ts';
import { Chip } from '../../ui/chip.tsx';
import { itemStatus } from '../uploads/item-text.ts';
import { campaignsText } from './text.ts';

/** Where a draft stands: here, on its way, or back from Popp. */
export function DraftChip({ draft }: { readonly draft: DraftSummary }) {
  const { publication } = draft;
  if (draft.kind === 'starting-point') {
    return (
      <Chip icon={IconBookmark} bare>
        {campaignsText.startingPoint}
      </Chip>
    );
  }
  if (publication === undefined || publication.state === 'cancelled') {
    return (
      <Chip icon={IconPencil} bare>
        {campaignsText.draftHere}
      </Chip>
    );
  }
  const { tone, icon, word } = itemStatus(publication.state, undefined);
  return (
    <Chip tone={tone} icon={icon} bare>
      {word}
    </Chip>
  );
}
