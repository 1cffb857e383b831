import { randomBytes } from 'node:crypto';
import type { Clock } from '../capabilities.ts';
import { Secret } from '../secret.ts';
import {
  noFaults,
  type PracticeAnswer,
  type PracticeFaults,
  type PracticeRequest,
} from './faults.ts';
import {
  createLimiter,
  documentedHighLevelLimits,
  type HighLevelLimits,
} from './highlevel-limits.ts';
import { answerHighLevel, scopeOf, type HighLevelReply } from './highlevel-routes.ts';
import { openHighLevelStore, type HighLevelStore } from './highlevel-store.ts';
import { parseJson, sameText, serveLoopback, type Received } from './http-server.ts';

/** How practice HighLevel is started. */
export type PracticeHighLevelOptions = {
  readonly folder?: string;
  readonly clock: Pick<Clock, 'now'>;
  readonly faults?: Pick<PracticeFaults, 'beforeAccept' | 'afterAccept'>;
  readonly limits?: HighLevelLimits;
  /** How long a new conversation is missing from the search. */
  readonly lagMs?: number;
};

/** A running practice HighLevel. Its token is minted at each start and exists in this process only. */
export type PracticeHighLevel = {
  readonly baseUrl: string;
  readonly locationId: string;
  readonly token: Secret;
  readonly store: HighLevelStore;
  /** A token that may do only this. */
  tokenFor(scopes: readonly string[]): Secret;
  /** Requests beyond the limits. */
  breaches(): number;
  stop(): Promise<void>;
};

const usualLagMs = 3000;

/** Starts HighLevel for practice: a real HTTP server on 127.0.0.1 with the bodies, limits and lag of the seed and its notes. */
export async function startPracticeHighLevel(
  options: PracticeHighLevelOptions,
): Promise<PracticeHighLevel> {
  const { clock, faults = noFaults, lagMs = usualLagMs } = options;
  const store = openHighLevelStore(options.folder);
  const limiter = createLimiter(options.limits ?? documentedHighLevelLimits);
  const tokens = new Map<string, readonly string[] | 'all'>();

  function mint(scopes: readonly string[] | 'all'): Secret {
    const value = `pit-practice-${randomBytes(18).toString('hex')}`;
    tokens.set(value, scopes);
    return new Secret(value);
  }

  /** Token, version and scope; what is wrong with them is said as HighLevel says it. */
  function turnAway(received: Received): HighLevelReply | undefined {
    const { headers, method, path } = received;
    const given = headers.authorization ?? '';
    const known = [...tokens].find(([token]) => sameText(given, `Bearer ${token}`));
    if (known === undefined) return unauthorized('Invalid token: access token is invalid');
    if (headers['version'] !== '2021-07-28') {
      const message =
        headers['version'] === undefined
          ? 'version header was not found.'
          : 'version header is invalid';
      return unauthorized(message);
    }
    const scope = scopeOf(method, path);
    if (scope !== undefined && known[1] !== 'all' && !known[1].includes(scope)) {
      return unauthorized('The token is not authorized for this scope.');
    }
    return undefined;
  }

  function answer(received: Received): PracticeAnswer {
    const rate = limiter.take(clock.now());
    const reply = rate.isTaken
      ? (turnAway(received) ?? routed(received))
      : { status: 429, body: { statusCode: 429, message: 'Too Many Requests' } };
    return {
      status: reply.status,
      headers: { 'content-type': 'application/json; charset=utf-8', ...rate.headers },
      body: JSON.stringify(reply.body),
    };
  }

  function routed(received: Received): HighLevelReply {
    const { method, path, query } = received;
    const body = parseJson(received.text);
    return store.database.transaction(() =>
      answerHighLevel({ store, method, path, query, body, now: clock.now(), lagMs }),
    );
  }

  const server = await serveLoopback((received) => {
    const request: PracticeRequest = {
      number: received.number,
      method: received.method,
      path: received.path,
      body: parseJson(received.text),
    };
    const before = faults.beforeAccept(request);
    if (before !== undefined) return { verdict: before, dateMs: clock.now() };
    const given = answer(received);
    const verdict = faults.afterAccept(request, given) ?? {
      kind: 'answer' as const,
      answer: given,
    };
    return { verdict, dateMs: clock.now() };
  });

  return {
    baseUrl: server.origin,
    locationId: store.locationId,
    token: mint('all'),
    store,
    tokenFor: (scopes) => mint(scopes),
    breaches: () => limiter.breaches(),
    async stop() {
      await server.close();
      store.database.close();
    },
  };
}

function unauthorized(message: string): HighLevelReply {
  return { status: 401, body: { statusCode: 401, message, error: 'Unauthorized' } };
}
