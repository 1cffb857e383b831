import { ConsoleError } from '../../../shared/errors.ts';
import { channelOf } from '../../../shared/uploads/contact.ts';
import { readCandidate } from '../../../shared/uploads/candidate.ts';
import { isEmail, normalEmail } from '../../../shared/uploads/cells.ts';
import type { Channel } from '../../../shared/uploads/model.ts';
import { typedNumberAbove } from '../../../shared/uploads/review.ts';
import type { Clock } from '../capabilities.ts';
import type { NewConversationItem, Outbox } from '../outbox/outbox.ts';
import { nextTurn } from './checking.ts';
import { payloadOf } from './payload.ts';
import { readPhone } from './phones.ts';
import type { CampaignFacts, CampaignLookup } from './ports.ts';
import {
  campaignNotLive,
  channelChanged,
  channelUnknown,
  countChanged,
  noCampaign,
  noSuchCampaign,
  nothingReady,
  numberNotTyped,
  ownContactUnusable,
  stillBusy,
} from './refusals.ts';
import type { OutboxBooks } from './repository-outbox.ts';
import type { UploadRecord } from './repository.ts';
import type { UploadStore } from './store.ts';

const rowsPerTurn = 500;

/** What sending is made from. */
export type SendingDependencies = {
  readonly store: UploadStore;
  readonly outbox: Outbox;
  readonly campaigns: CampaignLookup;
  readonly books: OutboxBooks;
  readonly clock: Clock;
};

/** What became of the rows that were handed over. */
export type HandedOver = { readonly sent: number; readonly alreadySent: number };

/** The recruiter's own contact, for 'send me one first'. */
export type OwnContact = {
  readonly firstName: string;
  readonly contact: string;
  readonly likeRow?: number | undefined;
};

/** The campaign as it is now; nothing where Popp does not know it any more. */
export async function lookUpCampaign(
  campaigns: CampaignLookup,
  workspaceId: string,
  campaignId: string,
): Promise<CampaignFacts | undefined> {
  try {
    return await campaigns.get(workspaceId, campaignId);
  } catch (error) {
    if (error instanceof ConsoleError && error.code === 'not-found') return undefined;
    throw error;
  }
}

/** A campaign that may be sent to now, or the refusal. */
export async function needLiveCampaign(
  campaigns: CampaignLookup,
  workspaceId: string,
  campaignId: string,
): Promise<{ readonly facts: CampaignFacts; readonly channel: Channel }> {
  const facts = await lookUpCampaign(campaigns, workspaceId, campaignId);
  if (facts === undefined) throw noSuchCampaign();
  if (facts.status !== 'LIVE') throw campaignNotLive(facts.title, facts.status);
  const channel = channelOf(facts.channel);
  if (channel === undefined) throw channelUnknown(facts.title, facts.channel ?? '?');
  return { facts, channel };
}

async function needChosen(
  dependencies: SendingDependencies,
  upload: UploadRecord,
): Promise<{ readonly campaignId: string; readonly channel: Channel }> {
  const chosen = upload.campaign;
  if (chosen === undefined) throw noCampaign();
  const { channel } = await needLiveCampaign(dependencies.campaigns, upload.workspaceId, chosen.id);
  if (channel !== chosen.channel) throw channelChanged();
  return { campaignId: chosen.id, channel };
}

/** Hands every ready row to the outbox and marks the upload sent, in one transaction: all or none. */
export async function sendUpload(
  dependencies: SendingDependencies,
  upload: UploadRecord,
  reviewedCount: number,
  confirmCount: number | undefined,
): Promise<HandedOver> {
  const { store, outbox, books, clock } = dependencies;
  if (upload.status !== 'ready' && upload.status !== 'sent') throw stillBusy();
  const { campaignId, channel } = await needChosen(dependencies, upload);
  const ready = store.rows.counts(upload.id).ready;
  if (ready === 0) throw nothingReady();
  if (ready !== reviewedCount) throw countChanged(ready);
  if (ready > typedNumberAbove && confirmCount !== ready) throw numberNotTyped(ready);
  const items = await collect(store, upload, campaignId, channel);
  return store.transaction(() => {
    const added = outbox.addConversations(items);
    let sent = 0;
    for (const [index, item] of items.entries()) {
      const answer = added[index];
      const row = item.upload?.row;
      if (answer === undefined || row === undefined)
        throw new Error('The outbox answered for fewer rows');
      if (answer.known) {
        const at = books.sentAt(item) ?? clock.now();
        store.sets.markSentBefore(upload.id, row, at);
      } else {
        store.sets.handOver(upload.id, row, answer.itemId);
        sent += 1;
      }
    }
    if (sent > 0)
      store.uploads.update(upload.id, { status: 'sent', sentAt: upload.sentAt ?? clock.now() });
    return { sent, alreadySent: items.length - sent };
  });
}

/** Prepares the items outside the transaction, a few rows at each turn. */
async function collect(
  store: UploadStore,
  upload: UploadRecord,
  campaignId: string,
  channel: Channel,
): Promise<NewConversationItem[]> {
  const items: NewConversationItem[] = [];
  for (let after = 0; ;) {
    const rows = store.rows.readyAfter(upload.id, after, rowsPerTurn);
    const last = rows.at(-1);
    if (last === undefined) return items;
    for (const { row, candidate, contact } of rows) {
      if (contact === undefined) throw new Error('A ready row without a contact');
      items.push({
        kind: 'conversation',
        workspaceId: upload.workspaceId,
        campaignId,
        channel,
        contact,
        round: 1,
        payload: payloadOf(candidate, channel, upload.options),
        upload: { uploadId: upload.id, row },
      });
    }
    after = last.row;
    await nextTurn();
  }
}

/** Sends one ordinary conversation to the recruiter, outside the upload and at once rather than in business hours. */
export async function sendOwn(
  dependencies: SendingDependencies,
  upload: UploadRecord,
  own: OwnContact,
): Promise<{ itemId: string; contact: string; sentBefore: boolean }> {
  const { store, outbox } = dependencies;
  const { campaignId, channel } = await needChosen(dependencies, upload);
  const like =
    own.likeRow === undefined ? undefined : store.rows.find(upload.id, own.likeRow)?.candidate;
  const contact = ownContact(own.contact, channel, upload.defaultCountry);
  const candidate = readCandidate(
    [],
    { firstName: own.firstName, ...contactField(channel, contact) },
    {
      mapping: {},
      columnCount: 0,
      defaultCountry: upload.defaultCountry,
      readPhone,
    },
  );
  const payload = payloadOf(
    {
      ...candidate,
      openingMessage: like?.openingMessage ?? '',
      additionalContext: like?.additionalContext ?? '',
    },
    channel,
    { businessHours: false, skipDuplicationCheck: false, closePreviousConversations: false },
  );
  const [added] = outbox.addConversations([
    {
      kind: 'conversation',
      workspaceId: upload.workspaceId,
      campaignId,
      channel,
      contact,
      round: 1,
      payload,
    },
  ]);
  if (added === undefined) throw new Error('The outbox answered for no item');
  outbox.nudge();
  return { itemId: added.itemId, contact, sentBefore: added.known };
}

function contactField(
  channel: Channel,
  contact: string,
): { emailAddress: string } | { phoneNumber: string } {
  return channel === 'EMAIL' ? { emailAddress: contact } : { phoneNumber: contact };
}

function ownContact(text: string, channel: Channel, country: string | undefined): string {
  if (channel === 'EMAIL') {
    const email = normalEmail(text);
    if (!isEmail(email)) throw ownContactUnusable('email');
    return email;
  }
  const verdict = readPhone(text, country);
  if (verdict.kind !== 'valid' && verdict.kind !== 'possible') throw ownContactUnusable('phone');
  return verdict.e164;
}
