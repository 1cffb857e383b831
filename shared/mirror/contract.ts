import { z } from 'zod';
import { change, doneSchema, read } from '../contract-base.ts';
import {
  mirrorConnectionSchema,
  mirroredCandidateSchema,
  mirrorJobSchema,
  mirrorSourceSchema,
  mirrorTestSchema,
  tokenKinds,
} from './model.ts';
import { contactIdSchema, locationIdSchema, tokenSchema, versionSchema } from './rules.ts';

const id = z.string().min(1).max(200);
const workspaceId = id;

/** HighLevel: the sub-account of a workspace, and candidates on their way there. */
export const mirrorContract = {
  connection: read({ workspaceId }, z.object({ connection: mirrorConnectionSchema.optional() })),
  connect: change(
    {
      workspaceId,
      locationId: locationIdSchema,
      signIn: z.enum(tokenKinds),
      token: tokenSchema,
      version: versionSchema,
      /** Only for a computer's own: https anywhere, http on this machine alone. */
      baseUrl: z.string().max(500).optional(),
    },
    mirrorConnectionSchema,
  ),
  /** The practice sub-account, whose token exists in this process alone. */
  connectPractice: change({ workspaceId }, mirrorConnectionSchema),
  setNotes: change({ workspaceId, notes: z.boolean() }, mirrorConnectionSchema),
  /** Lets go on what a rejected token had stopped. */
  resumeConnection: change({ workspaceId }, mirrorConnectionSchema),
  disconnect: change({ workspaceId }, doneSchema),
  test: read({ workspaceId }, mirrorTestSchema),

  jobs: read({ workspaceId }, z.object({ jobs: z.array(mirrorJobSchema) })),
  start: change(
    { workspaceId, source: mirrorSourceSchema, createsContacts: z.boolean() },
    mirrorJobSchema,
  ),
  pause: change({ jobId: id }, mirrorJobSchema),
  resume: change({ jobId: id }, mirrorJobSchema),
  cancel: change({ jobId: id }, mirrorJobSchema),
  /** Candidates of a job that did not get there, in order. */
  troubles: read({ jobId: id }, z.object({ candidates: z.array(mirroredCandidateSchema) })),

  ofConversation: read(
    { workspaceId, conversationId: id },
    z.object({ connected: z.boolean(), candidate: mirroredCandidateSchema.optional() }),
  ),
  /** Brings one candidate over; a contact id that the recruiter typed is checked before it counts. */
  mirrorOne: change(
    {
      workspaceId,
      conversationId: id,
      contactId: contactIdSchema.optional(),
      createsContact: z.boolean(),
    },
    doneSchema,
  ),
  /** Reads the link anew: who it is assigned to, and whether it is still there. */
  look: change({ workspaceId, conversationId: id }, doneSchema),
};
