import { createHmac } from 'node:crypto';
import type { Sent } from '../support/webhook-sender.ts';

const flagEvery = 50;

/** Signed events about known conversations; every fiftieth says that a human is needed, in another conversation each time. */
export function createDeliveries(secret: string, conversations: number): () => Sent {
  let made = 0;
  return () => {
    made += 1;
    const flagged = made % flagEvery === 0;
    const about = (flagged ? made / flagEvery : made) % conversations;
    const recordId = `conversation-${about}`;
    const eventId = crypto.randomUUID();
    const body = Buffer.from(
      JSON.stringify({
        event: flagged ? 'CONVERSATION_NEEDS_REVIEW' : 'CONVERSATION_STARTED',
        eventId,
        eventTimestamp: new Date().toISOString(),
        data: {
          recordId,
          organizationId: 'org_bench',
          campaignId: 'campaign-7',
          externalId: `REQ-${10_000 + about}`,
          participantFirstName: 'Bench',
          participantLastName: `Candidate ${made}`,
        },
      }),
    );
    const signature = createHmac('sha256', secret).update(body).digest('hex');
    return {
      headers: { 'content-type': 'application/json', 'x-signature': signature },
      body,
      eventId,
      ...(flagged ? { flags: recordId } : {}),
    };
  };
}
