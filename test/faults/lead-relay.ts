import { createServer } from 'node:http';
import { z } from 'zod';
import type { PracticeChild } from '../support/practice-child.ts';
import type { ConsoleChild } from './console-child.ts';

const eventSchema = z.object({
  event: z.string(),
  data: z.object({ recordId: z.string(), externalId: z.string().optional() }),
});

/** Takes the webhooks of the practice server and gives them to whichever console lives, as leads. */
export async function startLeadRelay(
  popp: PracticeChild,
  current: () => ConsoleChild,
): Promise<{ stop(): Promise<void> }> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { event, data } = eventSchema.parse(JSON.parse(Buffer.concat(chunks).toString('utf8')));
      const { recordId: conversationId, externalId } = data;
      const lead = { name: 'lead', event, conversationId } as const;
      current()
        .ask(externalId === undefined ? lead : { ...lead, externalId })
        .then(
          () => response.end(),
          () => response.end(),
        );
    });
  });
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', () => resolve());
  await promise;
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  await popp.setWebhook({ url: `http://127.0.0.1:${port}/`, secret: 'practice-signing-secret' });
  return {
    async stop() {
      await popp.setWebhook(undefined);
      server.closeAllConnections();
      const closed = Promise.withResolvers<void>();
      server.close(() => closed.resolve());
      await closed.promise;
    },
  };
}
