import { tunnelSetupSchema, type TunnelSetup } from '../../../shared/tunnels/model.ts';
import type { Database } from '../database/database.ts';

/** The setup of the tunnel and the keys of servers that were accepted. */
export interface TunnelRepository {
  /** `none` until one is chosen, and where what was chosen cannot be read any more. */
  setup(): TunnelSetup;
  keepSetup(setup: TunnelSetup): void;
  hostKey(owner: string): string | undefined;
  acceptHostKey(owner: string, fingerprint: string, now: number): void;
}

/** The tunnel in SQLite. */
export function createTunnelRepository(database: Database): TunnelRepository {
  return {
    setup() {
      const text = database.get('SELECT setup FROM tunnel')?.['setup'];
      if (typeof text !== 'string') return { kind: 'none' };
      const parsed = tunnelSetupSchema.safeParse(JSON.parse(text));
      return parsed.success ? parsed.data : { kind: 'none' };
    },
    keepSetup(setup) {
      database.run(
        `INSERT INTO tunnel (only, setup) VALUES (1, ?)
         ON CONFLICT (only) DO UPDATE SET setup = excluded.setup`,
        JSON.stringify(setup),
      );
    },
    hostKey(owner) {
      const row = database.get('SELECT fingerprint FROM tunnel_host_keys WHERE owner = ?', owner);
      const fingerprint = row?.['fingerprint'];
      return typeof fingerprint === 'string' ? fingerprint : undefined;
    },
    acceptHostKey(owner, fingerprint, now) {
      database.run(
        `INSERT INTO tunnel_host_keys (owner, fingerprint, accepted_at) VALUES (?, ?, ?)
         ON CONFLICT (owner) DO UPDATE SET fingerprint = excluded.fingerprint, accepted_at = excluded.accepted_at`,
        owner,
        fingerprint,
        now,
      );
    },
  };
}
