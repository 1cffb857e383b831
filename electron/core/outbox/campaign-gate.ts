import { ConsoleError } from '../../../shared/errors.ts';
import { isLiveCampaign } from '../../../shared/popp/campaign.ts';
import type { Clock } from '../capabilities.ts';
import type { PoppConnection } from '../popp/connection.ts';
import type { OutboxPorts } from './ports.ts';
import { campaignKey } from './watches.ts';

/** Whether a campaign is LIVE, by a read under 5 minutes old. */
export type CampaignGate = (
  connection: PoppConnection,
  campaignId: string,
  signal: AbortSignal,
) => Promise<boolean>;

const freshForMs = 5 * 60_000;

/** Creates the gate; a campaign that was not live is read again every time. */
export function createCampaignGate(
  ports: Pick<OutboxPorts, 'getCampaign'>,
  clock: Clock,
): CampaignGate {
  const liveAt = new Map<string, { readonly monotonicMs: number; readonly wallMs: number }>();

  /** The monotonic clock may stand still while the laptop sleeps, and the other one can be set back: both count. */
  function isFresh(key: string): boolean {
    const known = liveAt.get(key);
    if (known === undefined) return false;
    const wallAge = clock.now() - known.wallMs;
    return (
      clock.monotonicMs() - known.monotonicMs < freshForMs && wallAge >= 0 && wallAge < freshForMs
    );
  }

  return async function isLive(connection, campaignId, signal) {
    const key = campaignKey(connection.workspaceId, campaignId);
    if (isFresh(key)) return true;
    const readAt = { monotonicMs: clock.monotonicMs(), wallMs: clock.now() };
    const campaign = await ports.getCampaign(connection, campaignId, signal).catch(whenGone);
    if (campaign === undefined || !isLiveCampaign(campaign)) {
      liveAt.delete(key);
      return false;
    }
    liveAt.set(key, readAt);
    return true;
  };
}

/** A campaign that Popp does not know any more is not live; it must not keep the others waiting. */
function whenGone(error: unknown): undefined {
  if (error instanceof ConsoleError && error.code === 'not-found') return undefined;
  throw error;
}
