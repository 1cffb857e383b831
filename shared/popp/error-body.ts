import { isJsonObject } from './fields.ts';

/** One complaint of an error answer; `field` where the API names one. */
export type PoppProblem = { readonly field?: string; readonly message: string };

/** An error answer in the API's own words. */
export type PoppErrorBody = {
  /** One line, at most 500 characters, without control characters. */
  readonly message: string;
  readonly problems: readonly PoppProblem[];
};

const longest = 500;

/**
 * Reads the body of an error answer. No shape is documented, so every usual one is understood: `message` as text or
 * list, `error` as text or object, `errors[]`, `detail`, and AWS's `{message: "Forbidden"}`.
 * `undefined` means that this is not Popp's JSON (a web page, nothing, a bare value): then nothing is proven.
 */
export function parseErrorBody(body: string): PoppErrorBody | undefined {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return undefined;
  }
  if (!isJsonObject(json)) return undefined;
  const problems = [json['errors'], json['message'], json['details'], json['detail']]
    .filter((value) => Array.isArray(value))
    .flatMap((list) => list.flatMap((item: unknown) => readProblem(item)));
  const lines = [words(json['message']), words(json['error']), words(json['detail'])].filter(
    (line) => line !== undefined,
  );
  const main = lines.find((line) => !isStatusText(line)) ?? lines[0];
  const fromProblems = problems.map((problem) => withField(problem)).join('; ');
  return {
    message: oneLine(main ?? fromProblems),
    problems,
  };
}

/** The words of Popp about one thing it refused, from whichever of the usual fields holds them. */
export function refusalWords(json: unknown): string | undefined {
  if (!isJsonObject(json)) return words(json);
  for (const name of ['error', 'message', 'reason', 'detail', 'errorMessage', 'errors']) {
    const found = words(json[name]);
    if (found !== undefined) return found;
  }
  return undefined;
}

function readProblem(item: unknown): PoppProblem[] {
  if (typeof item === 'string') return item.trim() === '' ? [] : [{ message: oneLine(item) }];
  if (!isJsonObject(item)) return [];
  const message = words(item['message']) ?? words(item['msg']) ?? words(item['detail']);
  if (message === undefined) return [];
  const field = fieldName(item['path'] ?? item['field'] ?? item['param'] ?? item['property']);
  return [field === undefined ? { message } : { field, message }];
}

function fieldName(value: unknown): string | undefined {
  if (typeof value === 'string' && value !== '') return oneLine(value);
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const parts = value.filter((part) => typeof part === 'string' || typeof part === 'number');
  return parts.length === 0 ? undefined : oneLine(parts.join('.'));
}

function words(value: unknown): string | undefined {
  if (typeof value === 'string') return oneLine(value) || undefined;
  if (Array.isArray(value)) {
    const lines = value.flatMap((item) => readProblem(item)).map((problem) => withField(problem));
    return lines.length === 0 ? undefined : oneLine(lines.join('; '));
  }
  if (!isJsonObject(value)) return undefined;
  return words(value['message']) ?? words(value['detail']) ?? words(value['description']);
}

function withField(problem: PoppProblem): string {
  return problem.field === undefined ? problem.message : `${problem.field}: ${problem.message}`;
}

// Frameworks put the status text beside the sentence: {message: "phoneNumber must be ...", error: "Bad Request"}.
function isStatusText(line: string): boolean {
  return /^(bad request|unauthorized|forbidden|not found|conflict|unprocessable entity)$/i.test(
    line,
  );
}

function oneLine(text: string): string {
  const line = text
    .replaceAll(/\p{Cc}+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}
