import type { ReactNode } from 'react';
import { useConnectionState } from '../link/link-context.tsx';
import { useCurrentWorkspace } from './current-workspace.ts';
import { appText } from './text.ts';

/** One dot of the status line. */
export type StatusSignal = {
  readonly name: string;
  readonly word: string;
  readonly tone: 'good' | 'waiting' | 'bad' | 'off';
  readonly heading: string;
  readonly explanation: string;
  /** The one useful action, where there is one. */
  readonly action?: ReactNode;
};

/** What the status line shows now. */
export function useSignals(): readonly StatusSignal[] {
  const connection = useConnectionState();
  const workspace = useCurrentWorkspace();
  return [poppSignal(connection === 'ready', workspace?.kind === 'practice', workspace?.state)];
}

function poppSignal(
  isConnected: boolean,
  isPractice: boolean,
  state: string | undefined,
): StatusSignal {
  const name = isPractice ? appText.practicePopp : appText.popp;
  if (!isConnected) return { name, tone: 'waiting', ...appText.poppUnknown };
  switch (state) {
    case 'ready':
      return { name, tone: 'good', ...(isPractice ? appText.poppPractice : appText.poppReady) };
    case 'waiting-for-key':
      return { name, tone: 'waiting', ...appText.poppNoKey };
    case 'keychain-locked':
      return { name, tone: 'waiting', ...appText.poppKeychain };
    default:
      return { name, tone: 'off', ...appText.poppNone };
  }
}
