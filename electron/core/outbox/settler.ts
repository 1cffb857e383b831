import { ConsoleError } from '../../../shared/errors.ts';
import { reachOfEvent } from '../../../shared/outbox/matching.ts';
import type { PoppConnection } from '../popp/connection.ts';
import type { Books } from './books.ts';
import type { Next } from './lanes.ts';
import { lookForMs, type Lookout } from './lookout.ts';
import type { OpenLead } from './repository-notes.ts';
import { settleSeen } from './sightings.ts';
import { campaignKey, type Watches } from './watches.ts';

/** Looks for what left one workspace and is not settled: reads leads, then the lists that are due. */
export type Settler = (workspaceId: string, signal: AbortSignal) => Promise<Next>;

const soonestMs = 5000;
const unknownMostMs = 60_000;
const unseenMostMs = 5 * 60_000;
const leadRetryMs = 60_000;

/** Creates the settler of conversations. */
export function createSettler(deps: {
  readonly books: Books;
  readonly look: Lookout;
  readonly watches: Watches;
  /** Called when something settled that others may wait for. */
  readonly onSettled: (workspaceId: string) => void;
}): Settler {
  const { books, look, watches, onSettled } = deps;
  const { claims, clock, items, ledger, notes, ports, requests, seen } = books;
  const leadTriedAt = new Map<string, number>();
  const failedAt = new Map<string, number>();

  /** When each campaign with something unsettled wants to be looked at. */
  function dueCampaigns(workspaceId: string): { campaignId: string; dueAt: number }[] {
    const mosts = new Map<string, number>();
    for (const request of requests.withUnseen(workspaceId, clock.now() - lookForMs)) {
      if (request.campaignId !== undefined) mosts.set(request.campaignId, unseenMostMs);
    }
    for (const request of requests.withUnknown(workspaceId)) {
      if (request.campaignId === undefined) continue;
      watches.of(request.id);
      mosts.set(request.campaignId, unknownMostMs);
    }
    return [...mosts].map(([campaignId, mostMs]) => {
      const key = campaignKey(workspaceId, campaignId);
      const event = watches.lastEvent(key);
      const from = Math.max(watches.lastLook(key) ?? event, event, failedAt.get(key) ?? event);
      const interval = Math.min(mostMs, Math.max(soonestMs, from - event));
      return { campaignId, dueAt: from + interval };
    });
  }

  /** A webhook is a lead: it settles nothing before the conversation has been read, and then by the same rule. */
  async function followLead(
    connection: PoppConnection,
    lead: OpenLead,
    signal: AbortSignal,
  ): Promise<void> {
    const { workspaceId, conversationId } = lead;
    leadTriedAt.set(`${workspaceId} ${conversationId}`, clock.monotonicMs());
    const read = await ports.getConversation(connection, conversationId, signal).catch(whenMissing);
    if (read === undefined || !read.supported) return;
    const campaignId = read.value.campaignId ?? campaignOf(lead);
    if (campaignId !== undefined) {
      seen.remember(workspaceId, campaignId, [read.value], clock.now());
      ports.remember(workspaceId, [read.value]);
      settleSeen(books, workspaceId, [conversationId], new Set(), {
        foundBy: 'read',
        complete: false,
        lagOf: () => undefined,
      });
      noteEvent(lead);
    }
    notes.closeLead(workspaceId, conversationId);
  }

  function campaignOf(lead: OpenLead): string | undefined {
    const item =
      lead.externalId === undefined
        ? undefined
        : items.withReference(lead.workspaceId, lead.externalId)[0];
    return item?.campaignId;
  }

  function noteEvent(lead: OpenLead): void {
    const reach = reachOfEvent(lead.event);
    const holder = claims.holderOf(lead.workspaceId, 'conversation', lead.conversationId);
    if (reach === undefined || holder === undefined) return;
    if (items.get(holder)?.state !== 'done') return;
    const words = `Popp announced ${lead.event}.`;
    ledger.record(holder, { kind: 'sighted', remoteId: lead.conversationId, reach, words });
  }

  /** It names one item, which was accepted: the list will show it, and how far it has got is all that is new. */
  function isSettledAlready(lead: OpenLead): boolean {
    if (lead.externalId === undefined) return false;
    const [only, ...others] = items.withReference(lead.workspaceId, lead.externalId);
    if (only?.state !== 'done' || others.length > 0) return false;
    const reach = reachOfEvent(lead.event);
    const words = `Popp announced ${lead.event}.`;
    if (reach !== undefined) ledger.record(only.id, { kind: 'lead', reach, words });
    return true;
  }

  /** Leads that are worth reading now; one that cannot be ours, or is known, is closed unread. */
  function dueLeads(workspaceId: string): { due: OpenLead[]; nextMs: number | undefined } {
    const now = clock.monotonicMs();
    const due: OpenLead[] = [];
    let nextMs: number | undefined;
    for (const lead of notes.leads(workspaceId)) {
      if (claims.holderOf(workspaceId, 'conversation', lead.conversationId) !== undefined) {
        noteEvent(lead);
        notes.closeLead(workspaceId, lead.conversationId);
        continue;
      }
      if (isSettledAlready(lead)) {
        notes.closeLead(workspaceId, lead.conversationId);
        continue;
      }
      const key = `${workspaceId} ${lead.conversationId}`;
      const readyAt = (leadTriedAt.get(key) ?? Number.NEGATIVE_INFINITY) + leadRetryMs;
      if (readyAt <= now) due.push(lead);
      else nextMs = Math.min(nextMs ?? Number.POSITIVE_INFINITY, readyAt - now);
    }
    return { due, nextMs };
  }

  return async function settle(workspaceId, signal) {
    const leads = dueLeads(workspaceId);
    const now = clock.monotonicMs();
    const campaigns = dueCampaigns(workspaceId);
    const due = campaigns.filter((one) => one.dueAt <= now);
    if (leads.due.length === 0 && due.length === 0) {
      const waits = campaigns.map((one) => one.dueAt - now);
      if (leads.nextMs !== undefined) waits.push(leads.nextMs);
      return waits.length === 0 ? 'rest' : { waitMs: Math.max(1, Math.min(...waits)) };
    }
    try {
      const connection = await ports.openConnection(workspaceId);
      for (const lead of leads.due) await followLead(connection, lead, signal);
      for (const { campaignId } of due) {
        const pass = await look(connection, campaignId, { reach: 'unsettled', signal });
        if (pass.failure === undefined) continue;
        failedAt.set(campaignKey(workspaceId, campaignId), clock.monotonicMs());
        if (concernsAll(pass.failure)) throw pass.failure;
        books.logger.warn('outbox.not-readable', { campaignId });
      }
    } catch (error) {
      if (signal.aborted) return 'rest';
      if (!(error instanceof ConsoleError)) throw error;
      books.logger.warn('outbox.not-readable', { code: error.code });
      return { waitMs: error.facts.retryAfterMs ?? unknownMostMs / 2 };
    }
    onSettled(workspaceId);
    return 'again';
  };
}

/** One that Popp does not show (yet) stays open, and keeps nothing else from being looked for. */
function whenMissing(error: unknown): undefined {
  if (error instanceof ConsoleError && error.code === 'not-found') return undefined;
  throw error;
}

/** A failure that every other list would meet as well: the key, a limit, or one that nobody foresaw. */
function concernsAll(failure: unknown): boolean {
  if (!(failure instanceof ConsoleError)) return true;
  return failure.code.startsWith('key') || failure.facts.retryAfterMs !== undefined;
}
