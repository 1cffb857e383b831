import type { OpenedConversation } from '../../electron/core/practice/control.ts';
import type { ItemStanding } from './console-protocol.ts';
import type { Mix } from './mix.ts';

/** What became of one run, by the ledger of the server and the books of the console. */
export type RunVerdict = {
  readonly name: string;
  readonly kills: number;
  readonly candidates: number;
  /** Conversations beyond the one of each round, whenever they start. */
  readonly duplicates: number;
  /** Candidates who were written down as reached and were not, or never came to an end. */
  readonly lost: number;
  readonly undecided: number;
  readonly decidable: boolean;
  /** The first few that went wrong, for whoever reads the failure. */
  readonly examples: readonly string[];
};

/** Compares the server's ledger with the console's books. */
export function judgeRun(run: {
  readonly mix: Mix;
  readonly candidates: number;
  readonly kills: number;
  /** What was undecided before the recruiter looked. */
  readonly undecided: readonly ItemStanding[];
  readonly items: readonly ItemStanding[];
  readonly opened: readonly OpenedConversation[];
  /** How many rounds this candidate was written to. */
  readonly expectedOf: (contact: string) => number;
}): RunVerdict {
  const created = new Map<string, number>();
  for (const { contact } of run.opened) created.set(contact, (created.get(contact) ?? 0) + 1);
  const examples = run.mix.decidable
    ? run.undecided.slice(0, 2).map(({ contact, reason }) => `${contact}: ${reason ?? ''}`)
    : [];
  let duplicates = 0;
  let lost = 0;
  for (const [contact, count] of created) {
    const extra = count - run.expectedOf(contact);
    if (extra <= 0) continue;
    duplicates += extra;
    examples.push(`${contact} has ${count} conversations`);
  }
  const reached = new Map<string, number>();
  for (const { contact, state, round, reason } of run.items) {
    if (state === 'done') reached.set(contact, (reached.get(contact) ?? 0) + 1);
    else examples.push(`${contact} round ${round} ended as ${state}: ${reason ?? ''}`);
  }
  const contacts = new Set(run.items.map((item) => item.contact));
  if (contacts.size !== run.candidates) examples.push(`${contacts.size} candidates have an item`);
  for (const contact of contacts) {
    const missing =
      run.expectedOf(contact) - Math.min(reached.get(contact) ?? 0, created.get(contact) ?? 0);
    if (missing <= 0) continue;
    lost += 1;
    examples.push(
      `${contact}: ${reached.get(contact) ?? 0} done, ${created.get(contact) ?? 0} at Popp`,
    );
  }
  lost += Math.max(0, run.candidates - contacts.size);
  return {
    name: run.mix.name,
    kills: run.kills,
    candidates: run.candidates,
    duplicates,
    lost,
    undecided: run.undecided.length,
    decidable: run.mix.decidable,
    examples: examples.slice(0, 8),
  };
}
