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
} satisfies Pick<Protocol, 'registerSchemesAsPrivileged' | 'handle'>);

/** Asks the main process for one of its pages. */
export async function answerRequest(request: Request): Promise<Response> {
  const scheme = new URL(request.url).protocol.slice(0, -1);
  // The stand-in's pages have an origin in any case; Electron's have one only where this was said.
  if (!privileged.has(scheme)) throw new Error(`${scheme} is no standard, secure scheme.`);
  const handler = handlers.get(scheme);
  return handler === undefined ? Response.error() : handler(request as never);
}

type Ask = NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>;
type Check = NonNullable<Parameters<Session['setPermissionCheckHandler']>[0]>;
let ask: Ask = (_contents, _permission, answer) => answer(true);
let check: Check = () => true;

export const session = onlyProvided('session', {
  defaultSession: onlyProvided('session.defaultSession', {
    setPermissionRequestHandler: (handler) => void (ask = handler ?? ask),
    setPermissionCheckHandler: (handler) => void (check = handler ?? check),
    resolveProxy: () => Promise.resolve('DIRECT'),
  } satisfies Pick<
    Session,
    'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'resolveProxy'
  >),
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

/** Gives the browser the answers of the main process: it grants what both of its handlers grant. */
export async function applyPermissions(): Promise<void> {
  for (const [permission, name] of permissions) {
    let isGranted = check(null, permission, appOrigin, {} as never);
    ask(null as never, permission as never, (answer) => (isGranted &&= answer), {
      requestingUrl: `${appOrigin}/index.html`,
      isMainFrame: true,
    } as never);
    await chromium.send('Browser.setPermission', {
      permission: { name },
      setting: isGranted ? 'granted' : 'denied',
      origin: browserOrigin,
      browserContextId,
    });
  }
}
