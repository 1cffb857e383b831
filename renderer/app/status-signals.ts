import type { WorkspaceState } from '../../shared/workspaces/model.ts';
import { unreachable } from '../../shared/errors.ts';
import { skipToken, useQuery } from '@tanstack/react-query';
import type { TunnelStatus } from '../../shared/tunnels/model.ts';
import { hearingWords } from '../features/notifications/hearing-words.ts';
import { useConnectionState, useLink } from '../link/link-context.tsx';
import { useNow } from '../ui/time.tsx';
import { useCurrentWorkspace } from './current-workspace.ts';
import { useInboxCounts } from './rail-counts.ts';
import { outboxSignal, useOutboxSummary } from './outbox-signal.ts';
import { appText } from './text.ts';

/** One dot of the status line. */
export type StatusSignal = {
  readonly name: string;
  readonly word: string;
  readonly tone: 'good' | 'waiting' | 'bad' | 'off';
  readonly heading: string;
  readonly explanation: string;
  /** The page with the one useful action, where there is one. */
  readonly action?: { readonly to: '/settings' | '/activity' | '/welcome'; readonly label: string };
};

/** What the status line shows now. */
export function useSignals(): readonly StatusSignal[] {
  const connection = useConnectionState();
  const workspace = useCurrentWorkspace();
  const counts = useInboxCounts(workspace?.id);
  const outbox = useOutboxSummary(workspace?.id);
  const { queries } = useLink();
  const hearing = useHearing(workspace?.id);
  const { data: tunnel } = useQuery(queries.tunnels.status.queryOptions({ input: {} }));
  const hasTunnel =
    tunnel !== undefined && tunnel.setup.kind !== 'none' && workspace?.kind === 'popp';
  return [
    poppSignal({
      isConnected: connection === 'ready',
      isPractice: workspace?.kind === 'practice',
      state: workspace?.state,
      problem: counts?.problem,
      hearing,
    }),
    ...(hasTunnel ? [tunnelSignal(tunnel)] : []),
    ...(outbox === undefined ? [] : [outboxSignal(outbox)]),
  ];
}

/** What is known about the way to Popp. */
export type PoppFacts = {
  readonly isConnected: boolean;
  readonly isPractice: boolean;
  readonly state: WorkspaceState | undefined;
  /** Why the last reading failed. */
  readonly problem: string | undefined;
  /** How flags are heard of. */
  readonly hearing?: string | undefined;
};

const hearingLookMs = 20_000;

/** How flags are heard of now: by Popp's events, or by reading. */
function useHearing(workspaceId: string | undefined): string | undefined {
  const { queries } = useLink();
  const input = workspaceId === undefined ? skipToken : { workspaceId };
  const { data } = useQuery({
    ...queries.notifications.standing.queryOptions({ input }),
    refetchInterval: hearingLookMs,
  });
  const now = useNow();
  return data === undefined ? undefined : appText.hearing(hearingWords(data.hearing, now));
}

/** Popp's dot: the nearest cause first, from this page to the service. */
export function poppSignal(facts: PoppFacts): StatusSignal {
  const { isConnected, isPractice, state, problem, hearing } = facts;
  const name = isPractice ? appText.practicePopp : appText.popp;
  if (!isConnected) return { name, tone: 'waiting', ...appText.poppUnknown };
  switch (state) {
    case 'ready':
      if (problem !== undefined) {
        return { name, tone: 'bad', ...appText.poppProblem, explanation: problem };
      }
      return good(name, isPractice ? appText.poppPractice : appText.poppReady, hearing);
    case 'checking':
      return { name, tone: 'waiting', ...appText.poppChecking };
    case 'waiting-for-key':
      return {
        name,
        tone: 'waiting',
        ...appText.poppNoKey,
        action: { to: '/settings', label: appText.enterKey },
      };
    case 'keychain-locked':
      return { name, tone: 'waiting', ...appText.poppKeychain };
    case 'not-allowed':
      return {
        name,
        tone: 'bad',
        ...appText.poppNotAllowed,
        action: { to: '/settings', label: appText.settings },
      };
    case undefined:
      return {
        name,
        tone: 'off',
        ...appText.poppNone,
        action: { to: '/welcome', label: appText.choose },
      };
    default:
      return unreachable(state);
  }
}

function good(
  name: string,
  words: Pick<StatusSignal, 'word' | 'heading' | 'explanation'>,
  hearing: string | undefined,
): StatusSignal {
  const explanation = [words.explanation, ...(hearing === undefined ? [] : [hearing])].join(' ');
  return { name, tone: 'good', ...words, explanation };
}

const tunnelTones = {
  off: 'off',
  opening: 'waiting',
  open: 'good',
  waiting: 'waiting',
  'confirm-host': 'waiting',
  failed: 'bad',
} as const satisfies Readonly<Record<TunnelStatus['state'], StatusSignal['tone']>>;

/** The tunnel's dot: whether Popp's events can get here. */
export function tunnelSignal({ state, problem }: TunnelStatus): StatusSignal {
  return {
    name: appText.tunnel,
    tone: tunnelTones[state],
    word: appText.tunnelWords[state],
    heading: appText.tunnelHeadings[state === 'open' ? 'open' : 'closed'],
    explanation: problem ?? appText.tunnelExplanations[state === 'open' ? 'open' : 'closed'],
    action: { to: '/settings', label: appText.openSettings },
  };
}
