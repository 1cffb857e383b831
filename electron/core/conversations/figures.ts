import {
  answerTimes,
  figureDays,
  type Figures,
  funnelOf,
  localMoments,
  reviewHours,
  statusDays,
} from '../../../shared/conversations/figures.ts';
import type { FiguresOf, FiguresRepository } from './repository-figures.ts';

const dayMs = 24 * 60 * 60_000;

/** The pictures of the last days, in this machine's time zone; `now` is Popp's. */
export function figuresOf(repository: FiguresRepository, of: FiguresOf, now: number): Figures {
  const momentOf = localMoments(Intl.DateTimeFormat().resolvedOptions().timeZone);
  const from = now - figureDays * dayMs;
  const episodes = repository.episodes(of, from);
  return {
    days: statusDays(repository.changes(of, from), { from, until: now }, momentOf),
    funnel: funnelOf(repository.statuses(of)),
    reviewHours: reviewHours(episodes, momentOf),
    answers: answerTimes(episodes, momentOf),
  };
}
