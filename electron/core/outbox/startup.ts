import type { Books } from './books.ts';
import type { InstanceGuard } from './instance.ts';

const restoredWords =
  'This data was restored from a backup or copied from elsewhere. Nothing leaves before it has been compared with Popp and you resume it.';

const messageWords =
  'This data was restored from a backup or copied, and your message may have left since. Look at the thread, then send it.';

/** What the outbox does before anything may leave: settles what the last process left behind. */
export async function recover(books: Books, guard: InstanceGuard): Promise<void> {
  const { clock, items, ledger, logger, notes, requests, seen } = books;
  const verdict = await guard.check(items.workspaces().length > 0);
  const restored = verdict === 'mismatch';
  // The new identity and what it means are one transaction: a crash in between would let everything leave unchecked.
  await (restored ? guard.renew(settleThePast) : guard.advance(settleThePast));

  function settleThePast(): void {
    const sending = items.idsInState('sending');
    ledger.recordAll(sending, {
      kind: restored ? 'instance-mismatch' : 'restart',
      words: 'The console stopped while it was being sent. It may have arrived.',
    });
    requests.finishInterrupted(clock.now());
    if (!restored) return;
    ledger.recordAll(items.idsInState('waiting'), {
      kind: 'instance-mismatch',
      hold: 'instance',
      words: restoredWords,
    });
    // Lists are compared with Popp before anything is resumed, threads are not: a message is the recruiter's to send.
    items.keepMessagesBack('restored', messageWords);
    seen.forgetFrontiers();
    for (const workspaceId of items.workspaces()) {
      // A pause that came with the backup may say that it was compared: that was another day.
      notes.resume(workspaceId);
      notes.pause({ workspaceId, cause: 'instance', words: restoredWords, at: clock.now() });
    }
  }
  logger.info('outbox.recovered', { verdict });
}
