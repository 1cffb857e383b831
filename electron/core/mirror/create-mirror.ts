import type { CampaignFacts } from '../conversations/cache.ts';
import type { ConversationStore } from '../conversations/store.ts';
import { createPacer } from '../highlevel/pacer.ts';
import { createHighLevelReads } from '../highlevel/reads.ts';
import { createPracticeHighLevel } from './practice-account.ts';
import { createMirrorService, type MirrorDependencies, type MirrorService } from './service.ts';

/** HighLevel with its own client, its own pace and, for practice, its own server. */
export function createMirror(
  deps: Omit<
    MirrorDependencies,
    'reads' | 'pacer' | 'practice' | 'conversation' | 'conversationsOf' | 'campaignTitle'
  > & {
    readonly dataFolder: string;
    readonly store: Pick<ConversationStore, 'get' | 'forContact'>;
    readonly campaign: (workspaceId: string, campaignId: string) => CampaignFacts | undefined;
  },
): MirrorService {
  const { http, clock, dataFolder, store, campaign } = deps;
  const pacer = createPacer(clock);
  const practice = createPracticeHighLevel({ dataFolder, clock });
  const service = createMirrorService({
    ...deps,
    reads: createHighLevelReads({ http, pacer }),
    pacer,
    practice: () => practice.ensureStarted(),
    conversation: (workspaceId, id) => store.get(workspaceId, id),
    conversationsOf: (workspaceId, contact) => store.forContact(workspaceId, undefined, contact),
    campaignTitle: (workspaceId, campaignId) => campaign(workspaceId, campaignId)?.title,
  });
  return {
    ...service,
    async end() {
      await service.end();
      await practice.stop();
    },
  };
}
