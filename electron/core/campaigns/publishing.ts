import type { draftsContract } from '../../../shared/campaigns/drafts-contract.ts';
import type { DraftResult } from '../../../shared/campaigns/drafts-model.ts';
import { toRequest, type CampaignRequest } from '../../../shared/campaigns/request.ts';
import { compareReturned } from '../../../shared/campaigns/returned.ts';
import { checkDraft, isComplete, type DraftFacts } from '../../../shared/campaigns/rules.ts';
import { ConsoleError } from '../../../shared/errors.ts';
import { matchesCampaign } from '../../../shared/outbox/campaign-matching.ts';
import { buildDashboardLink } from '../../../shared/popp/dashboard-link.ts';
import type { RunningOutbox } from '../outbox/create-outbox.ts';
import type { Decisions } from '../outbox/decisions.ts';
import type { ServiceOf } from '../service.ts';
import type { CampaignCache } from './cache.ts';
import { publicationOf, type PublishedDrafts } from './draft-views.ts';
import { draftLocked, draftMovedOn } from './draft-words.ts';
import type { StoredDraft } from './drafts-repository.ts';

/** The calls around publishing. */
export type Publishing = Pick<
  ServiceOf<typeof draftsContract>,
  'publishDraft' | 'withdrawDraft' | 'sayWhichIsMeant' | 'draftResult'
>;

/** As much of a long text is put side by side; the rest is equal or different all the same. */
const mostShown = 2000;

const done = { done: true } as const;

/** Hands drafts to the outbox and tells what became of them. */
export function createPublishing(deps: {
  readonly cache: Pick<CampaignCache, 'find' | 'list'>;
  readonly outbox: RunningOutbox;
  readonly decisions: Pick<Decisions, 'cancel' | 'resume'>;
  readonly published: PublishedDrafts;
  readonly facts: (workspaceId: string) => DraftFacts;
  readonly known: (draftId: string) => StoredDraft;
  readonly changed: (workspaceId: string, draftId: string) => void;
}): Publishing {
  const { cache, outbox, decisions, published, facts, known, changed } = deps;

  function add(stored: StoredDraft, version: number): string {
    if (stored.version !== version) throw draftMovedOn();
    if (stored.kind !== 'draft') {
      throw new ConsoleError(
        'not-allowed',
        'A starting point is not published. Start a campaign from it, then publish that.',
      );
    }
    if (stored.isNew.length > 0) {
      throw new ConsoleError(
        'not-allowed',
        'This draft was imported. Look at what it would say to candidates first, then publish it.',
        { details: { field: stored.isNew[0] ?? '' } },
      );
    }
    const problems = checkDraft(stored.draft, facts(stored.workspaceId));
    if (!isComplete(problems)) {
      const first = problems.find(({ level }) => level === 'error');
      throw new ConsoleError(
        'invalid-input',
        'Something in this draft is still missing or wrong, so it was not published. It is marked beside the fields.',
        { details: { field: first?.path ?? '' } },
      );
    }
    const request = toRequest(stored.draft);
    const { itemId } = outbox.addCampaign({
      kind: 'campaign',
      workspaceId: stored.workspaceId,
      draftId: stored.id,
      draftVersion: version,
      request,
      acknowledged: alike(stored.workspaceId, request),
    });
    changed(stored.workspaceId, stored.id);
    return itemId;
  }

  /** What the sheet has shown: campaigns that are called the same already. */
  function alike(workspaceId: string, request: CampaignRequest): string[] {
    const sent = {
      title: request.campaignTitle,
      campaignType: request.campaignType,
      channel: request.channel,
      externalId: request.externalId ?? '',
    };
    return cache
      .list(workspaceId)
      .filter(({ campaign }) => matchesCampaign(campaign, sent) !== 'no')
      .map(({ campaign }) => campaign.id);
  }

  function cancel(stored: StoredDraft): void {
    const publication = publicationOf(stored, published);
    const locked = draftLocked(publication);
    if (locked !== undefined) throw locked;
    if (publication?.state === 'waiting' || publication?.state === 'held') {
      decisions.cancel(publication.itemId);
      changed(stored.workspaceId, stored.id);
    }
  }

  return {
    publishDraft({ draftId, version }) {
      const stored = known(draftId);
      const locked = draftLocked(publicationOf(stored, published));
      if (locked !== undefined) throw locked;
      return { itemId: add(stored, version) };
    },
    withdrawDraft({ draftId }) {
      cancel(known(draftId));
      return done;
    },
    sayWhichIsMeant({ draftId, meant, version }) {
      const stored = known(draftId);
      const publication = publicationOf(stored, published);
      if (publication?.state !== 'waiting' && publication?.state !== 'held') {
        throw new ConsoleError(
          'conflict',
          'This has moved on since you looked. Nothing was changed. Look again, then decide.',
        );
      }
      if (meant === 'published') {
        outbox.books.items.meanAsIs(publication.itemId);
        if (publication.state === 'held') decisions.resume(publication.itemId);
      } else {
        outbox.books.database.transaction(() => {
          cancel(stored);
          add(stored, version);
        });
      }
      changed(stored.workspaceId, draftId);
      return done;
    },
    draftResult({ draftId }): DraftResult {
      const stored = known(draftId);
      const item = published.ofDraft(draftId);
      const publication = publicationOf(stored, published);
      if (item === undefined || publication === undefined) {
        throw new ConsoleError('not-found', 'This draft has not been published.');
      }
      const { campaignId } = publication;
      const cached =
        campaignId === undefined ? undefined : cache.find(stored.workspaceId, campaignId);
      const returned = published.find(item.id)?.returned ?? cached?.campaign;
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by `addCampaign` alone
      const sent = JSON.parse(item.payloadText) as CampaignRequest;
      return {
        title: sent.campaignTitle,
        publication,
        isTold: returned !== undefined,
        fields:
          returned === undefined
            ? []
            : compareReturned(sent, returned).map((field) => ({
                ...field,
                ...(field.sent === undefined ? {} : { sent: field.sent.slice(0, mostShown) }),
                ...(field.returned === undefined
                  ? {}
                  : { returned: field.returned.slice(0, mostShown) }),
              })),
        ...(campaignId === undefined ? {} : { dashboardUrl: buildDashboardLink(campaignId) }),
        ...(returned?.jobDescriptionParsed === undefined
          ? {}
          : { jobDescriptionParsed: returned.jobDescriptionParsed }),
      };
    },
  };
}
