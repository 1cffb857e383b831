/** Runs work on one thing strictly in turn. */
export type OneAtATime = {
  run<T>(key: string, work: () => Promise<T> | T): Promise<T>;
  /** Settles when nothing is under way. */
  idle(): Promise<void>;
};

/** Turns by key; a failed turn does not stop the next. */
export function createOneAtATime(): OneAtATime {
  const tails = new Map<string, Promise<unknown>>();
  return {
    run(key, work) {
      const turn = (tails.get(key) ?? Promise.resolve()).then(work, work);
      const tail = turn
        .catch(() => {})
        .then(() => {
          if (tails.get(key) === tail) tails.delete(key);
        });
      tails.set(key, tail);
      return turn;
    },
    async idle() {
      while (tails.size > 0) await Promise.all(tails.values());
    },
  };
}
