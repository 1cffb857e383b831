import { useEffect, useRef } from 'react';
import { useInboxCounts } from './rail-counts.ts';

// A Popp that is slow or away: at the latest then everything is news.
const longestMs = 20_000;
// What a reading found may wait for a candidate's name before it is told.
const afterReadingMs = 3000;
const freshMs = 10_000;

type Opening = {
  readonly at: number;
  /** When Popp had last been read as the workspace was opened; once that is known. */
  before?: { readonly syncedAt: number | undefined };
  /** When the first reading since was seen to have ended. */
  readAt?: number;
};

/** Tells whether this workspace has only just been opened here: what is found until its first reading ends is no news. */
export function useJustOpened(workspaceId: string | undefined): () => boolean {
  const counts = useInboxCounts(workspaceId);
  const openings = useRef(new Map<string, Opening>());
  useEffect(() => {
    if (workspaceId === undefined) return;
    const opening = openings.current.get(workspaceId) ?? { at: Date.now() };
    openings.current.set(workspaceId, opening);
    if (counts === undefined || opening.readAt !== undefined) return;
    const { syncedAt, syncing } = counts;
    opening.before ??= { syncedAt };
    if (syncedAt === undefined || syncing) return;
    const isRead =
      syncedAt !== opening.before.syncedAt || Math.abs(Date.now() - syncedAt) < freshMs;
    if (isRead) opening.readAt = Date.now();
  }, [workspaceId, counts]);
  return () => {
    const opening = workspaceId === undefined ? undefined : openings.current.get(workspaceId);
    if (opening === undefined) return true;
    const until = Math.min(
      opening.at + longestMs,
      (opening.readAt ?? Number.POSITIVE_INFINITY) + afterReadingMs,
    );
    return Date.now() < until;
  };
}
