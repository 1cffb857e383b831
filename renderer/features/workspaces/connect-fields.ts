import {
  alternativeBaseUrl,
  apiKeySchema,
  defaultBaseUrl,
  organizationIdSchema,
  readBaseUrl,
  workspaceNameSchema,
} from '../../../shared/workspaces/rules.ts';
import { workspacesText } from './text.ts';

/** Which address a workspace is connected to. */
export type BaseUrlChoice = 'default' | 'alternative' | 'other';

/** What is typed into the form. */
export type ConnectFields = {
  readonly name: string;
  readonly organizationId: string;
  readonly baseUrlChoice: BaseUrlChoice;
  readonly otherBaseUrl: string;
  readonly apiKey: string;
};

/** A form that nobody has touched. */
export const emptyConnectFields: ConnectFields = {
  name: '',
  organizationId: '',
  baseUrlChoice: 'default',
  otherBaseUrl: '',
  apiKey: '',
};

/** What is wrong with each field, in words. */
export type ConnectProblems = Partial<
  Record<'name' | 'organizationId' | 'baseUrl' | 'apiKey', string>
>;

/** The address that the form means. */
export function baseUrlOf(fields: Pick<ConnectFields, 'baseUrlChoice' | 'otherBaseUrl'>): string {
  switch (fields.baseUrlChoice) {
    case 'default':
      return defaultBaseUrl;
    case 'alternative':
      return alternativeBaseUrl;
    case 'other':
      return fields.otherBaseUrl;
    default:
      return fields.baseUrlChoice satisfies never;
  }
}

/** The choice that an address came from. */
export function choiceOf(baseUrl: string): Pick<ConnectFields, 'baseUrlChoice' | 'otherBaseUrl'> {
  if (baseUrl === defaultBaseUrl) return { baseUrlChoice: 'default', otherBaseUrl: '' };
  if (baseUrl === alternativeBaseUrl) return { baseUrlChoice: 'alternative', otherBaseUrl: '' };
  return { baseUrlChoice: 'other', otherBaseUrl: baseUrl };
}

/** An address that a company allows: the one that was chosen, else the first of them. */
export function withAllowed<Value extends Pick<ConnectFields, 'baseUrlChoice' | 'otherBaseUrl'>>(
  value: Value,
  allowed: readonly string[] | undefined,
): Value {
  const [first] = allowed ?? [];
  if (allowed === undefined || first === undefined) return value;
  return allowed.includes(baseUrlOf(value)) ? value : { ...value, ...choiceOf(first) };
}

/** Says what is wrong with an address; nothing when it can be used. */
export function baseUrlProblem(baseUrl: string): string | undefined {
  const reading = readBaseUrl(baseUrl);
  return reading.ok ? undefined : workspacesText.baseUrlProblems[reading.problem];
}

/** Says what is wrong with an organisation id; nothing when it can be used. */
export function organizationProblem(organizationId: string): string | undefined {
  if (organizationId.trim() === '') return workspacesText.organizationMissing;
  return organizationIdSchema.safeParse(organizationId).success
    ? undefined
    : workspacesText.organizationUnreadable;
}

/** Says what is wrong with a key; nothing when it can be used. */
export function apiKeyProblem(apiKey: string): string | undefined {
  if (apiKey.trim() === '') return workspacesText.apiKeyMissing;
  return apiKeySchema.safeParse(apiKey).success ? undefined : workspacesText.apiKeyUnreadable;
}

/** Judges the whole form; an empty answer means that it can be sent. */
export function judgeConnectFields(fields: ConnectFields): ConnectProblems {
  const problems = {
    name: workspaceNameSchema.safeParse(fields.name).success
      ? undefined
      : workspacesText.nameMissing,
    organizationId: organizationProblem(fields.organizationId),
    baseUrl: baseUrlProblem(baseUrlOf(fields)),
    apiKey: apiKeyProblem(fields.apiKey),
  };
  return Object.fromEntries(
    Object.entries(problems).filter(([, problem]) => problem !== undefined),
  );
}
