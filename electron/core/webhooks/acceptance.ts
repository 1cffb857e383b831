import { isUtf8 } from 'node:buffer';
import { conversationOf, isOfOrganization } from '../../../shared/webhooks/rules.ts';
import type { DeliveryOutcome } from '../../../shared/webhooks/model.ts';
import type { Clock, Logger } from '../capabilities.ts';
import type { Secret } from '../secret.ts';
import type { Keep } from './keeping.ts';
import type { ReadEvent } from './reading.ts';
import { isSigned } from './signature.ts';

/** A request whose head was in order, with its whole body. */
export type Received = {
  readonly workspaceId: string;
  readonly organizationId: string | undefined;
  readonly secrets: readonly Secret[];
  readonly signature: string | undefined;
  readonly body: Uint8Array;
};

/** What acceptance needs. */
export type AcceptanceDependencies = {
  readonly keep: Keep;
  readonly read: ReadEvent;
  readonly clock: Clock;
  readonly logger: Logger;
};

/** Verifies, checks the organisation and stores, in this order; only what is stored is answered with 200. */
export async function accept(
  deps: AcceptanceDependencies,
  received: Received,
): Promise<DeliveryOutcome> {
  const { workspaceId, body } = received;
  if (!isSigned(body, received.signature, received.secrets)) return 'wrong-signature';
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString();
  const webhook = isUtf8(body) ? deps.read(text) : undefined;
  const { organizationId } = received;
  const isOurs =
    webhook === undefined ||
    organizationId === undefined ||
    isOfOrganization(webhook, organizationId);
  if (!isOurs) return 'wrong-organization';
  try {
    const isNew = await deps.keep({
      workspaceId,
      webhook,
      conversationId: webhook === undefined ? undefined : conversationOf(webhook),
      body,
      text,
      receivedAt: deps.clock.now(),
    });
    return isNew ? 'accepted' : 'duplicate';
  } catch (error) {
    deps.logger.error('webhook not stored', { workspaceId, cause: String(error) });
    return 'not-stored';
  }
}
