import { conversationOf, isOfOrganization } from '../../../shared/webhooks/rules.ts';
import type { DeliveryOutcome } from '../../../shared/webhooks/model.ts';
import { parseWebhook, type PoppWebhook } from '../../../shared/popp/webhook.ts';
import type { Clock, Logger } from '../capabilities.ts';
import type { Secret } from '../secret.ts';
import type { Keep } from './keeping.ts';
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
  const webhook = readWebhook(body);
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
      receivedAt: deps.clock.now(),
    });
    return isNew ? 'accepted' : 'duplicate';
  } catch (error) {
    deps.logger.error('webhook not stored', { workspaceId, cause: String(error) });
    return 'not-stored';
  }
}

/** The event in verified bytes, if there is one. */
export function readWebhook(body: Uint8Array): PoppWebhook | undefined {
  try {
    return parseWebhook(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)));
  } catch {
    // Signed, but nothing this console can read: it is kept and shown as it came.
    return undefined;
  }
}
