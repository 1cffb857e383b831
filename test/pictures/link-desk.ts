import type { Page } from '@playwright/test';
import { z } from 'zod';
import type { ErrorCode } from '../../shared/errors.ts';

// Between a page and its console: calls go through untouched until a scene asks for one to be kept back or to fail.
// Loading and failing are then the same on every run, however fast the console answers.

type Treatment =
  | { readonly kind: 'held'; readonly kept: (() => void)[] }
  | { readonly kind: 'failed'; readonly code: ErrorCode; readonly message: string }
  | { readonly kind: 'answered'; readonly answer: unknown };

/** What a scene may do with the calls of one page, each named as in the contract: `campaigns/list`. */
export type LinkDesk = {
  /** Keeps the answers back until `release`. */
  hold(...calls: string[]): void;
  /** Answers with a failure of the closed list. */
  fail(call: string, code: ErrorCode, message: string): void;
  /** Answers in place of the console, for states that a machine cannot be brought into by a program. */
  answer(call: string, answer: unknown): void;
  /** Lets every call through again, and what was kept back. */
  release(): void;
};

const requestSchema = z.object({
  i: z.union([z.string(), z.number()]),
  p: z.object({ u: z.string() }),
});
const answerSchema = z.looseObject({ i: z.union([z.string(), z.number()]) });

/** Puts the desk between the page and whatever console it opens from now on. */
export async function placeLinkDesk(page: Page): Promise<LinkDesk> {
  const treatments = new Map<string, Treatment>();
  await page.routeWebSocket(/\/link$/, (socket) => {
    const server = socket.connectToServer();
    const asked = new Map<string | number, string>();
    socket.onMessage((message) => {
      const request = requestSchema.safeParse(read(message));
      if (!request.success) {
        server.send(message);
        return;
      }
      const { i: id, p } = request.data;
      const call = p.u.slice(1);
      asked.set(id, call);
      const treatment = treatments.get(call);
      // What is answered here never reaches the console.
      if (treatment === undefined || treatment.kind === 'held') server.send(message);
      else socket.send(JSON.stringify(inPlaceOf(id, treatment)));
    });
    server.onMessage((message) => {
      const answer = answerSchema.safeParse(read(message));
      const call = answer.success ? asked.get(answer.data.i) : undefined;
      const treatment = call === undefined ? undefined : treatments.get(call);
      if (treatment?.kind === 'held') treatment.kept.push(() => socket.send(message));
      else socket.send(message);
    });
  });
  return {
    hold(...calls) {
      for (const call of calls) treatments.set(call, { kind: 'held', kept: [] });
    },
    fail: (call, code, message) => treatments.set(call, { kind: 'failed', code, message }),
    answer: (call, answer) => treatments.set(call, { kind: 'answered', answer }),
    release() {
      const all = [...treatments.values()];
      treatments.clear();
      for (const treatment of all)
        if (treatment.kind === 'held') for (const letThrough of treatment.kept) letThrough();
    },
  };
}

function read(message: string | Buffer): unknown {
  try {
    return JSON.parse(String(message));
  } catch {
    return undefined;
  }
}

/** One frame of the link, as the console would have sent it. */
function inPlaceOf(id: string | number, treatment: Exclude<Treatment, { kind: 'held' }>): unknown {
  if (treatment.kind === 'answered') return { i: id, p: { b: { json: treatment.answer } } };
  const { code, message } = treatment;
  const envelope = { code, message, retryable: true, id: '7c1f0a52-3d0e-4c1c-9f57-2b1a6d8e4f90' };
  const error = { defined: true, code: 'CONSOLE', status: 500, message, data: envelope };
  return { i: id, p: { s: 500, b: { json: error } } };
}
