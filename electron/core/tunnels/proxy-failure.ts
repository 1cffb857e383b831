import { ConnectError } from '../network/connect-error.ts';
import { tellProxySignIn, tellTrouble } from '../network/trouble.ts';
import { TunnelFailure } from './tunnel.ts';

/** What a proxy said instead of leading on, in words. */
export function proxyFailure(error: unknown): TunnelFailure {
  const known = error instanceof ConnectError ? error : undefined;
  if (known?.proxyAnswer?.status === 407) return failure(tellProxySignIn(known.proxyAnswer.signIn));
  if (known?.trouble !== undefined) return failure(tellTrouble(known.trouble));
  return new TunnelFailure('retry', slow);
}

const slow =
  'The proxy of this network did not answer in time. The console tries again by itself, and asks Popp meanwhile.';

// The network may be another one in a minute: it is tried again by itself whatever the proxy said.
function failure({ happened, doThis }: ReturnType<typeof tellTrouble>): TunnelFailure {
  return new TunnelFailure('retry', `${happened} ${doThis}`);
}
