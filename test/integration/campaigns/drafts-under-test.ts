import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { createCampaignCache } from '../../../electron/core/campaigns/cache.ts';
import { createDraftRepository } from '../../../electron/core/campaigns/drafts-repository.ts';
import { createDraftsService } from '../../../electron/core/campaigns/drafts-service.ts';
import { createCampaignRepository } from '../../../electron/core/campaigns/repository.ts';
import { createTemplateCache } from '../../../electron/core/campaigns/template-cache.ts';
import { createChangeBus } from '../../../electron/core/changes.ts';
import { createDecisions } from '../../../electron/core/outbox/decisions.ts';
import { createPoppReads } from '../../../electron/core/popp/reads.ts';
import { draftSchema, emptyDraft, type CampaignDraft } from '../../../shared/campaigns/draft.ts';
import { ConsoleError } from '../../../shared/errors.ts';
import { testCapabilities } from '../../support/capabilities.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { until } from '../../support/until.ts';
import { startBench, workspaceId } from '../outbox/harness.ts';

const call = { signal: new AbortController().signal };

/** The drafts of one workspace over a real outbox and a practice Popp, on a clock that the test owns. */
export async function draftsUnderTest() {
  const it = await startBench();
  onTestFinished(() => it.stop());
  const { network, logger } = testCapabilities({ dataFolder: it.folder, clock: it.clock });
  const reads = createPoppReads({ network, clock: it.clock, logger, random: () => 0 });
  const { baseUrl, organizationId, apiKey } = it.popp;
  const connections = {
    open: () => Promise.resolve({ workspaceId, baseUrl, organizationId, apiKey }),
  };
  const folder = await temporaryFolder();
  const base = {
    database: it.outbox.books.database,
    clock: it.clock,
    changes: createChangeBus(),
    logger,
  };
  base.database.run(
    `INSERT INTO workspaces (id, kind, name, organization_id, base_url, origin, service, created_at)
     VALUES (?, 'popp', 'Acme', ?, ?, 'o', 's', 0)`,
    workspaceId,
    organizationId,
    baseUrl,
  );
  const cache = createCampaignCache({
    ...base,
    repository: createCampaignRepository(base.database),
    connections,
    reads,
  });
  const templates = createTemplateCache({ ...base, reads, connections });
  const service = createDraftsService({
    ...base,
    repository: createDraftRepository(base.database),
    templates,
    cache,
    outbox: it.outbox,
    decisions: createDecisions(it.outbox),
    fileTickets: {
      redeem: (ticket) =>
        Promise.resolve({
          name: ticket,
          path: path.join(folder, ticket),
          sizeBytes: 0,
          release: () => Promise.resolve(),
        }),
    },
    optOuts: { isOptedOut: (_workspace, _channel, contact) => contact === '+447911123456' },
  });
  let requests = 0;
  const requestId = () => `request-${String((requests += 1)).padStart(16, '0')}`;
  await cache.refresh(workspaceId);
  templates.refreshIfOld(workspaceId);
  await until('templates', () => templates.get(workspaceId).templates !== undefined);

  function openingFor(channel: string, campaignType: string): string {
    return (
      templates
        .get(workspaceId)
        .templates?.find(
          (one) =>
            one.type === 'OPENING_MESSAGE' &&
            one.channel === channel &&
            one.campaignType === campaignType,
        )?.id ?? ''
    );
  }

  return {
    bench: it,
    service,
    cache,
    folder,
    call,
    requestId,
    openingFor,
    writeFile: (name: string, text: string) => writeFile(path.join(folder, name), text),
    newDraft(draft: Partial<CampaignDraft> = {}): string {
      const { draftId } = sync(
        service.createDraft({ workspaceId, kind: 'draft', requestId: requestId() }, call),
      );
      this.save(draftId, draft);
      return draftId;
    },
    read: (draftId: string) => sync(service.draft({ draftId }, call)),
    save(draftId: string, change: Partial<CampaignDraft>, version?: number): number {
      const now = sync(service.draft({ draftId }, call));
      return sync(
        service.saveDraft(
          {
            draftId,
            version: version ?? now.version,
            draft: draftSchema.parse({ ...now.draft, ...change }),
            requestId: requestId(),
          },
          call,
        ),
      ).version;
    },
    publish(draftId: string): string {
      const { version } = sync(service.draft({ draftId }, call));
      return sync(service.publishDraft({ draftId, version, requestId: requestId() }, call)).itemId;
    },
    /** What makes a draft complete on SMS for applicants. */
    complete(change: Partial<CampaignDraft> = {}): CampaignDraft {
      const { channel = 'SMS', campaignType = 'APPLICANT_OUTREACH' } = change;
      const draft: CampaignDraft = {
        ...emptyDraft(),
        campaignType,
        channel,
        closingMethod: 'CUSTOM',
        campaignTitle: 'Night shift pickers',
        campaignDescription: 'Picking at night, Sunday to Thursday.',
        company: 'Practice Logistics',
        location: 'Leeds, UK',
        openingMessageTemplateId: openingFor(channel, campaignType),
        customMessage: 'Thank you, we will write to you.',
        questions: [
          {
            id: 'q1',
            questionType: 'TEXT',
            isMandatory: true,
            content: 'Nights?',
            documentTypes: [],
          },
        ],
      };
      return Object.assign(draft, change);
    },
  };
}

/** A call that answers at once. */
export function sync<T>(answer: T | Promise<T>): T {
  if (answer instanceof Promise) throw new TypeError('This call answers at once');
  return answer;
}

/** The failure of a call that answers at once. */
export function failureOf(work: () => unknown): ConsoleError {
  try {
    work();
  } catch (error) {
    if (error instanceof ConsoleError) return error;
    throw error;
  }
  throw new Error('It did not fail');
}
