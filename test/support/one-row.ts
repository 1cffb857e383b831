import { randomUUID } from 'node:crypto';
import type { ConsoleClient } from './console-client.ts';
import { until } from './until.ts';

/** Reads a file of one candidate for a live SMS campaign, up to the sheet that is ready to be sent. */
export async function prepareOneRow(
  { client, drop }: Pick<ConsoleClient, 'client' | 'drop'>,
  workspaceId: string,
): Promise<string> {
  const [campaign] = await until('campaigns are read', async () => {
    const answer = await client.campaigns.list({ workspaceId, status: 'LIVE', channel: 'SMS' });
    return answer.campaigns.length > 0 && answer.campaigns;
  });
  const content = 'First name,Last name,Mobile\nTest-Ada,Applicant,+1 202 555 0147\n';
  const ticket = await drop('one.csv', content);
  const { uploadId } = await client.uploads.open({ workspaceId, ticket, requestId: randomUUID() });
  await until(
    'the file is read',
    async () => (await client.uploads.get({ uploadId })).status === 'ready',
  );
  const campaignId = campaign?.id ?? '';
  await client.uploads.chooseCampaign({ uploadId, campaignId, requestId: randomUUID() });
  await until('the row is ready', async () => {
    const review = await client.uploads.review({ uploadId });
    return review.readyCount === 1 && review.blockers.length === 0;
  });
  return uploadId;
}

/** Waits until Popp has accepted the one candidate. */
export async function oneRowAccepted(
  { client }: Pick<ConsoleClient, 'client'>,
  uploadId: string,
): Promise<void> {
  await until(
    'Popp accepted it',
    async () => (await client.uploads.progress({ uploadId })).states.done === 1,
    30_000,
  );
}
