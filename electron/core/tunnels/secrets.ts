import type { TunnelSecretKind, TunnelSetup } from '../../../shared/tunnels/model.ts';
import { hostKeyOwner, secretKindsOf } from '../../../shared/tunnels/rules.ts';
import type { SecretStore } from '../capabilities.ts';
import type { Secret } from '../secret.ts';

/** The secrets of the tunnel in the keychain, each bound to the server or service it is for. */
export interface TunnelSecrets {
  get(setup: TunnelSetup, kind: TunnelSecretKind): Promise<Secret | undefined>;
  set(setup: TunnelSetup, kind: TunnelSecretKind, secret: Secret): Promise<void>;
  clear(setup: TunnelSetup): Promise<void>;
  kept(setup: TunnelSetup): Promise<readonly TunnelSecretKind[]>;
}

/** Tunnel secrets over the host's store. */
export function createTunnelSecrets(store: SecretStore): TunnelSecrets {
  return {
    get: (setup, kind) => store.get(account(setup, kind)),
    set: (setup, kind, secret) => store.set(account(setup, kind), secret),
    async clear(setup) {
      for (const kind of secretKindsOf(setup)) await store.delete(account(setup, kind));
    },
    async kept(setup) {
      const kept: TunnelSecretKind[] = [];
      for (const kind of secretKindsOf(setup)) {
        if ((await store.get(account(setup, kind))) !== undefined) kept.push(kind);
      }
      return kept;
    },
  };
}

/** Another server or user is another entry, so that no secret is ever shown to a server it was not typed for. */
function account(setup: TunnelSetup, kind: TunnelSecretKind): string {
  if (setup.kind !== 'ssh') return `${kind} ngrok`;
  return `${kind} ${encodeURIComponent(setup.user)}@${hostKeyOwner(setup)}`;
}
