/** Mints one `requestId` per intention and keeps it for as long as its outcome is not known. */
export type Intentions = {
  /** The id for this input: the kept one where the same input was tried before without an answer. */
  readonly idFor: (input: unknown) => string;
  /** The outcome is known: the next try is a new intention. */
  readonly settle: () => void;
};

/** Starts without an intention. */
export function createIntentions(mint: () => string = () => crypto.randomUUID()): Intentions {
  let kept: { readonly id: string; readonly key: string } | undefined;
  return {
    idFor(input) {
      const key = JSON.stringify(input);
      if (kept?.key !== key) kept = { id: mint(), key };
      return kept.id;
    },
    settle() {
      kept = undefined;
    },
  };
}

/** Makes a change; when the connection goes before the answer, waits for it and makes the same change once more. */
export async function makeOnce<O>(
  make: () => Promise<O>,
  whenBack: () => Promise<void>,
  isLost: (error: unknown) => boolean,
): Promise<O> {
  try {
    return await make();
  } catch (error) {
    if (!isLost(error)) throw error;
    await whenBack();
    return make();
  }
}
