import { createHash } from 'node:crypto';
import { ConsoleError } from '../../../shared/errors.ts';
import type { CallAnswers } from './call-answers-repository.ts';

/** Runs a change once for each requestId: a repeat gets the first answer, a repeat in flight waits for it. */
export type OncePerRequest = (
  call: string,
  input: { readonly requestId: string },
  work: () => unknown,
) => Promise<unknown>;

/** Joins repeats in flight in memory and answers later ones from the database. */
export function createOncePerRequest(answers: () => CallAnswers | undefined): OncePerRequest {
  const running = new Map<string, { readonly hash: string; readonly answer: Promise<unknown> }>();

  async function run(
    call: string,
    input: { readonly requestId: string },
    hash: string,
    work: () => unknown,
  ) {
    const kept = answers();
    const earlier = kept?.begin(input.requestId, call, hash);
    if (earlier?.kind === 'different') throw reused();
    if (earlier?.kind === 'answered') return earlier.answer;
    try {
      const answer = await work();
      kept?.keep(input.requestId, answer);
      return answer;
    } catch (error) {
      kept?.forget(input.requestId);
      throw error;
    }
  }

  return async (call, input, work) => {
    const hash = createHash('sha256')
      .update(JSON.stringify([call, input], withoutSecrets))
      .digest('hex');
    const same = running.get(input.requestId);
    if (same !== undefined) {
      if (same.hash !== hash) throw reused();
      return same.answer;
    }
    const answer = run(call, input, hash, work);
    running.set(input.requestId, { hash, answer });
    try {
      return await answer;
    } finally {
      running.delete(input.requestId);
    }
  };
}

/** Nothing derived from a key may reach the disk, not even a hash. */
function withoutSecrets(name: string, value: unknown): unknown {
  return name === 'apiKey' || name === 'secret' ? '' : value;
}

function reused(): ConsoleError {
  return new ConsoleError(
    'conflict',
    'This request was already used for something else. Nothing was changed. Reload the console and try again.',
  );
}
