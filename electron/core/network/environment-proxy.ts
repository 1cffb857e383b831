import { isExemptFromProxy } from './no-proxy.ts';

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The proxy that the environment names for an address; throws where it names one that is not an address. */
export function environmentProxy(environment: Environment, url: URL): URL | undefined {
  const ours = url.protocol === 'https:' ? 'https_proxy' : 'http_proxy';
  const proxy = read(environment, ours) ?? read(environment, 'all_proxy');
  if (proxy === undefined || isExemptFromProxy(url, read(environment, 'no_proxy') ?? '')) {
    return undefined;
  }
  return new URL(proxy.includes('://') ? proxy : `http://${proxy}`);
}

/** Lower case first, as curl and most others have it. */
function read(environment: Environment, name: string): string | undefined {
  const value = (environment[name] ?? environment[name.toUpperCase()])?.trim();
  return value === '' ? undefined : value;
}
