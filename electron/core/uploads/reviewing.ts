import { estimateSend } from '../../../shared/uploads/estimate.ts';
import { typedNumberAbove, type Review, type SendBlocker } from '../../../shared/uploads/review.ts';
import type { CampaignFacts } from './ports.ts';
import type { UploadRecord } from './repository.ts';
import type { UploadStore } from './store.ts';
import { contactColumnMissing } from './views.ts';

/** The one sheet before anything leaves, from what is stored and the campaign as it is now. */
export function reviewUpload(
  store: UploadStore,
  upload: UploadRecord,
  campaign: CampaignFacts | undefined,
  nowMs: number,
): Review {
  const counts = store.rows.counts(upload.id);
  const reasons = store.sets.firstReasons(upload.id);
  const estimate = estimateSend(
    store.sets.zoneGroups(upload.id),
    nowMs,
    upload.options.businessHours,
  );
  const { campaign: chosen, options } = upload;
  const byYou = counts['left-out'];
  return {
    asOf: nowMs,
    blockers: blockersOf(upload, campaign, counts.ready),
    options,
    total: counts.total,
    readyCount: counts.ready,
    alreadySentCount: reasons.find(({ code }) => code === 'already-sent')?.count ?? 0,
    leftOut: [
      ...(byYou === 0 ? [] : [{ reason: 'by-you' as const, count: byYou }]),
      ...reasons.map(({ code, count }) => ({ reason: code, count })),
    ],
    openings: openingsOf(store, upload, campaign, counts.ready),
    zones: [...estimate.zones],
    nightCount: estimate.nightCount,
    zoneUnknownCount: estimate.zoneUnknownCount,
    warnings: store.sets.readyWarnings(upload.id).map(({ code, count }) => ({ code, count })),
    mustTypeNumber: counts.ready > typedNumberAbove,
    neverResentAutomatically: options.skipDuplicationCheck || options.closePreviousConversations,
    ...(estimate.firstSend === undefined ? {} : { firstSend: estimate.firstSend }),
    ...(chosen === undefined ? {} : { campaign: { ...chosen, ...current(campaign) } }),
  };
}

function current(campaign: CampaignFacts | undefined): { title?: string; status?: string } {
  return campaign === undefined ? {} : { title: campaign.title, status: campaign.status };
}

function blockersOf(
  upload: UploadRecord,
  campaign: CampaignFacts | undefined,
  readyCount: number,
): SendBlocker[] {
  const blockers: SendBlocker[] = [];
  if (upload.status !== 'ready' && upload.status !== 'sent') blockers.push('not-ready');
  if (upload.campaign === undefined) blockers.push('no-campaign');
  else if (campaign === undefined) blockers.push('campaign-gone');
  else if (campaign.status !== 'LIVE') blockers.push('campaign-not-live');
  if (contactColumnMissing(upload)) blockers.push('contact-column-missing');
  if (readyCount === 0) blockers.push('nothing-ready');
  return blockers;
}

function openingsOf(
  store: UploadStore,
  upload: UploadRecord,
  campaign: CampaignFacts | undefined,
  readyCount: number,
): Review['openings'] {
  const own = store.sets.ownOpenings(upload.id);
  const others = readyCount - own.count;
  const shared = campaign?.openingMessage;
  const openings: Review['openings'] = [];
  if (own.count > 0)
    openings.push({ source: 'row', count: own.count, text: own.text, exampleOf: own.of });
  if (others > 0) {
    openings.push(
      shared === undefined || shared === ''
        ? { source: 'template', count: others }
        : { source: 'campaign', count: others, text: shared },
    );
  }
  return openings;
}
