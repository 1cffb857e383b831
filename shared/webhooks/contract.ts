import { z } from 'zod';
import { change, doneSchema, read } from '../contract-base.ts';
import { deliverySchema, listenerStatusSchema, signingStatusSchema } from './model.ts';

const workspaceId = z.string().min(1).max(100);

/** The signing secret as Popp's developer page shows it. */
export const signingSecretSchema = z
  .string()
  .trim()
  .min(8)
  .max(512)
  .regex(/^[\x21-\x7e]+$/);

/** What Popp delivers to this console. No call returns the signing secret. */
export const webhooksContract = {
  status: read({ workspaceId }, listenerStatusSchema),
  /** Verified deliveries, newest first; `before` pages back. */
  list: read(
    {
      workspaceId,
      before: z.number().int().optional(),
      limit: z.number().int().min(1).max(200).optional(),
    },
    z.object({ deliveries: z.array(deliverySchema), more: z.boolean() }),
  ),
  /** What one verified delivery said, as indented JSON. */
  body: read({ workspaceId, seq: z.number().int() }, z.object({ text: z.string() })),
  /** The secret that was there before stays accepted, for deliveries on their way. */
  setSecret: change({ workspaceId, secret: signingSecretSchema }, signingStatusSchema),
  clearSecret: change({ workspaceId }, signingStatusSchema),
  /** Takes one in again that failed or was passed over; a notice that was shown is not shown again. */
  reprocess: change({ workspaceId, seq: z.number().int() }, deliverySchema),
  /** Notes which public address the recruiter gave to Popp. */
  noteGiven: change({ workspaceId, url: z.url().max(700) }, doneSchema),
  /** Delivers an event of our own: through the tunnel where one is open, else on this machine. */
  sendTest: change(
    { workspaceId },
    z.object({ arrived: z.boolean(), words: z.string(), throughTunnel: z.boolean() }),
  ),
};
