import { Link } from '@tanstack/react-router';
import type { OutboxItem } from '../../../shared/outbox/contract.ts';
import { CandidateText } from '../../ui/candidate-text.tsx';
import { outboxText } from './text.ts';
import type { Places } from './use-places.ts';

type ItemPlaceProps = { readonly item: OutboxItem; readonly places: Places };

/** Where an item came from, as a link: its draft, its upload with the row, else its conversation. */
export function ItemPlace({ item, places }: ItemPlaceProps) {
  const { uploadId, uploadRow, conversationId, draftId, kind } = item;
  if (draftId !== undefined) {
    return (
      <Link to="/campaigns/drafts/$draftId" params={{ draftId }}>
        {outboxText.openDraft}
      </Link>
    );
  }
  if (uploadId !== undefined) {
    return (
      <Link to="/uploads/$uploadId" params={{ uploadId }}>
        {uploadRow === undefined ? null : `${outboxText.rowOf(uploadRow)} `}
        <CandidateText text={places.upload(uploadId) ?? outboxText.anUpload} withoutLinks />
      </Link>
    );
  }
  if (kind === 'conversation' || conversationId === undefined) return null;
  return (
    <Link to="/inbox/$conversationId" params={{ conversationId }}>
      {outboxText.openConversation}
    </Link>
  );
}

/** The campaign of an item, as a link. */
export function ItemCampaign({
  item: { campaignId },
  places,
}: {
  readonly item: Pick<OutboxItem, 'campaignId'>;
  readonly places: Places;
}) {
  if (campaignId === undefined) return null;
  return (
    <Link to="/campaigns/$campaignId" params={{ campaignId }}>
      <CandidateText text={places.campaign(campaignId) ?? campaignId} withoutLinks />
    </Link>
  );
}
