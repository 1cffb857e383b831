import { isNight, nextBusinessTime } from './local-hours.ts';
import type { ZoneEstimate } from './review.ts';

/** Ready candidates that share the zones their numbers may be in; no zones where it cannot be told. */
export type ZoneGroup = { readonly zones: readonly string[]; readonly count: number };

/** When candidates would be written to, as far as their numbers tell. */
export type SendEstimate = {
  readonly zones: readonly ZoneEstimate[];
  readonly nightCount: number;
  readonly zoneUnknownCount: number;
  readonly firstSend: { readonly at: number; readonly zone: string } | undefined;
};

/** Previews local times by the likeliest zone of each number; it counts as night if it is night in any zone the number may be in. */
export function estimateSend(
  groups: readonly ZoneGroup[],
  nowMs: number,
  businessHours: boolean,
): SendEstimate {
  const byZone = new Map<string, ZoneEstimate>();
  let zoneUnknownCount = 0;
  for (const group of groups) {
    const zone = group.zones[0];
    if (zone === undefined) {
      zoneUnknownCount += group.count;
      continue;
    }
    const night = group.zones.some((one) => isNight(nowMs, one));
    const firstSendAt = businessHours ? nextBusinessTime(nowMs, zone) : nowMs;
    const key = group.zones.join(' ');
    const count = (byZone.get(key)?.count ?? 0) + group.count;
    byZone.set(key, { zone, count, night, firstSendAt });
  }
  const zones = [...byZone.values()].toSorted((a, b) => b.count - a.count);
  const earliest = zones.toSorted((a, b) => a.firstSendAt - b.firstSendAt)[0];
  return {
    zones,
    zoneUnknownCount,
    nightCount: zones.reduce((sum, zone) => sum + (zone.night ? zone.count : 0), 0),
    firstSend:
      earliest === undefined ? undefined : { at: earliest.firstSendAt, zone: earliest.zone },
  };
}
