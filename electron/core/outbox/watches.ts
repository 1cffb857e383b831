import type { Clock } from '../capabilities.ts';

/** Since when, on the monotonic clock of this process, a request is being settled, and its complete passes. */
export type Watch = { readonly since: number; readonly passes: readonly number[] };

/**
 * What settling remembers only while the process lives. Waits use the monotonic clock, and that starts anew with every
 * process: after a restart the whole grace passes again, which is late and never wrong.
 */
export interface Watches {
  /** The watch of a request; the first call starts it. */
  of(requestId: string): Watch;
  notePass(requestId: string, startedAt: number): void;
  /** Since when a witness of this kind is visible to the request; the first call starts it. */
  witnessSince(requestId: string, kind: string): number;
  end(requestId: string): void;
  noteBegun(requestId: string): void;
  /** How long the list took to show what a request made; `undefined` for a request of an earlier process. */
  lagOf(requestId: string, campaignKey: string, passStartedAt: number): number | undefined;
  noteLook(campaignKey: string, startedAt: number): void;
  lastLook(campaignKey: string): number | undefined;
  noteEvent(campaignKey: string): void;
  lastEvent(campaignKey: string): number;
}

const longestDoubtMs = 60_000;

/** Creates the watches of one process. */
export function createWatches(clock: Clock): Watches {
  const startedAt = clock.monotonicMs();
  const watches = new Map<string, { since: number; passes: number[] }>();
  const witnesses = new Map<string, Map<string, number>>();
  const begun = new Map<string, number>();
  const looks = new Map<string, number>();
  const events = new Map<string, number>();

  function of(requestId: string): { since: number; passes: number[] } {
    const known = watches.get(requestId) ?? { since: clock.monotonicMs(), passes: [] };
    watches.set(requestId, known);
    return known;
  }

  return {
    of,
    notePass(requestId, at) {
      of(requestId).passes.push(at);
    },
    witnessSince(requestId, kind) {
      const known = witnesses.get(requestId) ?? new Map<string, number>();
      witnesses.set(requestId, known);
      const since = known.get(kind) ?? clock.monotonicMs();
      known.set(kind, since);
      return since;
    },
    end(requestId) {
      watches.delete(requestId);
      witnesses.delete(requestId);
    },
    noteBegun(requestId) {
      begun.set(requestId, clock.monotonicMs());
    },
    lagOf(requestId, campaignKey, passStartedAt) {
      const at = begun.get(requestId);
      if (at === undefined) return undefined;
      // A laptop that slept looked late: what counts is the last look that did not show it.
      const before = Math.max(at, looks.get(campaignKey) ?? at);
      return Math.max(0, Math.min(passStartedAt, before + longestDoubtMs) - at);
    },
    noteLook(campaignKey, at) {
      looks.set(campaignKey, at);
    },
    lastLook: (campaignKey) => looks.get(campaignKey),
    noteEvent(campaignKey) {
      events.set(campaignKey, clock.monotonicMs());
    },
    lastEvent: (campaignKey) => events.get(campaignKey) ?? startedAt,
  };
}

/** The key of a campaign of a workspace. */
export function campaignKey(workspaceId: string, campaignId: string): string {
  return `${workspaceId} ${campaignId}`;
}
