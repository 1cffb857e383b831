import { type UseMutationResult, useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { isDisconnected, type CallFailure } from './call-failure.ts';
import { createIntentions, makeOnce } from './intention.ts';
import { useLink } from './link-context.tsx';

type Procedure<I extends { readonly requestId: string }, O> = (input: I) => Promise<O>;

/** What is put into a change: its input without the `requestId`, which is minted here. */
export type ChangeInput<I> = Omit<I, 'requestId'>;

/** What a screen may ask of a change beside making it. */
export type ChangeOptions<I, O> = {
  readonly onSuccess?: (output: O, input: ChangeInput<I>) => void;
  readonly onError?: (failure: CallFailure, input: ChangeInput<I>) => void;
};

const patienceMs = 10_000;

/**
 * Makes a change. One `requestId` per intention: when the connection goes before the answer comes, the same
 * intention is made again with the same id, so that the core answers what it already did instead of doing it twice.
 */
export function useChange<I extends { readonly requestId: string }, O>(
  procedure: Procedure<I, O>,
  options: ChangeOptions<I, O> = {},
): UseMutationResult<O, CallFailure, ChangeInput<I>> {
  const { connection } = useLink();
  const [intentions] = useState(() => createIntentions());

  return useMutation<O, CallFailure, ChangeInput<I>>({
    mutationFn: async (input) => {
      const requestId = intentions.idFor(input);
      // TypeScript cannot see that an input without its requestId, and that requestId, are the input again.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      const make = () => procedure({ ...input, requestId } as I);
      try {
        const output = await makeOnce(make, () => connection.whenReady(patienceMs), isDisconnected);
        intentions.settle();
        return output;
      } catch (error) {
        // After a lost connection the outcome is not known: pressing again is the same intention.
        if (!isDisconnected(error)) intentions.settle();
        throw error;
      }
    },
    ...(options.onSuccess === undefined
      ? {}
      : { onSuccess: (output: O, input: ChangeInput<I>) => options.onSuccess?.(output, input) }),
    ...(options.onError === undefined
      ? {}
      : {
          onError: (failure: CallFailure, input: ChangeInput<I>) =>
            options.onError?.(failure, input),
        }),
  });
}
