import { closeSync, existsSync, fdatasync, openSync } from 'node:fs';
import { promisify } from 'node:util';

/** SQLite's write-ahead log, as something to wait for. */
export interface Journal {
  /** Settles once all that was committed before the call is on disk, and does not hold up the thread meanwhile. */
  synced(): Promise<void>;
  close(): void;
}

const sync = promisify(fdatasync);

/** Opens the journal that lies beside a database; there is none in memory, and none where the folder allows no such log. */
export function openJournal(file: string, syncFile = sync): Journal | undefined {
  const journal = `${file}-wal`;
  if (!existsSync(journal)) return undefined;
  // A handle of its own to the same file: a disk is asked about files, not about who wrote them. SQLite holds no lock on
  // this one that closing it could let go.
  const descriptor = openSync(journal, 'r+');
  let running = 0;
  let isClosed = false;

  function closeWhenIdle(): void {
    if (isClosed && running === 0) closeSync(descriptor);
  }

  return {
    async synced() {
      running += 1;
      try {
        await syncFile(descriptor);
      } finally {
        running -= 1;
        closeWhenIdle();
      }
    },
    close() {
      isClosed = true;
      closeWhenIdle();
    },
  };
}
