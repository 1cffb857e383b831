import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import {
  draftFileLimitBytes,
  readDraftFile,
  writeDraftFile,
} from '../../../shared/campaigns/draft-file.ts';
import {
  draftBytes,
  draftLimitBytes,
  emptyDraft,
  type CampaignDraft,
} from '../../../shared/campaigns/draft.ts';
import type { draftsContract } from '../../../shared/campaigns/drafts-contract.ts';
import { draftFromCampaign } from '../../../shared/campaigns/from-campaign.ts';
import type { DraftFacts } from '../../../shared/campaigns/rules.ts';
import { ConsoleError } from '../../../shared/errors.ts';
import type { Clock, FileTickets } from '../capabilities.ts';
import type { ChangeBus } from '../changes.ts';
import type { RunningOutbox } from '../outbox/create-outbox.ts';
import type { Decisions } from '../outbox/decisions.ts';
import type { ServiceOf } from '../service.ts';
import { readPhone } from '../uploads/phones.ts';
import type { OptOuts } from '../uploads/ports.ts';
import type { CampaignCache } from './cache.ts';
import { createAddCandidate } from './add-candidate.ts';
import { draftDetail, draftSummary, publicationOf, type PublishedDrafts } from './draft-views.ts';
import {
  draftFileRefused,
  draftGone,
  draftLocked,
  draftMovedOn,
  draftTooLarge,
} from './draft-words.ts';
import type { DraftRepository, StoredDraft } from './drafts-repository.ts';
import { createPublishing } from './publishing.ts';
import type { TemplateCache } from './template-cache.ts';

/** Writing goes on for longer than this before what was there is kept as a version. */
const keepAfterMs = 5 * 60_000;

/** Losing as much at once is kept, however soon: somebody may have pasted over it. */
const keepAfterBytes = 200;

const done = { done: true } as const;

/** What a recruiter can do with drafts of campaigns. */
export function createDraftsService(deps: {
  readonly repository: DraftRepository;
  readonly templates: TemplateCache;
  readonly cache: Pick<CampaignCache, 'find' | 'list' | 'fresh'>;
  readonly outbox: RunningOutbox;
  readonly decisions: Pick<Decisions, 'cancel' | 'resume'>;
  readonly fileTickets: FileTickets;
  readonly optOuts: OptOuts;
  readonly clock: Clock;
  readonly changes: ChangeBus;
}): ServiceOf<typeof draftsContract> {
  const { repository, templates, cache, outbox, decisions, clock, changes } = deps;
  repository.purge();
  const published: PublishedDrafts = {
    ofDraft: (draftId) => outbox.books.items.ofDraft(draftId),
    find: (itemId) => outbox.books.publications.find(itemId),
  };
  const publishing = createPublishing({ ...deps, published, facts, known, changed });

  function facts(workspaceId: string): DraftFacts {
    const known = templates.get(workspaceId).templates;
    return {
      ...(known === undefined ? {} : { templates: known }),
      isPossibleNumber: (e164) => readPhone(e164, undefined).kind !== 'impossible',
    };
  }

  function known(draftId: string): StoredDraft {
    const stored = repository.find(draftId);
    if (stored === undefined) throw draftGone();
    return stored;
  }

  function changed(workspaceId: string, draftId: string): void {
    changes.publish({ topic: 'campaigns', workspaceId, ids: [draftId] });
  }

  function insert(
    workspaceId: string,
    draft: CampaignDraft,
    more: Partial<Pick<StoredDraft, 'kind' | 'isNew'>> = {},
  ): { draftId: string } {
    const now = clock.now();
    const id = randomUUID();
    const { kind = 'draft', isNew = [] } = more;
    repository.insert({
      id,
      workspaceId,
      kind,
      version: 1,
      draft,
      isNew,
      createdAt: now,
      updatedAt: now,
    });
    changed(workspaceId, id);
    return { draftId: id };
  }

  function save(
    stored: StoredDraft,
    version: number,
    draft: CampaignDraft,
    always: boolean,
  ): { version: number } {
    const publication = publicationOf(stored, published);
    const locked = draftLocked(publication);
    if (locked !== undefined) throw locked;
    if (draftBytes(draft) > draftLimitBytes) throw draftTooLarge();
    const now = clock.now();
    const keptAt = repository.lastKeptAt(stored.id) ?? stored.createdAt;
    const isKept =
      always ||
      publication?.version === version ||
      now - keptAt > keepAfterMs ||
      draftBytes(stored.draft) - draftBytes(draft) > keepAfterBytes;
    if (!repository.save(stored.id, version, draft, now, isKept)) throw draftMovedOn();
    changed(stored.workspaceId, stored.id);
    return { version: version + 1 };
  }

  function wordsFor(
    workspaceId: string,
    from: { readonly draftId: string } | { readonly campaignId: string } | undefined,
  ): CampaignDraft {
    if (from === undefined) return emptyDraft();
    // The reference belongs to one job: a second campaign of it is rarely meant.
    if ('draftId' in from) return { ...known(from.draftId).draft, externalId: '' };
    const cached = cache.find(workspaceId, from.campaignId);
    if (cached === undefined) {
      throw new ConsoleError(
        'not-found',
        'This campaign is not known here yet. Open it once while Popp can be reached, then start from it.',
      );
    }
    return draftFromCampaign(cached.campaign);
  }

  return {
    drafts({ workspaceId }) {
      // Whoever looks at the campaigns may write one later, without a network.
      templates.refreshIfOld(workspaceId);
      const known = facts(workspaceId);
      return {
        drafts: repository
          .list(workspaceId)
          .map((stored) => draftSummary(stored, known, published)),
      };
    },
    draft({ draftId }) {
      const stored = known(draftId);
      templates.refreshIfOld(stored.workspaceId);
      return draftDetail(stored, facts(stored.workspaceId), published);
    },
    createDraft: ({ workspaceId, kind, from }) =>
      insert(workspaceId, wordsFor(workspaceId, from), { kind }),
    saveDraft: ({ draftId, version, draft }) => save(known(draftId), version, draft, false),
    removeDraft({ draftId }) {
      const stored = known(draftId);
      const publication = publicationOf(stored, published);
      const locked = draftLocked(publication);
      if (locked !== undefined && publication?.state !== 'done') throw locked;
      if (publication?.state === 'waiting' || publication?.state === 'held') {
        decisions.cancel(publication.itemId);
      }
      repository.remove(draftId, clock.now());
      changed(stored.workspaceId, draftId);
      return done;
    },
    restoreDraft({ draftId }) {
      if (!repository.restore(draftId)) throw draftGone();
      changed(known(draftId).workspaceId, draftId);
      return done;
    },
    draftVersions: ({ draftId }) => ({
      versions: repository.versions(known(draftId).id).map(({ version, savedAt, draft }) => ({
        version,
        savedAt,
        title: draft.campaignTitle,
        characters: draft.campaignDescription.length,
        questions: draft.questions.length,
      })),
    }),
    goBackTo({ draftId, version, to }) {
      const stored = known(draftId);
      const earlier = repository.versions(draftId).find((one) => one.version === to);
      if (earlier === undefined) throw draftGone();
      return save(stored, version, earlier.draft, true);
    },
    exportDraft({ draftId }) {
      const { draft } = known(draftId);
      return { fileName: fileName(draft.campaignTitle), text: writeDraftFile(draft) };
    },
    async importDraft({ workspaceId, ticket }) {
      const file = await deps.fileTickets.redeem(ticket);
      if (file === undefined) {
        throw new ConsoleError(
          'file-unreadable',
          'This file is not there any more. Nothing was imported. Choose it once more.',
        );
      }
      try {
        if (file.sizeBytes > draftFileLimitBytes) throw draftFileRefused('too-large');
        const read = readDraftFile(await readFile(file.path, 'utf8'));
        if (!read.ok) throw draftFileRefused(read.problem);
        return insert(workspaceId, read.draft, { isNew: read.isNew });
      } finally {
        await file.release();
      }
    },
    lookedAtNew({ draftId }) {
      const stored = known(draftId);
      repository.clearNew(draftId);
      changed(stored.workspaceId, draftId);
      return done;
    },
    templates({ workspaceId }) {
      templates.refreshIfOld(workspaceId);
      return templates.get(workspaceId);
    },
    readNumber({ text, country }) {
      const read = readPhone(text, country);
      if (read.kind !== 'valid' && read.kind !== 'possible') return { isCertain: false };
      return {
        e164: read.e164,
        isCertain: read.kind === 'valid',
        ...(read.country === undefined ? {} : { country: read.country }),
      };
    },
    ...publishing,
    addCandidate: createAddCandidate(deps),
  };
}

/** A name that every file system takes. */
function fileName(title: string): string {
  const plain = title
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .trim()
    .slice(0, 60)
    .trim();
  return `${plain === '' ? 'Campaign' : plain}.popp-campaign.json`;
}
