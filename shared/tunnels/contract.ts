import { z } from 'zod';
import { change, read } from '../contract-base.ts';
import { tunnelSecretKinds, tunnelSetupSchema, tunnelStatusSchema } from './model.ts';

/** How Popp's deliveries get to this machine. No call returns a secret. */
export const tunnelsContract = {
  status: read({}, tunnelStatusSchema),
  /** Closes the tunnel that is open and opens this one. */
  choose: change({ setup: tunnelSetupSchema }, tunnelStatusSchema),
  /** Goes one way; it belongs to the server or account that is set up. */
  setSecret: change(
    { kind: z.enum(tunnelSecretKinds), secret: z.string().min(1).max(20_000) },
    tunnelStatusSchema,
  ),
  clearSecrets: change({}, tunnelStatusSchema),
  /** Accepts exactly this key, which the recruiter has compared. */
  acceptHostKey: change({ fingerprint: z.string().min(1).max(200) }, tunnelStatusSchema),
  retry: change({}, tunnelStatusSchema),
};
