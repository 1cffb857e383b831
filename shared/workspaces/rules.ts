import { z } from 'zod';

/** The base URL that Popp's newer documents print (seed: Job Application Flow). */
export const defaultBaseUrl = 'https://api.joinpopp.com/v1';

/** The base URL of Popp's older documents, with the same paths (seed: Understanding Campaigns). */
export const alternativeBaseUrl = 'https://api.popp.ai/v1';

/** Why an address cannot be used as a base URL. */
export const baseUrlProblems = [
  'not-an-address',
  'not-https',
  'has-credentials',
  'has-query',
  'has-fragment',
] as const;

/** One of the reasons why an address cannot be used. */
export type BaseUrlProblem = (typeof baseUrlProblems)[number];

/** What an address came to: usable, normalised and without a closing slash, or why not. */
export type BaseUrlReading =
  | { readonly ok: true; readonly baseUrl: string; readonly origin: string }
  | { readonly ok: false; readonly problem: BaseUrlProblem };

const addressSchema = z.url({ normalize: true });
const parts = /^(?<scheme>[a-z][a-z\d+.-]*):\/\/(?<authority>[^/?#]*)(?<path>[^?#]*)/;
const loopback = /^(?:127\.0\.0\.1|\[::1\])(?::\d+)?$/;

/** Reads what a recruiter typed as base URL: https anywhere, http on this machine alone, nothing that could carry a secret. */
export function readBaseUrl(typed: string): BaseUrlReading {
  const address = addressSchema.safeParse(typed.trim());
  const found = address.success ? parts.exec(address.data)?.groups : undefined;
  const { scheme, authority, path } = found ?? {};
  if (!address.success || scheme === undefined || authority === undefined || authority === '') {
    return { ok: false, problem: 'not-an-address' };
  }
  if (authority.includes('@')) return { ok: false, problem: 'has-credentials' };
  if (address.data.includes('#')) return { ok: false, problem: 'has-fragment' };
  if (address.data.includes('?')) return { ok: false, problem: 'has-query' };
  const secure = scheme === 'https' || (scheme === 'http' && loopback.test(authority));
  if (!secure) return { ok: false, problem: 'not-https' };
  const origin = `${scheme}://${authority}`;
  return { ok: true, baseUrl: origin + (path ?? '').replace(/\/+$/, ''), origin };
}

const poppOrigins: ReadonlySet<string> = new Set(
  [defaultBaseUrl, alternativeBaseUrl].map((known) => known.replace(/\/v1$/, '')),
);

/** Names the service behind an origin: Popp's two hosts are one service, so one organisation there is one workspace. */
export function serviceBehind(origin: string): string {
  return poppOrigins.has(origin) ? 'popp' : origin;
}

/** The API key as it goes into a header: printable ASCII, no spaces. */
export const apiKeySchema = z
  .string()
  .trim()
  .min(8)
  .max(512)
  .regex(/^[\x21-\x7e]+$/);

/** The organisation id as Popp's developer page shows it; opaque, and safe in a header. */
export const organizationIdSchema = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^[\x21-\x7e]+$/);

/** What a recruiter calls a workspace. */
export const workspaceNameSchema = z.string().trim().min(1).max(80);
