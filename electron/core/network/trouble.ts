/** What stands between this computer and an address, as far as somebody can do something about it. */
export const troubleKinds = [
  'no-name',
  'unreachable',
  'not-encrypted',
  'unknown-issuer',
  'certificate-expired',
  'certificate-early',
  'certificate-other-name',
  'tls-failed',
  'proxy-unreachable',
  'proxy-refused',
  'proxy-hung-up',
  'proxy-unsupported',
  'proxy-unreadable',
] as const;

/** One of the kinds of trouble. */
export type TroubleKind = (typeof troubleKinds)[number];

/** Trouble with one address. */
export type Trouble = {
  readonly kind: TroubleKind;
  /** The address that was wanted; where the proxy itself is not trusted, the proxy's. */
  readonly host: string;
  /** Host and port of the proxy, never its name and password. */
  readonly proxy?: string;
  /** Who vouches for the certificate, as the certificate says. */
  readonly issuer?: string;
  /** What the proxy answered. */
  readonly status?: number;
};

/** Trouble in words: one sentence for what happened, and what to do. */
export type ToldTrouble = { readonly happened: string; readonly doThis: string };

/** Says what the trouble is and who can mend it. */
export function tellTrouble(trouble: Trouble): ToldTrouble {
  const { host, kind } = trouble;
  const proxy = trouble.proxy === undefined ? '' : ` (${trouble.proxy})`;
  switch (kind) {
    case 'no-name':
    case 'unreachable':
      return {
        happened: `${host} cannot be reached.`,
        doThis: 'Check the internet connection; the console tries again by itself.',
      };
    case 'not-encrypted':
      return {
        happened: `${host} is not asked over an unencrypted connection.`,
        doThis: 'Use an address that starts with https.',
      };
    case 'unknown-issuer': {
      const by = trouble.issuer === undefined ? 'somebody' : `'${trouble.issuer}'`;
      return {
        happened: `The certificate of ${host} was issued by ${by}, whom this computer does not trust.`,
        doThis:
          'If your company inspects web traffic, ask its IT team to install its root certificate on this computer, then start the console again.',
      };
    }
    case 'certificate-expired':
      return {
        happened: `The certificate of ${host} is out of date.`,
        doThis: 'Check the date of this computer; if it is right, tell your IT team.',
      };
    case 'certificate-early':
      return {
        happened: `The certificate of ${host} is not valid yet.`,
        doThis: 'Check the date and time of this computer.',
      };
    case 'certificate-other-name':
      return {
        happened: `What answered for ${host} showed a certificate for another name.`,
        doThis:
          'Open a browser to sign in to the network if it asks for that; if this stays, tell your IT team.',
      };
    case 'tls-failed':
      return {
        happened: `A secure connection to ${host} could not be made.`,
        doThis:
          'If your company inspects web traffic, ask its IT team whether it lets the console through.',
      };
    case 'proxy-unreachable':
      return {
        happened: `The proxy of this network${proxy} cannot be reached.`,
        doThis:
          'Check the network or the VPN; if this stays, ask your IT team which proxy is right. The console tries again by itself.',
      };
    case 'proxy-refused':
      return {
        happened: `The proxy of this network${proxy} does not let the console through to ${host}${trouble.status === undefined ? '' : ` (it answered ${trouble.status})`}.`,
        doThis: `Ask your IT team to allow ${host}.`,
      };
    case 'proxy-hung-up':
      return {
        happened: `The proxy of this network${proxy} hung up instead of connecting to ${host}.`,
        doThis: `The console tries again by itself; if this stays, ask your IT team to allow ${host}.`,
      };
    case 'proxy-unsupported':
      return {
        happened: `This network has a SOCKS proxy${proxy}, and the console cannot use that kind.`,
        doThis: 'Ask your IT team for an HTTP proxy.',
      };
    case 'proxy-unreadable':
      return {
        happened: 'The proxy settings of this computer cannot be read.',
        doThis:
          'Ask your IT team to check them, HTTPS_PROXY and ALL_PROXY too, then start the console again.',
      };
    default:
      return kind satisfies never;
  }
}

/** Says what a proxy wants that answered 407; `signIn` is its header, of which a program here can serve Basic alone. */
export function tellProxySignIn(signIn: string): ToldTrouble {
  const ways = signIn.toLowerCase();
  const offersBasic = ways === '' || /(?:^|,)\s*basic\b/.test(ways);
  if (offersBasic) {
    return {
      happened: 'The proxy of this network asks for a name and a password.',
      doThis:
        'Ask your IT team for them, put them into HTTPS_PROXY as http://name:password@proxy:port, and start the console again.',
    };
  }
  return {
    happened:
      'The proxy of this network asks for a sign-in with your Windows account, which the console cannot give.',
    doThis: 'Ask your IT team to let the console through without a sign-in.',
  };
}

const lasting: ReadonlySet<TroubleKind> = new Set([
  'not-encrypted',
  'unknown-issuer',
  'certificate-expired',
  'certificate-early',
  'certificate-other-name',
  'tls-failed',
  'proxy-unsupported',
]);

/** Whether trying again in a moment may help. */
export function mayPass(trouble: Trouble | undefined): boolean {
  return trouble === undefined || !lasting.has(trouble.kind);
}

const certificateTroubles: Readonly<Record<string, TroubleKind>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: 'unknown-issuer',
  SELF_SIGNED_CERT_IN_CHAIN: 'unknown-issuer',
  UNABLE_TO_GET_ISSUER_CERT: 'unknown-issuer',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'unknown-issuer',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'unknown-issuer',
  CERT_UNTRUSTED: 'unknown-issuer',
  CERT_HAS_EXPIRED: 'certificate-expired',
  CERT_NOT_YET_VALID: 'certificate-early',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificate-other-name',
};

/** What OpenSSL's code for a refused certificate means (names as in Node's tls documentation). */
export function certificateTrouble(code: string): TroubleKind {
  return certificateTroubles[code] ?? 'tls-failed';
}
