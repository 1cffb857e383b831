import { inWorkspace } from '../../../shared/conversations/routes.ts';
import type { ConsoleNotice, NoticeFate } from '../../../shared/notifications/model.ts';
import { quietUntil } from '../../../shared/notifications/quiet-hours.ts';
import type { Settings } from '../../../shared/settings/contract.ts';
import type { Clock, Notifier } from '../capabilities.ts';
import { actionsOn } from './actions.ts';
import { countedNotice, shownNotice } from './notices.ts';
import { createPacer, type Pacer } from './pacing.ts';
import type { KeptNotice, NoticeRepository } from './repository.ts';

/** What showing notices needs. */
export type PresenterDependencies = {
  readonly clock: Clock;
  readonly notifier: Notifier;
  readonly repository: NoticeRepository;
  readonly settings: () => Pick<Settings, 'notifications' | 'notificationSound' | 'quietHours'>;
  /** The screens that are open. */
  readonly tellScreens: (notice: ConsoleNotice) => void;
  /** What a notice says by now; nothing where its candidate's name is still being read. */
  readonly worded: (kept: KeptNotice) => KeptNotice | undefined;
  /** Why a notice is not shown at all any more; nothing where it is. */
  readonly isDone: (kept: KeptNotice) => 'over' | 'on-screen' | undefined;
  readonly onChange: (workspaceId: string) => void;
};

/** Shows what was raised: each once, in its time. */
export interface Presenter {
  /** Answers in how many milliseconds to look again; nothing where nothing waits. */
  present(workspaceId: string): number | undefined;
  /** A page or a system tells later what became of what it was given. */
  report(id: string, fate: NoticeFate): void;
  quietUntil(): number | undefined;
}

// A name that is being read is looked at this often; the change that brings it is heard sooner.
const nameLookMs = 500;
// Clocks are set and laptops sleep: the end of quiet hours is looked for this often at least.
const quietLookMs = 60_000;
// What became of a notice is told within moments; nobody asks for older ones.
const mostShown = 200;

/** The presenter of every workspace. */
export function createPresenter(deps: PresenterDependencies): Presenter {
  const { clock, notifier, repository, settings } = deps;
  const pacers = new Map<string, Pacer>();
  const shown = new Map<
    string,
    { readonly workspaceId: string; readonly ids: readonly string[] }
  >();

  function pacerOf(workspaceId: string): Pacer {
    const known = pacers.get(workspaceId) ?? createPacer(() => clock.monotonicMs());
    pacers.set(workspaceId, known);
    return known;
  }

  const quietNow = () => quietUntil(settings().quietHours, clock.now());

  /** Its fate is written down before it is shown: after a kill in between it is not shown twice. */
  function give(notice: ConsoleNotice, covered: readonly KeptNotice[], fate: NoticeFate): void {
    const ids = covered.map(({ id }) => id);
    const { id, workspaceId, kind, title, body, sound } = notice;
    repository.setFate(ids, fate);
    shown.set(id, { workspaceId, ids });
    const [oldest] = shown.keys();
    if (shown.size > mostShown && oldest !== undefined) shown.delete(oldest);
    deps.tellScreens({ ...notice, fate });
    if (!notice.outside) return;
    const route = inWorkspace(notice.route, workspaceId);
    const actions = actionsOn(kind);
    notifier.show({ id, title, body, route, sound, actions }, (told) => report(id, told));
  }

  function report(id: string, fate: NoticeFate): void {
    const given = shown.get(id);
    if (given === undefined) return;
    const several = repository.fateOf(given.ids[0] ?? '');
    const isCounted = several === 'grouped' || several === 'summarised';
    // One that stood for others was shown as what it is.
    if (fate === 'shown' && isCounted) return;
    repository.setFate(given.ids, fate);
    deps.onChange(given.workspaceId);
  }

  function keepBack(kept: readonly KeptNotice[], fate: 'off' | 'quiet'): void {
    repository.setFate(
      kept.map(({ id }) => id),
      fate,
    );
    const inside = { outside: false, sound: false };
    for (const one of kept) deps.tellScreens(shownNotice({ ...one, fate }, inside));
  }

  function tellHeldBack(workspaceId: string): void {
    const held = repository.open(workspaceId, 'quiet');
    const done = held.filter((one) => deps.isDone(one) !== undefined);
    repository.setFate(
      done.map(({ id }) => id),
      'over',
    );
    const still = held.filter((one) => !done.includes(one));
    if (still.length === 0) return;
    const { notifications: outside, notificationSound: sound } = settings();
    give(
      countedNotice('summary', still, clock.now(), { outside, sound }),
      still,
      outside ? 'summarised' : 'off',
    );
  }

  /** What is ready to be shown, with the name that is known by now; and whether some still wait for theirs. */
  function readyOf(workspaceId: string): { ready: KeptNotice[]; isNameless: boolean } {
    const ready: KeptNotice[] = [];
    let isNameless = false;
    for (const kept of repository.open(workspaceId, 'waiting')) {
      const done = deps.isDone(kept);
      if (done !== undefined) {
        repository.setFate([kept.id], done);
        if (done === 'on-screen') repository.markSeen(workspaceId, [kept.id], clock.now());
        continue;
      }
      const worded = deps.worded(kept);
      if (worded === undefined) isNameless = true;
      else ready.push(worded);
    }
    return { ready, isNameless };
  }

  function showReady(workspaceId: string, ready: readonly KeptNotice[]): number | undefined {
    const manner = { outside: true, sound: settings().notificationSound };
    // Of several replies in one conversation the newest stands for those before it.
    const newest = [...new Map(ready.map((one) => [subjectOf(one), one])).values()];
    const pacing = pacerOf(workspaceId).take(newest.length);
    switch (pacing.kind) {
      case 'later':
        return pacing.afterMs;
      case 'one':
        give(countedNotice('several', ready, clock.now(), manner), ready, 'grouped');
        return undefined;
      case 'each':
        repository.setFate(
          ready.filter((one) => !newest.includes(one)).map(({ id }) => id),
          'grouped',
        );
        for (const one of newest) give(shownNotice(one, manner), [one], 'shown');
        return undefined;
      default:
        return pacing satisfies never;
    }
  }

  return {
    present(workspaceId) {
      const { notifications } = settings();
      const until = quietNow();
      if (until === undefined) tellHeldBack(workspaceId);
      const isShowing = notifications && until === undefined;
      const fullForMs = isShowing ? pacerOf(workspaceId).fullForMs() : undefined;
      // In a storm of flags this is asked many times a second: what cannot be shown yet is not even read.
      if (fullForMs !== undefined) {
        return repository.countOpen(workspaceId, 'waiting') === 0 ? undefined : fullForMs;
      }
      const { ready, isNameless } = readyOf(workspaceId);
      const looks: number[] = isNameless ? [nameLookMs] : [];
      if (!notifications) keepBack(ready, 'off');
      else if (until !== undefined) keepBack(ready, 'quiet');
      else if (ready.length > 0) looks.push(showReady(workspaceId, ready) ?? Infinity);
      if (until !== undefined && repository.countOpen(workspaceId, 'quiet') > 0) {
        looks.push(Math.min(quietLookMs, until - clock.now()));
      }
      const next = Math.min(...looks);
      return Number.isFinite(next) ? Math.max(0, next) : undefined;
    },
    report,
    quietUntil: quietNow,
  };
}

function subjectOf({ conversationId, kind }: KeptNotice): string {
  return `${kind} ${conversationId}`;
}
