import { ConsoleError } from '../../../shared/errors.ts';
import { readBaseUrl, type BaseUrlProblem } from '../../../shared/workspaces/rules.ts';

/** Says why an address cannot be used, in words for the form. */
export function tellBaseUrlProblem(problem: BaseUrlProblem): string {
  switch (problem) {
    case 'not-an-address':
      return "This is not a web address. Popp's is https://api.joinpopp.com/v1.";
    case 'not-https':
      return 'The address has to start with https, so that your key is not readable on the way. Only 127.0.0.1 and [::1] may use http.';
    case 'has-credentials':
      return 'Leave out the name and password in the address. The key has a field of its own.';
    case 'has-query':
      return 'Leave out the ? and what follows it.';
    case 'has-fragment':
      return 'Leave out the # and what follows it.';
    default:
      return problem satisfies never;
  }
}

/** The usable form of an address, or a refusal that names its field. */
export function requireBaseUrl(typed: string): {
  readonly baseUrl: string;
  readonly origin: string;
} {
  const reading = readBaseUrl(typed);
  if (reading.ok) return reading;
  throw new ConsoleError('invalid-input', tellBaseUrlProblem(reading.problem), {
    details: { field: 'baseUrl', problem: reading.problem },
  });
}

/** The workspace is not there, or was removed. */
export function workspaceNotFound(): ConsoleError {
  return new ConsoleError(
    'not-found',
    'This workspace is not here any more. Choose another one, or undo its removal in Settings.',
  );
}

/** A real workspace without its key: it waits, nothing is refused. */
export function keyMissing(name: string): ConsoleError {
  return new ConsoleError(
    'key-missing',
    `${name} is waiting for its API key. Nothing was lost and nothing is sent meanwhile. Type the key in Settings.`,
    { retryable: true },
  );
}
