import { z } from 'zod';
import { stream } from './contract-base.ts';

/** What may have changed: the features of the contract that a screen may be showing. */
export const changeTopics = [
  'workspaces',
  'campaigns',
  'uploads',
  'conversations',
  'outbox',
  'scheduling',
  'tunnels',
  'webhooks',
  'notifications',
  'practice',
  'settings',
  'snippets',
  'mirror',
] as const;

/** One of the features that announce changes. */
export type ChangeTopic = (typeof changeTopics)[number];

/** Says what changed, never what to draw; no `ids` means anything of that topic may have. */
export const changeSchema = z.object({
  topic: z.enum(changeTopics),
  workspaceId: z.string().optional(),
  ids: z.array(z.string()).optional(),
});

/** One announcement of the change stream. */
export type Change = z.infer<typeof changeSchema>;

/** The change stream. */
export const changesContract = {
  watch: stream({}, changeSchema),
};
