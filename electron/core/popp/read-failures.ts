import { ConsoleError } from '../../../shared/errors.ts';
import type { FailureFacts } from '../../../shared/errors.ts';
import { parseErrorBody } from '../../../shared/popp/error-body.ts';
import type { HttpResult } from '../network/http.ts';
import { mayPass, tellProxySignIn, tellTrouble, type Trouble } from '../network/trouble.ts';

/** What a failure's words need to know about the read. */
export type ReadContext = {
  /** As in 'the list of campaigns'. */
  readonly what: string;
  readonly url: URL;
  readonly retryAfterMs?: number;
  /** Hidden from Popp's words, should they quote it. */
  readonly secret: string;
};

type Answer = Extract<HttpResult, { kind: 'answer' }>;

/** The failure of a read that got no answer. */
export function connectionFailure(
  result: Exclude<HttpResult, Answer>,
  context: ReadContext,
): ConsoleError {
  const { host } = context.url;
  const facts = { retryable: true, cause: `${result.kind}/${result.cause}: ${result.detail}` };
  const kept = 'Nothing was lost: what you saw before is still here.';
  if (result.kind === 'not-sent' && result.trouble !== undefined) {
    return inTheWay(result.trouble, kept, facts.cause);
  }
  switch (result.cause) {
    case 'dns':
    case 'refused':
      return new ConsoleError(
        'offline',
        `${host} cannot be reached. ${kept} Check the internet connection; the console tries again by itself.`,
        facts,
      );
    case 'tls':
      return inTheWay({ kind: 'tls-failed', host }, kept, facts.cause);
    case 'connect-timeout':
    case 'timeout':
      return new ConsoleError(
        'timeout',
        `${host} did not answer in time about ${context.what}. ${kept} The console tries again by itself.`,
        facts,
      );
    case 'reset':
      return new ConsoleError(
        'offline',
        `The connection to ${host} broke off. ${kept} The console tries again by itself.`,
        facts,
      );
    case 'short-body':
    case 'too-large':
      return new ConsoleError(
        'unreadable-answer',
        `The answer about ${context.what} came ${result.cause === 'too-large' ? 'too large' : 'incomplete'}. ${kept} Try again in a minute.`,
        facts,
      );
    case 'aborted':
      return new ConsoleError('cancelled', 'The reading was called off. Nothing was changed.', {
        cause: result.detail,
      });
    default:
      return result satisfies never;
  }
}

/** Trouble of the network itself; what only somebody else can mend is named for the screen, and not tried again by itself. */
function inTheWay(trouble: Trouble, kept: string, cause: string): ConsoleError {
  const { happened, doThis } = tellTrouble(trouble);
  const isPlainlyAway = trouble.kind === 'no-name' || trouble.kind === 'unreachable';
  return new ConsoleError('offline', `${happened} ${kept} ${doThis}`, {
    retryable: mayPass(trouble),
    cause,
    ...(isPlainlyAway ? {} : { details: { trouble: trouble.kind } }),
  });
}

/** The failure of a read that was answered with anything but 2xx. */
export function answerFailure(answer: Answer, context: ReadContext): ConsoleError {
  const { status } = answer;
  const { what, url } = context;
  if (status >= 300 && status < 400) return redirected(answer, context);
  if (status === 407) {
    const { happened, doThis } = tellProxySignIn(answer.headers['proxy-authenticate'] ?? '');
    return new ConsoleError('offline', `${happened} Nothing was lost. ${doThis}`, {
      retryable: true,
      details: { status },
    });
  }
  const facts: FailureFacts = { details: { status, ...poppWords(answer, context) } };
  if (status === 429) {
    return new ConsoleError(
      'rate-limited',
      `Popp asks for fewer requests at the moment. Nothing was lost. The console goes on by itself ${context.retryAfterMs === undefined ? 'in a while' : `in about ${inWords(context.retryAfterMs)}`}.`,
      {
        ...facts,
        retryable: true,
        ...(context.retryAfterMs === undefined ? {} : { retryAfterMs: context.retryAfterMs }),
      },
    );
  }
  if (status >= 500 || status === 408) {
    return new ConsoleError(
      'popp-failed',
      `Popp has a problem of its own (${status}) with ${what}. Nothing was lost. The console tries again by itself.`,
      { ...facts, retryable: true },
    );
  }
  if (isWebPage(answer)) return webPage(answer, context);
  if (isUnknownRoute(answer)) {
    return new ConsoleError(
      'not-found',
      `${url.host} has nothing at this address (${url.pathname}). Nothing was changed. Check the base URL in the workspace settings: it usually ends with /v1.`,
      facts,
    );
  }
  if (status === 401 || status === 403) {
    return new ConsoleError(
      'key-rejected',
      'Popp does not accept this API key for this organisation. Nothing was lost. Check the key and the organisation ID in the workspace settings; keys can expire or be revoked in Popp under Developer, API keys.',
      facts,
    );
  }
  if (status === 404) {
    return new ConsoleError(
      'not-found',
      `Popp does not know ${what}, or it belongs to another organisation. Nothing was changed. Check the base URL and the organisation ID in the workspace settings, and whether it still exists in Popp.`,
      facts,
    );
  }
  const said = facts.details?.['popp'];
  return new ConsoleError(
    'popp-refused',
    `Popp refused to show ${what} (${status}${said === undefined ? '' : `: ${String(said)}`}). Nothing was changed. If this stays, check the base URL (${url.host}) in the workspace settings.`,
    facts,
  );
}

/** The failure of a 2xx answer that is not JSON. */
export function webPage(answer: Answer, context: ReadContext): ConsoleError {
  const isPage = isWebPage(answer);
  return new ConsoleError(
    'unreadable-answer',
    isPage
      ? `A web page came instead of ${context.what}: something between this computer and Popp answered (a Wi-Fi sign-in, a proxy), or the base URL is not Popp's. Nothing was lost. Open a browser to sign in to the network, then check the base URL (${context.url.host}).`
      : `The answer about ${context.what} could not be read. Nothing was lost. Try again in a minute; if it stays, check the base URL (${context.url.host}) in the workspace settings.`,
    { retryable: true, details: { status: answer.status } },
  );
}

function redirected(answer: Answer, context: ReadContext): ConsoleError {
  const target = URL.parse(answer.headers['location'] ?? '', context.url.href);
  const other = target === null || target.host === '' ? 'an unnamed address' : target.host;
  const where =
    other === context.url.host ? 'another address on the same host' : `another host, ${other}`;
  return new ConsoleError(
    'redirected',
    `${context.url.host} points to ${where}. The console did not follow, so your API key was not sent there. Nothing was lost. If ${other} is right, enter its address as the base URL in the workspace settings; if you do not know it, ask Popp first.`,
    { details: { status: answer.status, host: other } },
  );
}

/** Amazon's API gateway answers so for a path that it does not have, whatever the key. */
function isUnknownRoute(answer: Answer): boolean {
  return answer.status === 403 && answer.body.includes('"Missing Authentication Token"');
}

function isWebPage(answer: Answer): boolean {
  const type = answer.headers['content-type'] ?? '';
  return type.includes('text/html') || /^\s*<(?:!doctype|html|\?xml)/i.test(answer.body);
}

function poppWords(answer: Answer, context: ReadContext): { readonly popp?: string } {
  const said = parseErrorBody(answer.body)?.message ?? '';
  if (said === '') return {};
  return { popp: said.replaceAll(context.secret, '[redacted]').slice(0, 200) };
}

function inWords(ms: number): string {
  const seconds = Math.max(1, Math.ceil(ms / 1000));
  if (seconds < 90) return `${seconds} seconds`;
  return `${Math.ceil(seconds / 60)} minutes`;
}
