import { z } from 'zod';
import { change, doneSchema, read } from '../contract-base.ts';
import { connectionTestSchema, keyStatusSchema, workspaceSchema } from './model.ts';
import { apiKeySchema, organizationIdSchema, workspaceNameSchema } from './rules.ts';

const workspaceId = z.string().min(1).max(100);
const baseUrl = z.string().min(1).max(500);

/** Workspaces and their keys. No call returns a key. */
export const workspacesContract = {
  /** Every workspace that is not removed, and the one the recruiter works in. */
  list: read(
    {},
    z.object({ workspaces: z.array(workspaceSchema), currentId: z.string().optional() }),
  ),
  /** Adds a workspace without its key and switches to it. */
  add: change(
    { name: workspaceNameSchema, organizationId: organizationIdSchema, baseUrl },
    workspaceSchema,
  ),
  /** Makes the practice workspace, or opens it again where it was left. */
  openPractice: change({}, workspaceSchema),
  switchTo: change({ workspaceId }, workspaceSchema),
  rename: change({ workspaceId, name: workspaceNameSchema }, workspaceSchema),
  /** A new address or organisation leaves the workspace without a key until it is typed again. */
  changeConnection: change(
    { workspaceId, organizationId: organizationIdSchema, baseUrl },
    workspaceSchema,
  ),
  setKey: change({ workspaceId, apiKey: apiKeySchema }, keyStatusSchema),
  keyStatus: read({ workspaceId }, keyStatusSchema),
  clearKey: change({ workspaceId }, keyStatusSchema),
  /** Reads one page of campaigns with the workspace's key; changes nothing at Popp. */
  testConnection: read({ workspaceId }, connectionTestSchema),
  /** Hides a workspace; `restore` brings it back until the console starts again. */
  remove: change({ workspaceId }, doneSchema),
  restore: change({ workspaceId }, workspaceSchema),
};
