import type { Pause } from './use-pauses.ts';

/** What the one switch for everything shows, and what turning it off would resume. */
export type PauseSwitchState = { readonly isOn: boolean; readonly toResume: readonly Pause[] };

/** On while nothing may leave any workspace and the recruiter is one of the reasons; off takes back only what the recruiter paused. */
export function pauseSwitchState(workspaces: number, pauses: readonly Pause[]): PauseSwitchState {
  const toResume = pauses.filter(({ cause }) => cause === 'recruiter');
  return { isOn: workspaces > 0 && pauses.length === workspaces && toResume.length > 0, toResume };
}

/** Names in a sentence: A, A and B, A, B and C. */
export function namesInWords(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
