import { ConsoleError, unreachable } from '../../../shared/errors.ts';
import { isOf, type MirrorKind } from '../../../shared/mirror/answers.ts';
import { judgeSearch, lookAfterMs, type SearchFacts } from '../../../shared/mirror/rules.ts';
import type { HighLevelConnection } from '../highlevel/connection.ts';
import type { Books } from './books.ts';
import type { Item } from './item.ts';
import { isMirrorItem, mirrorPayload, type MirrorPorts } from './mirror-ports.ts';

/** Looks for what left for HighLevel and is not settled. */
export type MirrorSettling = {
  /** How long until one of them wants to be looked for; 0 for now. */
  untilDue(unknown: readonly Item[]): number;
  settle(
    connection: HighLevelConnection,
    unknown: readonly Item[],
    signal: AbortSignal,
  ): Promise<void>;
};

type Watch = { readonly since: number; readonly looks: number[] };
type Looked = { readonly found: Found | undefined; readonly proof: SearchFacts['proof'] };
type Found = { readonly words: string; readonly remoteId: string; readonly note: () => void };

const atOnce = 8;
// HighLevel said so often that it is there, and the search still does not show it.
const mostAttempts = 3;

/** Creates the settling. What it remembers lives as long as the process: a restart looks anew. */
export function createMirrorSettling(books: Books, ports: MirrorPorts): MirrorSettling {
  const { clock, database, ledger } = books;
  const watches = new Map<string, Watch>();

  function watchOf(item: Item): Watch {
    const key = `${item.id} ${item.attempts}`;
    const known = watches.get(key) ?? { since: clock.monotonicMs(), looks: [] };
    watches.set(key, known);
    return known;
  }

  function dueAt(item: Item): number {
    const { since, looks } = watchOf(item);
    return (looks.at(-1) ?? since) + lookAfterMs(looks.length);
  }

  async function look(
    connection: HighLevelConnection,
    item: Item,
    kind: MirrorKind,
    signal: AbortSignal,
  ): Promise<Found | undefined> {
    const { workspaceId, locationId, mirroredContact } = item;
    switch (kind) {
      case 'mirrored-contact': {
        const shown = await ports.reads.conversationsOf(connection, mirroredContact, signal);
        const found = shown.find(
          (one) =>
            one.deleted !== true &&
            one.contactId === mirroredContact &&
            isOf(one, { contactId: mirroredContact, locationId }) &&
            !ports.isGone(workspaceId, locationId, one.id),
        );
        if (found === undefined) return undefined;
        const words = 'HighLevel shows the conversation of this contact.';
        return { words, remoteId: found.id, note: () => ports.linked(item, found) };
      }
      case 'highlevel-contact': {
        const found = await findContact(ports, connection, item, signal);
        if (found === undefined) return undefined;
        const words = 'HighLevel has a contact with this phone or e-mail.';
        return { words, remoteId: found, note: () => ports.contactMade(item, found) };
      }
      case 'mirrored-note': {
        const notes = await ports.reads.notes(connection, mirroredContact, signal);
        const found = notes.find((note) => note.body.includes(referenceOf(item)));
        if (found === undefined) return undefined;
        return { words: 'The contact has the note.', remoteId: found.id, note: () => undefined };
      }
      default:
        return unreachable(kind);
    }
  }

  /** A conversation is refused a second time. A contact may be made twice: there a later one has to be found by the same look. */
  async function proofFor(
    connection: HighLevelConnection,
    item: Item,
    signal: AbortSignal,
  ): Promise<SearchFacts['proof']> {
    if (item.kind === 'mirrored-contact') return item.attempts < mostAttempts ? 'refused' : 'none';
    if (item.kind !== 'highlevel-contact') return 'none';
    const witness = books.items.mirrorWitness(item);
    if (witness === undefined) return 'none';
    return (await findContact(ports, connection, witness, signal)) === undefined
      ? 'none'
      : 'visible';
  }

  function decide(item: Item, { found, proof }: Looked, startedAt: number): void {
    // It may have been settled otherwise while it was looked for.
    if (books.items.get(item.id)?.state !== 'unknown') return;
    if (found !== undefined) {
      const { words, remoteId } = found;
      ledger.record(item.id, { kind: 'sighted', reach: 'seen', words, remoteId });
      found.note();
      return;
    }
    const watch = watchOf(item);
    watch.looks.push(startedAt);
    const verdict = judgeSearch({
      unknownForMs: clock.monotonicMs() - watch.since,
      looks: watch.looks.map((at) => at - watch.since),
      proof,
      proofMayCome: item.kind === 'highlevel-contact',
    });
    if (verdict === 'absent') {
      const words =
        proof === 'refused'
          ? 'The search does not show it. It is asked for once more: HighLevel refuses a second one.'
          : 'It did not arrive: a contact that was created after it is found, and this one is not.';
      ledger.record(item.id, { kind: 'absent', words });
    }
    if (verdict === 'unprovable') {
      const words = 'It was not found at HighLevel, and that is no proof. Look there, then decide.';
      ledger.record(item.id, { kind: 'absence-unprovable', words });
    }
  }

  return {
    untilDue: (unknown) =>
      Math.max(0, Math.min(...unknown.map((item) => dueAt(item))) - clock.monotonicMs()),
    async settle(connection, unknown, signal) {
      const due = unknown.filter((item) => dueAt(item) <= clock.monotonicMs()).slice(0, atOnce);
      const startedAt = clock.monotonicMs();
      const looked = await Promise.all(
        due.map(async (item) => {
          if (!isMirrorItem(item)) throw new TypeError('Not an item for HighLevel');
          try {
            const found = await look(connection, item, item.kind, signal);
            const proof = found === undefined ? await proofFor(connection, item, signal) : 'none';
            return { item, found, proof };
          } catch (error) {
            if (!isAboutOne(error)) throw error;
            return { item, found: undefined, proof: 'none' as const };
          }
        }),
      );
      database.transaction(() => looked.forEach((one) => decide(one.item, one, startedAt)));
    },
  };
}

/**
 * A failure that only this one thing meets, such as a contact that was deleted there: it proves nothing, and it keeps nothing
 * else from being looked for or from leaving.
 */
export function isAboutOne(error: unknown): error is ConsoleError {
  return (
    error instanceof ConsoleError &&
    (error.code === 'popp-refused' || error.code === 'unreadable-answer')
  );
}

/** The contact that HighLevel has for a candidate, by phone first. */
export async function findContact(
  ports: MirrorPorts,
  connection: HighLevelConnection,
  item: Item,
  signal: AbortSignal,
): Promise<string | undefined> {
  const { phone, email } = mirrorPayload(item).contact ?? {};
  const byPhone =
    phone === undefined
      ? undefined
      : await ports.reads.findContact(connection, { number: phone }, signal);
  if (byPhone !== undefined) return byPhone.id;
  if (email === undefined) return undefined;
  return (await ports.reads.findContact(connection, { email }, signal))?.id;
}

/** What a note is known by at HighLevel: the last line of its words. */
function referenceOf(item: Item): string {
  return (item.body ?? item.id).split('\n').at(-1) ?? item.id;
}
