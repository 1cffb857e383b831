import { z } from 'zod';

/** A workspace on the real Popp, or the one practice workspace. */
export const workspaceKinds = ['popp', 'practice'] as const;

/** One of the kinds of workspace. */
export type WorkspaceKind = (typeof workspaceKinds)[number];

/** Whether a workspace can talk to Popp now; all but the first pause its outbox and its listener and refuse nothing. */
export const workspaceStates = [
  'ready',
  'checking',
  'waiting-for-key',
  'keychain-locked',
  /** A company allows other addresses only, or nobody can read what it allows. */
  'not-allowed',
] as const;

/** One of the states of a workspace. */
export type WorkspaceState = (typeof workspaceStates)[number];

/** One organisation at Popp, as the screen shows it. */
export const workspaceSchema = z.object({
  id: z.string(),
  kind: z.enum(workspaceKinds),
  name: z.string(),
  organizationId: z.string(),
  baseUrl: z.string(),
  state: z.enum(workspaceStates),
  createdAt: z.number().int(),
});

/** One organisation at Popp, as the screen shows it. */
export type Workspace = z.infer<typeof workspaceSchema>;

/** What may be said about a key without saying it. */
export const keyStatusSchema = z.object({
  state: z.enum(['present', 'missing', 'keychain-locked', 'not-needed']),
  /** Of a long key only. */
  lastFour: z.string().max(4).optional(),
  /** `memory` means: gone when the console stops. */
  place: z.enum(['keychain', 'memory']).optional(),
});

/** What may be said about a key without saying it. */
export type KeyStatus = z.infer<typeof keyStatusSchema>;

/** How a try of the connection ended. */
export const connectionOutcomes = [
  'works',
  'key-missing',
  'keychain-locked',
  'key-rejected',
  'unreachable',
  'not-popp',
  'redirected',
  'refused',
  'failed',
] as const;

/** One of the ways a try of the connection may end. */
export type ConnectionOutcome = (typeof connectionOutcomes)[number];

/** A try of the connection, in words for the recruiter. */
export const connectionTestSchema = z.object({
  outcome: z.enum(connectionOutcomes),
  message: z.string(),
  tookMs: z.number().int().nonnegative(),
});

/** A try of the connection, in words for the recruiter. */
export type ConnectionTest = z.infer<typeof connectionTestSchema>;
