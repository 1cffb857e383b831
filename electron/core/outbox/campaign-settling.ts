import { graceMs, judgeAbsence } from '../../../shared/outbox/absence.ts';
import { matchesCampaign } from '../../../shared/outbox/campaign-matching.ts';
import { matching, sentCampaign, type CampaignLook } from './campaign-look.ts';
import type { Books } from './books.ts';
import type { Item } from './item.ts';
import type { Watches } from './watches.ts';

/** Lets one complete look settle what it can: present first, then absent where absence can be proven. */
export function settleCampaigns(
  books: Books,
  watches: Watches,
  workspaceId: string,
  look: CampaignLook,
  startedAt: number,
): void {
  const { claims, database, items } = books;
  database.transaction(() => {
    const open = items
      .campaignItems(workspaceId, ['waiting', 'unknown', 'undecided'])
      .filter((item) => item.attempts > 0);
    for (const item of open) settleOne(books, item, open, look);
    for (const item of items.campaignItems(workspaceId, ['done'])) {
      const remoteId = claims.remoteIdOf(item.id);
      const shown = look.campaigns.find((campaign) => campaign.id === remoteId);
      if (shown === undefined) continue;
      claims.noteListed(item.id);
      books.publications.noteSeen(item, shown);
    }
    for (const item of items.campaignItems(workspaceId, ['unknown'])) {
      judgeAbsent(books, watches, item, startedAt);
    }
  });
}

/** Exactly one campaign that was not there before, and exactly one item that it can belong to. */
function settleOne(books: Books, item: Item, open: readonly Item[], look: CampaignLook): void {
  const { claims, clock, ledger, publications, requests } = books;
  const before = new Set(requests.firstOf(item.id)?.watermark.ids);
  const found = matching(books, item, look.campaigns).filter(({ id }) => !before.has(id));
  const [only] = found;
  if (only === undefined) return;
  const isByReference = matchesCampaign(only, sentCampaign(item)) === 'external-id';
  const twins = open.filter(
    (one) => one.id !== item.id && matchesCampaign(only, sentCampaign(one)) !== 'no',
  );
  if (found.length > 1 || (twins.length > 0 && !isByReference)) {
    if (item.state === 'undecided') return;
    const words =
      'Popp has more than one campaign that may be this one. Nothing was sent again. Look there, then decide.';
    ledger.record(item.id, { kind: 'sighted-ambiguously', words, hold: 'ambiguous' });
    return;
  }
  if (!claims.claim(item, 'campaign', only.id, 'list', clock.now())) return;
  publications.noteSeen(item, only);
  ledger.record(item.id, {
    kind: 'sighted',
    remoteId: only.id,
    reach: 'seen',
    words: 'The campaign is at Popp. Nothing was sent again.',
  });
}

function judgeAbsent(books: Books, watches: Watches, item: Item, startedAt: number): void {
  const { clock, items, ledger, requests } = books;
  const request = requests.latestOf(item.id);
  if (request === undefined) return;
  const watch = watches.of(request.id);
  watches.notePass(request.id, startedAt);
  if (clock.monotonicMs() - watch.since < graceMs(0)) return;
  const listed = items.listedCampaigns(item.workspaceId);
  const witness = listed.some(
    (one) => (requests.latestOf(one.id)?.sequence ?? 0) > request.sequence,
  );
  const mayCome = items
    .campaignItems(item.workspaceId, ['waiting', 'sending'])
    .some((one) => one.id !== item.id);
  const { verdict } = judgeAbsence({
    closesConversations: false,
    presenceWasSeen: listed.length > 0,
    longestLagMs: 0,
    witnessVisible: witness,
    ...(witness ? { witnessSeenAtMs: watches.witnessSince(request.id, 'any') - watch.since } : {}),
    witnessMayCome: mayCome,
    openLead: false,
    unknownForMs: clock.monotonicMs() - watch.since,
    completePasses: watches.of(request.id).passes.map((at) => at - watch.since),
  });
  if (verdict === 'absent') {
    const words =
      'It did not arrive: a campaign that was sent later is at Popp, and this one is not.';
    ledger.record(item.id, { kind: 'absent', requestId: request.id, words });
  } else if (verdict === 'unprovable') {
    const words =
      'It was not found at Popp by its reference or title, and that is no proof. Nothing was sent again. Look at Popp, then decide.';
    ledger.record(item.id, { kind: 'absence-unprovable', requestId: request.id, words });
  }
}
