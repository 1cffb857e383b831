/** A rule of who may import whom. Paths are relative to the project; packages stand as `npm:name`, Node as `node:name`. */
export type ImportRule = {
  readonly name: string;
  readonly why: string;
  readonly from: RegExp;
  readonly notFrom?: RegExp;
  /** What must not be imported. */
  readonly forbidden?: RegExp;
  /** Everything else must not be imported. */
  readonly allowed?: RegExp;
  /** Types vanish when the code is built, so some rules let them pass. */
  readonly typesPass?: boolean;
};

/** The import rules of ARCHITECTURE.md. */
export const importRules: readonly ImportRule[] = [
  {
    name: 'shared-is-pure',
    why: 'shared/ runs on both sides: zod, the oRPC contract and libphonenumber alone, no Node, no DOM, no other room.',
    from: /^shared\//,
    allowed: /^(shared\/|npm:(zod|@orpc\/contract|libphonenumber-js)(\/|$))/,
  },
  {
    name: 'core-knows-no-host',
    why: 'electron/core runs under any host: never electron, the hosts, the screens or the tests.',
    from: /^electron\/core\//,
    forbidden:
      /^(electron\/(main|preload|web)\/|electron\/[^/]+$|renderer\/|test\/|npm:(electron|electron-store|react|react-dom|@mantine|@tanstack|zustand|playwright)(\/|$))/,
  },
  {
    name: 'hosts-are-thin',
    why: 'A host knows core, shared, Node and libraries.',
    from: /^electron\/(main|web)\//,
    forbidden: /^(renderer\/|test\/|electron\/preload\/)/,
  },
  {
    name: 'web-host-knows-no-electron',
    why: 'The browser host runs in plain Node.',
    from: /^electron\/(web\/|[^/]+$)/,
    forbidden: /^(electron\/main\/|npm:(electron|electron-store)(\/|$))/,
  },
  {
    name: 'preload-is-small',
    why: 'The preload is one sandboxed file: electron, and types of shared.',
    from: /^electron\/preload\//,
    allowed: /^(npm:electron$|electron\/preload\/)/,
    typesPass: true,
  },
  {
    name: 'renderer-is-a-page',
    why: 'renderer/ runs in a page: shared and its libraries, never Node or electron/.',
    from: /^renderer\//,
    forbidden:
      /^(electron\/|test\/|node:|npm:(electron|ws|hono|keytar|conf|electron-log|csv-parse)(\/|$))/,
  },
  {
    name: 'one-way-out',
    why: 'Every write to Popp or HighLevel leaves through the outbox.',
    from: /^electron\//,
    notFrom: /^electron\/core\/(outbox\/|popp\/|highlevel\/|compose)/,
    forbidden: /^electron\/core\/(popp|highlevel)\/writes/,
  },
  {
    name: 'one-network',
    why: 'Every connection that leaves this computer goes through core/network: there proxies, certificates and loopback are judged. Beside it, the listener of webhooks and practice stay on 127.0.0.1, and a tunnel is no HTTP: its own library leads out.',
    from: /^electron\/(core|main)\//,
    notFrom:
      /^electron\/core\/(network\/|webhooks\/listener\.ts|practice\/(http-server|webhook-sender)\.ts|tunnels\/(ssh|ngrok)-tunnel\.ts)/,
    forbidden:
      /^(node:(http|https|http2|net|tls|dgram)|npm:(ws|undici|axios|got|node-fetch|ssh2|@ngrok\/ngrok)(\/|$))/,
  },
  {
    name: 'practice-reads-on-its-own',
    why: 'The practice server is a second, independent reading of the seeds; it shares no wire schema with the client.',
    from: /^electron\/core\/practice\//,
    forbidden: /^(shared\/(popp|campaigns|highlevel|mirror)\/|electron\/core\/(popp|highlevel)\/)/,
  },
  {
    name: 'product-knows-no-test',
    why: 'Nothing that ships imports from test/.',
    from: /^(shared|electron|renderer)\//,
    forbidden: /^test\//,
  },
  {
    name: 'tools-never-ship',
    why: 'What makes and judges packages is no part of them.',
    from: /^(shared|renderer|electron\/(core|main|preload|web))\//,
    forbidden: /^electron\/packaging\//,
  },
];
