/** One way that the system offers: straight, or through a proxy of a kind. */
type Offer = { readonly kind: string; readonly place: string };

const schemes: Readonly<Record<string, string>> = {
  PROXY: 'http',
  HTTP: 'http',
  HTTPS: 'https',
  SOCKS: 'socks',
  SOCKS4: 'socks4',
  SOCKS5: 'socks5',
};

/** The kinds that the core can go through. */
const usable: ReadonlySet<string> = new Set(['DIRECT', 'PROXY', 'HTTP', 'HTTPS']);

/**
 * Reads what the system answers about an address, such as `PROXY proxy:8080; DIRECT`: the first way that can be used, where
 * there is none the first as it is, so that the core says which kind it is; `undefined` goes straight. Throws on anything else.
 */
export function readProxyRules(rules: string): URL | undefined {
  const offers = rules
    .split(';')
    .map((rule) => rule.trim())
    .filter((rule) => rule !== '')
    .map(readOffer);
  const chosen = offers.find(({ kind }) => usable.has(kind)) ?? offers[0];
  if (chosen === undefined) throw new Error('The system named no way to the address');
  return chosen.kind === 'DIRECT' ? undefined : proxyUrl(chosen);
}

function readOffer(rule: string): Offer {
  const [kind = '', ...places] = rule.split(/\s+/);
  return { kind: kind.toUpperCase(), place: places.join(' ') };
}

function proxyUrl({ kind, place }: Offer): URL {
  const scheme = schemes[kind];
  if (scheme === undefined || !/^(?:[^\s:/?#@[\]]+|\[[\da-f:.]+\])(?::\d+)?$/i.test(place)) {
    throw new Error(`The system named a way that is not understood (${kind})`);
  }
  return new URL(`${scheme}://${place}`);
}
