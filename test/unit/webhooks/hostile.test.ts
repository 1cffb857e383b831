import { createHmac } from 'node:crypto';
import { assert, asyncProperty, dictionary, integer, json, string, uint8Array } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Secret } from '../../../electron/core/secret.ts';
import { accept } from '../../../electron/core/webhooks/acceptance.ts';
import { createEventReader } from '../../../electron/core/webhooks/reading.ts';
import { systemClock } from '../../../electron/core/system-clock.ts';
import { createHostile } from '../../support/hostile-deliveries.ts';

const secret = 'whsec_0123456789abcdef';
const logger = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** What was kept of one request. */
async function judge(body: Uint8Array, signature: string | undefined) {
  const kept: Uint8Array[] = [];
  const outcome = await accept(
    {
      keep: (delivery) => {
        kept.push(delivery.body);
        return Promise.resolve(true);
      },
      read: createEventReader(),
      clock: systemClock,
      logger,
    },
    {
      workspaceId: 'w1',
      organizationId: 'org_bench',
      secrets: [new Secret(secret)],
      signature,
      body,
    },
  );
  return { outcome, kept };
}

const sign = (body: Uint8Array) => createHmac('sha256', secret).update(body).digest('hex');

describe('a delivery that nobody with the secret has sent', () => {
  it('is never accepted, whatever its bytes and its signature', async () => {
    await assert(
      asyncProperty(
        uint8Array({ maxLength: 500 }),
        string({ maxLength: 200 }),
        async (body, by) => {
          expect(await judge(body, by)).toEqual({ outcome: 'wrong-signature', kept: [] });
        },
      ),
    );
  });

  it('is never accepted for other bytes than those that were signed', async () => {
    await assert(
      asyncProperty(
        uint8Array({ minLength: 1, maxLength: 500 }),
        integer({ min: 0, max: 499 }),
        integer({ min: 1, max: 255 }),
        async (body, place, change) => {
          const signature = sign(body);
          const altered = Uint8Array.from(body);
          const at = place % body.length;
          altered[at] = (altered[at] ?? 0) ^ change;
          expect((await judge(altered, signature)).outcome).toBe('wrong-signature');
          expect((await judge(Buffer.concat([body, body]), signature)).kept).toEqual([]);
        },
      ),
    );
  });

  it('of every hostile kind is refused with the same seed and with any other', async () => {
    await assert(
      asyncProperty(integer(), async (seed) => {
        const hostile = createHostile(seed, secret)();
        // A wrong path or method is the listener's to refuse: here its bytes may be signed rightly.
        if (hostile.path !== undefined || hostile.method !== 'POST') return;
        const { outcome, kept } = await judge(hostile.body, hostile.headers['x-signature']);
        expect(['wrong-signature', 'wrong-organization']).toContain(outcome);
        expect(kept).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a delivery that was signed over exactly its bytes', () => {
  it('is kept as it came, whatever it says', async () => {
    await assert(
      asyncProperty(json(), dictionary(string(), string()), async (text, data) => {
        for (const body of [text, JSON.stringify({ event: text, data })].map((one) =>
          Buffer.from(one),
        )) {
          const { outcome, kept } = await judge(body, sign(body));
          const namesAnother = outcome === 'wrong-organization';
          expect(namesAnother ? kept : kept[0]).toEqual(namesAnother ? [] : body);
        }
      }),
    );
  });
});
