import { judgeBulkAnswer } from '../popp/bulk-answer.ts';
import { parseErrorBody } from '../popp/error-body.ts';
import { isJsonObject, type JsonObject } from '../popp/fields.ts';
import type { ItemKind, ItemReach } from './model.ts';
import type { EvidenceKind } from './rules.ts';

/** What became of one request, as the client reports it; the shape of `WriteOutcome`. */
export type SendOutcome =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
    }
  | { readonly kind: 'not-sent'; readonly cause: string; readonly detail: string }
  | { readonly kind: 'unknown'; readonly cause: string; readonly detail: string };

/** What an answer means for one item. */
export type Meaning = {
  readonly evidence: Extract<
    EvidenceKind,
    | 'accepted'
    | 'refused'
    | 'refused-whole'
    | 'not-sent'
    | 'rate-limited'
    | 'not-let-in'
    | 'outcome-unknown'
  >;
  /** For the receipt, and for a refusal the API's own words. */
  readonly words: string;
  readonly reach?: ItemReach;
  /** The id of what was made, where the answer names it. */
  readonly remoteId?: string;
};

/** What an answer means: for the whole request, or for each of its items in order. */
export type AnswerMeaning = {
  readonly items: readonly Meaning[];
  /** How long to leave Popp alone. */
  readonly waitMs?: number;
  /** Why nothing more leaves this workspace before the recruiter resumes it. */
  readonly pause?: string;
  /** 409, in Popp's words: what is there now is read before anything is decided. */
  readonly conflict?: string;
};

/** What a request carried, as far as its answer needs it. */
export type Sent = {
  readonly kind: ItemKind;
  /** In the order of the request; one name for anything that is not bulk. */
  readonly firstNames: readonly string[];
};

const refusals: ReadonlySet<number> = new Set([400, 404, 413, 415, 422]);
const withoutRetryAfterMs = 60_000;
const longestRetryAfterMs = 60 * 60_000;

/** Reads what became of a request. Only what is listed here is known; everything else is `outcome-unknown`. */
export function readOutcome(outcome: SendOutcome, sent: Sent): AnswerMeaning {
  const all = (meaning: Meaning): AnswerMeaning => ({ items: sent.firstNames.map(() => meaning) });
  switch (outcome.kind) {
    case 'not-sent':
      return all({ evidence: 'not-sent', words: `It did not leave: ${outcome.detail}` });
    case 'unknown':
      return all(unknown(unknownWords[outcome.cause] ?? 'the connection failed'));
    case 'answer':
      return readAnswer(outcome, sent);
    default:
      return outcome satisfies never;
  }
}

const unknownWords: Readonly<Record<string, string>> = {
  timeout: 'Popp did not answer in time',
  reset: 'the connection broke before the answer',
  'short-body': 'the answer was cut off',
  'too-large': 'the answer was too large to read',
  aborted: 'the console stopped before the answer',
};

function readAnswer(answer: Extract<SendOutcome, { kind: 'answer' }>, sent: Sent): AnswerMeaning {
  const { status, body, headers } = answer;
  const all = (meaning: Meaning) => sent.firstNames.map(() => meaning);
  if (status >= 200 && status < 300) {
    return {
      items: sent.firstNames.length > 1 ? readBulk(body, sent) : [readOne(body, sent.kind)],
    };
  }
  if (sent.kind === 'scheduling' && saysUnsupported(status, body) && status !== 404) {
    return { items: all({ evidence: 'refused', words: noMeetingsWords(status) }) };
  }
  if (isOfCampaign(sent.kind) && saysUnsupported(status, body)) {
    return { items: all({ evidence: 'refused', words: unsupportedWords(sent.kind, status) }) };
  }
  if (status === 429) {
    const waitMs = retryAfterMs(headers['retry-after'], headers['date']);
    return {
      items: all({ evidence: 'rate-limited', words: 'Popp asked to slow down.' }),
      waitMs,
    };
  }
  if (status === 401 || status === 403 || status === 407 || (status >= 300 && status < 400)) {
    const pause = pauseWords(status);
    return { items: all({ evidence: 'not-let-in', words: pause }), pause };
  }
  if (status === 409) {
    const conflict = parseErrorBody(body)?.message ?? 'Popp answered that something is in the way.';
    return { items: all(unknown('Popp answered that something is in the way')), conflict };
  }
  const error = refusals.has(status) ? parseErrorBody(body) : undefined;
  if (error === undefined) return { items: all(unknown(`Popp answered with status ${status}`)) };
  const words = error.message === '' ? `Popp refused it (status ${status}).` : error.message;
  const evidence = sent.firstNames.length > 1 ? 'refused-whole' : 'refused';
  return { items: all({ evidence, words }) };
}

/** Popp's bulk 'queued' means accepted; it never means the status QUEUED. */
function readBulk(body: string, sent: Sent): readonly Meaning[] {
  const judgement = judgeBulkAnswer(body, sent.firstNames);
  if (!judgement.counts) return sent.firstNames.map(() => unknown(judgement.why));
  return judgement.verdicts.map((verdict): Meaning => {
    switch (verdict.kind) {
      case 'accepted':
        return accepted();
      case 'refused':
        return { evidence: 'refused', words: verdict.words };
      case 'unknown':
        return unknown(`Popp gave it the status '${verdict.status}', which is not known`);
      default:
        return verdict satisfies never;
    }
  });
}

function readOne(body: string, kind: ItemKind): Meaning {
  const json = readJson(body);
  if (json === undefined) return unknown('the answer could not be read');
  if (saysFailed(json)) return unknown('the answer speaks of an error');
  switch (kind) {
    case 'conversation':
    case 'scheduling': {
      const id = json['id'] ?? json['conversationId'];
      return { ...accepted(), ...(typeof id === 'string' && id !== '' ? { remoteId: id } : {}) };
    }
    case 'takeover':
      return json['isHumanTakeover'] === true ? accepted() : unknown('the answer does not say so');
    case 'hand-back':
      return json['isHumanTakeover'] === true ? unknown('the answer does not say so') : accepted();
    case 'message': {
      const id = json['id'];
      const failed = typeof json['status'] === 'string' && /FAIL|REJECT/i.test(json['status']);
      return {
        ...accepted(),
        ...(typeof id === 'string' && id !== '' ? { remoteId: id } : {}),
        ...(failed
          ? { reach: 'failed-at-popp', words: 'Popp took it and could not deliver it.' }
          : {}),
      };
    }
    case 'campaign': {
      const id = json['id'];
      return typeof id === 'string' && id !== ''
        ? { ...accepted(), reach: 'seen', remoteId: id }
        : unknown('the answer names no campaign');
    }
    case 'campaign-status':
      // Whether it is as wanted is read afterwards: the shape of this answer is not documented.
      return accepted();
    case 'mirrored-contact':
    case 'highlevel-contact':
    case 'mirrored-note':
      // Popp answers none of these; HighLevel's answers are read in shared/mirror/answers.ts.
      return unknown('this is no answer of Popp');
    default:
      return kind satisfies never;
  }
}

/**
 * Some organisations make campaigns in the dashboard alone (seed: Campaigns). The list of campaigns was read with this very
 * key right before: a refusal in Popp's JSON, or without a word, is about creating. A web page comes from something in between.
 */
export function saysUnsupported(status: number, body: string): boolean {
  const isAboutCreating = status === 403 || status === 404 || status === 405;
  return isAboutCreating && (body.trim() === '' || parseErrorBody(body) !== undefined);
}

function isOfCampaign(kind: ItemKind): kind is 'campaign' | 'campaign-status' {
  return kind === 'campaign' || kind === 'campaign-status';
}

function unsupportedWords(kind: 'campaign' | 'campaign-status', status: number): string {
  if (kind === 'campaign-status') {
    return `Popp lets this organisation change a campaign’s status in its dashboard alone (status ${status}). Nothing was changed. Change it there.`;
  }
  return `Popp lets this organisation create campaigns in its dashboard alone (status ${status}). The draft is kept. Create the campaign there with its words.`;
}

function noMeetingsWords(status: number): string {
  return `Popp does not let this organisation ask for meetings through its API (status ${status}). Nothing was sent. Ask Popp’s support, or schedule it in the dashboard.`;
}

/** A gateway may pass the failure of what is behind it on as a success (AWS: `{errorMessage, errorType}`). */
function saysFailed(json: JsonObject): boolean {
  return json['success'] === false || [json['error'], json['errorMessage']].some(Boolean);
}

function readJson(body: string): JsonObject | undefined {
  try {
    const json: unknown = JSON.parse(body);
    if (!isJsonObject(json)) return undefined;
    return isJsonObject(json['data']) ? json['data'] : json;
  } catch {
    return undefined;
  }
}

function accepted(): Meaning {
  return { evidence: 'accepted', words: 'Popp accepted it.', reach: 'accepted' };
}

function unknown(why: string): Meaning {
  return { evidence: 'outcome-unknown', words: `It may have arrived: ${why}.` };
}

function pauseWords(status: number): string {
  if (status === 407) {
    return 'The proxy of this network asks for a sign-in. Nothing was sent. Test the connection in Settings to see what it wants, then resume.';
  }
  if (status >= 300 && status < 400) {
    return 'Popp’s address answered with a redirect to somewhere else. Nothing was followed, so your key went nowhere.';
  }
  return 'Popp rejected the API key. Nothing was sent. Check the key, then resume.';
}

/** `Retry-After` in seconds or as a date, read against the server's own date; a minute where there is none. */
export function retryAfterMs(header: string | undefined, serverDate: string | undefined): number {
  if (header === undefined) return withoutRetryAfterMs;
  const seconds = Number(header);
  const until = Date.parse(header);
  const now = serverDate === undefined ? Number.NaN : Date.parse(serverDate);
  const waitMs = Number.isFinite(seconds) ? seconds * 1000 : until - now;
  if (!Number.isFinite(waitMs)) return withoutRetryAfterMs;
  return Math.min(Math.max(waitMs, 1000), longestRetryAfterMs);
}
