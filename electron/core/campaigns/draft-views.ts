import { checkDraft, type DraftFacts } from '../../../shared/campaigns/rules.ts';
import { toRequest } from '../../../shared/campaigns/request.ts';
import { placeRefusal } from '../../../shared/campaigns/refusal.ts';
import type {
  DraftDetail,
  DraftPublication,
  DraftSummary,
} from '../../../shared/campaigns/drafts-model.ts';
import { saysUnsupported } from '../../../shared/outbox/answers.ts';
import type { Item } from '../outbox/item.ts';
import type { Publication } from '../outbox/repository-publications.ts';
import type { StoredDraft } from './drafts-repository.ts';

/** What the outbox tells about the publishing of drafts. */
export interface PublishedDrafts {
  ofDraft(draftId: string): Item | undefined;
  find(itemId: string): Publication | undefined;
}

/** A draft as the list shows it. */
export function draftSummary(
  stored: StoredDraft,
  facts: DraftFacts,
  published: PublishedDrafts,
): DraftSummary {
  const { id, kind, version, updatedAt, draft } = stored;
  const publication = publicationOf(stored, published);
  return {
    id,
    kind,
    title: draft.campaignTitle.trim(),
    campaignType: draft.campaignType,
    channel: draft.channel,
    agentName: draft.agentName,
    externalId: draft.externalId,
    version,
    updatedAt,
    open: checkDraft(draft, facts).filter(({ level }) => level === 'error').length,
    ...(publication === undefined ? {} : { publication }),
  };
}

/** A draft with all that it says. */
export function draftDetail(
  stored: StoredDraft,
  facts: DraftFacts,
  published: PublishedDrafts,
): DraftDetail {
  return {
    ...draftSummary(stored, facts, published),
    workspaceId: stored.workspaceId,
    draft: stored.draft,
    isNew: [...stored.isNew],
    createdAt: stored.createdAt,
  };
}

/** Where the last publishing of a draft stands; one that was withdrawn is as if it had never been. */
export function publicationOf(
  stored: StoredDraft,
  published: PublishedDrafts,
): DraftPublication | undefined {
  const item = published.ofDraft(stored.id);
  if (item === undefined || item.state === 'cancelled') return undefined;
  const { status, answer } = published.find(item.id) ?? {};
  const isRefused = item.state === 'refused' && answer !== undefined && status !== undefined;
  const isUnsupported = isRefused && saysUnsupported(status, answer);
  const now = JSON.stringify(toRequest(stored.draft));
  return {
    itemId: item.id,
    state: item.state,
    version: item.draftVersion ?? 1,
    isChangedSince: now !== item.payloadText,
    isMeantAsIs: item.meantAsIs && item.state !== 'held',
    attempts: item.attempts,
    isUnsupported,
    refusals: isRefused && !isUnsupported ? placeRefusal(answer) : [],
    at: item.updatedAt,
    ...(item.reason === undefined ? {} : { reason: item.reason }),
    ...(item.campaignId === '' ? {} : { campaignId: item.campaignId }),
  };
}
