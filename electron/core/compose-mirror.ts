import type { CampaignFacts } from './conversations/cache.ts';
import type { ConversationStore } from './conversations/store.ts';
import { createPacer } from './highlevel/pacer.ts';
import { createHighLevelReads } from './highlevel/reads.ts';
import { createHighLevelWrites } from './highlevel/writes.ts';
import { createPracticeHighLevel } from './mirror/practice-account.ts';
import {
  createMirrorService,
  type MirrorDependencies,
  type MirrorService,
} from './mirror/service.ts';
import type { HttpClient } from './network/http.ts';

type Wired = Pick<
  MirrorDependencies,
  'reads' | 'writes' | 'pacer' | 'practice' | 'conversation' | 'conversationsOf' | 'campaignTitle'
>;

/** Wires HighLevel: one pace for its reads and writes, and a practice server of its own. */
export function composeMirror(
  deps: Omit<MirrorDependencies, keyof Wired> & {
    readonly http: HttpClient;
    readonly dataFolder: string;
    readonly store: ConversationStore;
    readonly campaign: (workspaceId: string, campaignId: string) => CampaignFacts | undefined;
  },
): { readonly mirror: MirrorService; readonly stopPractice: () => Promise<void> } {
  const client = { http: deps.http, pacer: createPacer(deps.clock) };
  const practice = createPracticeHighLevel(deps);
  const { store, campaign } = deps;
  const mirror = createMirrorService({
    ...deps,
    conversation: (workspaceId, id) => store.get(workspaceId, id),
    conversationsOf: (workspaceId, contact) => store.forContact(workspaceId, undefined, contact),
    campaignTitle: (workspaceId, campaignId) => campaign(workspaceId, campaignId)?.title,
    reads: createHighLevelReads(client),
    writes: createHighLevelWrites(client),
    pacer: client.pacer,
    practice: () => practice.ensureStarted(),
  });
  return { mirror, stopPractice: () => practice.stop() };
}
