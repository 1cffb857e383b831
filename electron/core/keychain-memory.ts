import type { SecretStore } from './capabilities.ts';
import type { Secret } from './secret.ts';

/** Secrets for this run alone: where there is no keychain, and in tests. */
export function createMemorySecrets(): SecretStore {
  const secrets = new Map<string, Secret>();
  return {
    place: async () => 'memory',
    get: async (account) => secrets.get(account),
    async set(account, secret) {
      secrets.set(account, secret);
    },
    async delete(account) {
      secrets.delete(account);
    },
  };
}
