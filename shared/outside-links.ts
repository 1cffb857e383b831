/** What becomes of a link that leads out of the console: opened, shown to the recruiter whole first, or not opened at all. */
export type OutsideVerdict = 'open' | 'ask' | 'refuse';

/** The parts of an address that decide; a `URL` has them. */
export type OutsideAddress = {
  readonly protocol: string;
  readonly username: string;
  readonly password: string;
  readonly hostname: string;
  readonly port: string;
};

const poppHosts = ['joinpopp.com', 'popp.ai'];
// By its whole name: a linked conversation opens there.
const highLevelHost = 'app.gohighlevel.com';

/** Judges a link by its scheme and host alone; what a candidate wrote is never trusted. */
export function judgeOutside(address: OutsideAddress): OutsideVerdict {
  const { protocol, username, password, hostname, port } = address;
  if (protocol !== 'https:' && protocol !== 'http:') return 'refuse';
  // A name and password before the host are there to make it look like another.
  if (username !== '' || password !== '') return 'refuse';
  const isKnown =
    protocol === 'https:' &&
    port === '' &&
    (hostname === highLevelHost ||
      poppHosts.some((host) => hostname === host || hostname.endsWith(`.${host}`)));
  return isKnown ? 'open' : 'ask';
}
