import type { Check } from './check.ts';
import type { PackageContents } from './contents.ts';

const secretNames =
  /(^|\/)(\.env(\..*)?|\.npmrc|\.netrc|id_(rsa|ed25519)|.*\.(pem|p12|pfx|key|jks|keychain))$/;
const secrets: readonly (readonly [string, RegExp])[] = [
  ['a private key', /-----BEGIN [A-Z ]*PRIVATE KEY-----(?:\s|\\[nr])+[A-Za-z0-9+/=]{20}/],
  ['a GitHub token', /\b(gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{60})/],
  ['an npm token', /\bnpm_[A-Za-z0-9]{36}\b/],
  ['an AWS key', /\b(AKIA|ASIA)[A-Z0-9]{16}\b/],
  ['an ngrok token', /\b[12][A-Za-z0-9]{26}_[A-Za-z0-9]{21}\b/],
  ['a signed token', /\beyJ[\w-]{15,}\.eyJ[\w-]{15,}\.[\w-]{20,}/],
  ['a key written into an address', /\bhttps?:\/\/[\w.-]+:[^\s@/'"`$]{8,}@/],
];
// What looks like a secret and is none.
const harmless = [
  // The key with which ssh2 tries whether Node can do Ed25519 (ssh2, lib/protocol/constants.js).
  'MC4CAQAwBQYDK2VwBCIEIHKj+sVa9WcD/q2DJUJaf43Kptc8xYuUQA4bOFj9vC8T',
  // An example in one of our own sentences.
  'name:password@',
];
const homes = /(?:\/home\/|\/Users\/|\/root\/|[A-Z]:\\{1,2}Users\\{1,2})[\w.-]+(?:\/|\\)[\w./\\-]*/;

/** No key, token or password is shipped, and nothing that names a folder of the machine that built it. */
export function checkSecrets({ files, resources }: PackageContents): Check {
  const all = [...files, ...resources].filter((file) => file.path !== 'app.asar');
  return {
    name: 'no secrets, and no folders of the machine that built it',
    problems: all.flatMap((file): string[] => {
      if (secretNames.test(file.path)) return [`${file.path} is shipped`];
      let text = file.bytes.toString('latin1');
      for (const known of harmless) text = text.replaceAll(known, '');
      // The value itself stays out of the report.
      const found = secrets
        .filter(([, pattern]) => pattern.test(text))
        .map(([what]) => `${file.path} holds ${what}`);
      const home = homes.exec(text)?.[0];
      return home === undefined ? found : [...found, `${file.path} names ${home}`];
    }),
  };
}
