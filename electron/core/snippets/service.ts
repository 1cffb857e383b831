import { randomUUID } from 'node:crypto';
import { ConsoleError } from '../../../shared/errors.ts';
import type { Snippet, snippetsContract } from '../../../shared/snippets/contract.ts';
import type { Clock } from '../capabilities.ts';
import type { ChangeBus } from '../changes.ts';
import type { Database } from '../database/database.ts';
import type { ServiceOf } from '../service.ts';
import { createSnippetRepository } from './repository.ts';

/** Texts of the recruiter's own. */
export type SnippetsService = ServiceOf<typeof snippetsContract>;

/** Keeps snippets; what was removed before this start is gone for good. */
export function createSnippetsService(deps: {
  readonly database: Database;
  readonly clock: Clock;
  readonly changes: ChangeBus;
}): SnippetsService {
  const { clock, changes } = deps;
  const repository = createSnippetRepository(deps.database);
  repository.purge();

  function changed(isThere: boolean): { done: true } {
    if (!isThere) {
      throw new ConsoleError(
        'not-found',
        'This snippet is not there any more. Nothing was changed.',
      );
    }
    changes.publish({ topic: 'snippets' });
    return { done: true };
  }

  return {
    list: () => ({ snippets: repository.list() }),
    save({ requestId: _requestId, id, title, body }) {
      const snippet: Snippet = { id: id ?? randomUUID(), title, body };
      changed(
        id === undefined
          ? repository.add(snippet, clock.now())
          : repository.change(snippet, clock.now()),
      );
      return snippet;
    },
    remove: ({ id }) => changed(repository.remove(id, clock.now())),
    restore: ({ id }) => changed(repository.restore(id)),
  };
}
