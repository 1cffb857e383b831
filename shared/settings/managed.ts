import { z } from 'zod';
import { readBaseUrl } from '../workspaces/rules.ts';
import { unmanaged } from './managed-rules.ts';

const baseUrlSchema = z
  .string()
  .refine((typed) => readBaseUrl(typed).ok, 'is not an address that starts with https')
  .transform((typed) => {
    const reading = readBaseUrl(typed);
    return reading.ok ? reading.baseUrl : typed;
  });

const countrySchema = z.string().regex(/^[A-Z]{2}$/, 'is not a code of two capital letters');

/** What a policy file may hold; documented in docs/managed-settings.md. */
const policySchema = z.looseObject({
  baseUrls: z.array(baseUrlSchema).min(1).max(20).optional(),
  updates: z.literal('off').optional(),
  tunnels: z.literal('off').optional(),
  notifications: z.boolean().optional(),
  notificationText: z.boolean().optional(),
  defaultCountry: countrySchema.optional(),
});

/** What a company has decided for this computer, as the core and the screens use it. */
export const managedSchema = z.object({
  /** `broken`: it cannot be read, so nothing leaves. `not-followed`: whoever sits here could have written it. */
  state: z.enum(['none', 'in-force', 'broken', 'not-followed']),
  /** Where the file is, for whoever looks after this computer. */
  file: z.string().optional(),
  /** What is wrong with it, for the same. */
  problem: z.string().optional(),
  /** The only addresses a workspace may have; none at all where the file is broken. */
  baseUrls: z.array(z.string()).optional(),
  updates: z.literal('off').optional(),
  tunnels: z.literal('off').optional(),
  settings: z.object({
    notifications: z.boolean().optional(),
    notificationText: z.boolean().optional(),
    defaultCountry: z.string().optional(),
  }),
});

/** What a company has decided for this computer. */
export type Managed = z.infer<typeof managedSchema>;

/** What a host found at the place of the policy file. */
export type PolicyReading =
  | { readonly state: 'none' }
  | { readonly state: 'read'; readonly file: string; readonly text: string }
  | {
      readonly state: 'unreadable' | 'not-trusted';
      readonly file: string;
      readonly problem: string;
    };

/** What a policy file comes to, and which of its keys nobody here knows. */
export type JudgedPolicy = { readonly managed: Managed; readonly unknownKeys: readonly string[] };

/**
 * Reads a policy. One that is there and cannot be read allows no address: somebody wanted to hold something, and nobody knows what.
 * One that whoever sits here could have written carries nobody's authority, and holds nothing.
 */
export function judgePolicy(reading: PolicyReading): JudgedPolicy {
  switch (reading.state) {
    case 'none':
      return { managed: unmanaged, unknownKeys: [] };
    case 'not-trusted': {
      const { file, problem } = reading;
      const managed: Managed = { state: 'not-followed', file, problem, settings: {} };
      return { managed, unknownKeys: [] };
    }
    case 'unreadable':
      return broken(reading.file, reading.problem);
    case 'read':
      return judgeText(reading.file, reading.text);
    default:
      return reading satisfies never;
  }
}

function judgeText(file: string, text: string): JudgedPolicy {
  let json: unknown;
  try {
    // Windows editors begin a file with a mark of its encoding.
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return broken(file, error instanceof Error ? error.message : 'it is not JSON');
  }
  const parsed = policySchema.safeParse(json);
  if (!parsed.success) return broken(file, problemOf(parsed.error));
  const { baseUrls, updates, tunnels } = parsed.data;
  const { notifications, notificationText, defaultCountry } = parsed.data;
  const known = new Set(Object.keys(policySchema.shape));
  return {
    managed: {
      state: 'in-force',
      file,
      baseUrls,
      updates,
      tunnels,
      settings: { notifications, notificationText, defaultCountry },
    },
    unknownKeys: Object.keys(parsed.data).filter((key) => !known.has(key)),
  };
}

function broken(file: string, problem: string): JudgedPolicy {
  const managed: Managed = {
    state: 'broken',
    file,
    problem,
    baseUrls: [],
    updates: 'off',
    tunnels: 'off',
    settings: { notificationText: false },
  };
  return { managed, unknownKeys: [] };
}

function problemOf(error: z.ZodError): string {
  return error.issues
    .map(({ path, message }) => (path.length === 0 ? message : `${path.join('.')}: ${message}`))
    .join('; ');
}

/** Whether a workspace may be connected to this address. */
export function allowsBaseUrl(managed: Managed, baseUrl: string): boolean {
  if (managed.baseUrls === undefined) return true;
  const reading = readBaseUrl(baseUrl);
  return reading.ok && managed.baseUrls.includes(reading.baseUrl);
}
