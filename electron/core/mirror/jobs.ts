import { randomUUID } from 'node:crypto';
import { ConsoleError } from '../../../shared/errors.ts';
import type { JobState, MirrorJob, MirrorJobWait } from '../../../shared/mirror/model.ts';
import { allowance, documentedLimits } from '../../../shared/mirror/pace.ts';
import { ratePerMinute } from '../../../shared/mirror/rules.ts';
import type { Clock } from '../capabilities.ts';
import type { Database } from '../database/database.ts';
import type { Ledger } from '../outbox/ledger.ts';
import type { CandidateRepository, NewCandidate } from './repository-candidates.ts';
import type { JobRepository, StoredJob } from './repository-jobs.ts';

/** Background jobs: which candidates are brought over, and how far they are. */
export interface MirrorJobs {
  start(
    job: Pick<
      StoredJob,
      'workspaceId' | 'locationId' | 'campaignId' | 'uploadId' | 'title' | 'createsContacts'
    >,
    wanted: readonly NewCandidate[],
  ): StoredJob;
  view(job: StoredJob): MirrorJob;
  find(jobId: string): StoredJob;
  pause(jobId: string): StoredJob;
  resume(jobId: string): StoredJob;
  cancel(jobId: string): StoredJob;
}

const watchedMs = 60_000;
// Where no rate was measured yet: a lookup and a conversation for each, as fast as we allow ourselves.
const allowedPerMinute = ((allowance(documentedLimits) / documentedLimits.intervalMs) * 60_000) / 2;

/** Creates the jobs over their rows. A candidate belongs to every job that named it, and is brought over once. */
export function createMirrorJobs(deps: {
  readonly database: Database;
  readonly clock: Clock;
  readonly jobs: JobRepository;
  readonly candidates: CandidateRepository;
  readonly ledger: () => Ledger;
  /** Why nothing of the workspace moves on now. */
  readonly waits: (workspaceId: string) => MirrorJobWait | undefined;
}): MirrorJobs {
  const { database, clock, jobs, candidates, ledger } = deps;

  function find(jobId: string): StoredJob {
    const job = jobs.find(jobId);
    if (job === undefined) throw new ConsoleError('not-found', 'This job is not there any more.');
    return job;
  }

  function move(
    jobId: string,
    from: readonly JobState[],
    to: JobState,
    work: () => void,
  ): StoredJob {
    return database.transaction(() => {
      const job = find(jobId);
      // Pressed twice, it stays as it is.
      if (!from.includes(job.state)) return job;
      jobs.setState(jobId, to, clock.now());
      work();
      return find(jobId);
    });
  }

  return {
    find,
    start: (facts, wanted) =>
      database.transaction(() => {
        const now = clock.now();
        const job: StoredJob = {
          ...facts,
          id: randomUUID(),
          state: 'running',
          createdAt: now,
          updatedAt: now,
        };
        jobs.insert(job);
        for (const candidate of wanted) candidates.add(job, candidate, randomUUID(), now);
        return job;
      }),
    view(job) {
      const counts = jobs.counts(job.id);
      const total = Object.values(counts).reduce((sum, n) => sum + n, 0);
      const open = counts.looking + counts.creating + counts.waiting;
      const ranMs = Math.min(watchedMs, clock.now() - job.updatedAt);
      const settled = jobs.settledSince(job.id, clock.now() - ranMs);
      const waits = deps.waits(job.workspaceId);
      const isOver = open === 0 && job.state !== 'cancelled';
      return {
        id: job.id,
        title: job.title,
        state: isOver ? 'finished' : job.state,
        createsContacts: job.createsContacts,
        total,
        done: total - open,
        counts,
        createdAt: job.createdAt,
        ...(job.state === 'running' && !isOver
          ? waits === undefined
            ? { perMinute: ratePerMinute(settled, ranMs, allowedPerMinute) }
            : { waits }
          : {}),
        ...(job.campaignId === undefined ? {} : { campaignId: job.campaignId }),
        ...(job.uploadId === undefined ? {} : { uploadId: job.uploadId }),
      };
    },
    pause: (jobId) =>
      move(jobId, ['running'], 'paused', () => {
        ledger().recordAll(candidates.itemsOf(jobId, ['waiting']), {
          kind: 'paused',
          hold: 'mirror-paused',
          words: 'You paused this job.',
        });
      }),
    resume: (jobId) =>
      move(jobId, ['paused'], 'running', () => {
        ledger().recordAll(candidates.itemsOf(jobId, ['held'], 'mirror-paused'), {
          kind: 'recruiter-resumes',
          words: 'You resumed this job.',
        });
      }),
    cancel: (jobId) =>
      move(jobId, ['running', 'paused'], 'cancelled', () => {
        // What may be at HighLevel stays, and is settled.
        ledger().recordAll(candidates.itemsOf(jobId, ['waiting', 'held']), {
          kind: 'recruiter-cancels',
          words: 'You cancelled this job.',
        });
        candidates.cancelLooking(jobId, clock.now());
      }),
  };
}
