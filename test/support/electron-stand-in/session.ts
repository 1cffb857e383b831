import type { Protocol, Session } from 'electron';
import { appOrigin, browserOrigin } from './addresses.ts';
import { browserContextId, chromium } from './chromium.ts';
import { onlyProvided } from './provided.ts';

const handlers = new Map<string, Parameters<Protocol['handle']>[1]>();
const privileged = new Set<string>();

/** Who answers requests for a scheme of our own. */
export const protocol = onlyProvided('protocol', {
  registerSchemesAsPrivileged(schemes) {
    for (const { scheme, privileges } of schemes)
      if (privileges?.standard === true && privileges.secure === true) privileged.add(scheme);
  },
  handle: (scheme, handler) => void handlers.set(scheme, handler),
} satisfies Partial<Protocol>);

/** Asks the main process for one of its pages, as the browser wants the answer. */
export async function answerRequest(request: Request) {
  const scheme = new URL(request.url).protocol.slice(0, -1);
  // The stand-in's pages have an origin in any case; Electron's have one only where this was said.
  if (!privileged.has(scheme)) throw new Error(`${scheme} is no standard, secure scheme.`);
  const response = (await handlers.get(scheme)?.(request)) ?? Response.error();
  return {
    responseCode: response.status,
    responseHeaders: [...response.headers].map(([name, value]) => ({ name, value })),
    body: Buffer.from(await response.arrayBuffer()).toString('base64'),
  };
}

let ask: Parameters<Session['setPermissionRequestHandler']>[0] = null;
let check: Parameters<Session['setPermissionCheckHandler']>[0] = null;

/** The one session, whose handlers say what a page may have. */
export const session = onlyProvided('session', {
  defaultSession: onlyProvided('session.defaultSession', {
    setPermissionRequestHandler: (handler) => void (ask = handler),
    setPermissionCheckHandler: (handler) => void (check = handler),
    resolveProxy: () => Promise.resolve('DIRECT'),
  } satisfies Partial<Session>),
});

// Electron's names of what a page may ask for, and the browser's.
const permissions = [
  ['geolocation', 'geolocation'],
  ['media', 'camera'],
  ['media', 'microphone'],
  ['midi', 'midi'],
  ['notifications', 'notifications'],
  ['clipboard-read', 'clipboard-read'],
  ['clipboard-sanitized-write', 'clipboard-write'],
] as const;

/** Gives the browser the answers of the main process: it grants what both handlers grant, and all where there is none. */
export async function applyPermissions(): Promise<void> {
  const details = { requestingUrl: `${appOrigin}/index.html`, isMainFrame: true } as never;
  for (const [permission, name] of permissions) {
    let isGranted = check?.(null, permission, appOrigin, details) ?? true;
    ask?.({} as never, permission, (answer) => (isGranted &&= answer), details);
    await chromium.send('Browser.setPermission', {
      permission: { name },
      setting: isGranted ? 'granted' : 'denied',
      origin: browserOrigin,
      browserContextId,
    });
  }
}
