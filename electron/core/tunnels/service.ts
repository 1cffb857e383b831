import { ConsoleError } from '../../../shared/errors.ts';
import type { tunnelsContract } from '../../../shared/tunnels/contract.ts';
import type { TunnelSetup, TunnelStatus } from '../../../shared/tunnels/model.ts';
import { hostKeyOwner, readPublicUrl, secretKindsOf } from '../../../shared/tunnels/rules.ts';
import type { Clock, Logger, Network, Power, SecretStore } from '../capabilities.ts';
import type { ChangeBus } from '../changes.ts';
import type { Database } from '../database/database.ts';
import { Secret } from '../secret.ts';
import type { ServiceOf } from '../service.ts';
import type { Policy } from '../settings/policy.ts';
import { ngrokTunnel, type NgrokLike } from './ngrok-tunnel.ts';
import { createTunnelRepository } from './repository.ts';
import { createTunnelSecrets } from './secrets.ts';
import { sshTunnel } from './ssh-tunnel.ts';
import { createTunnelSupervisor } from './supervisor.ts';
import type { TunnelOpener } from './tunnel.ts';

/** What the tunnel is made of. */
export type TunnelsDependencies = {
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly changes: ChangeBus;
  readonly secrets: SecretStore;
  readonly power: Power;
  readonly network: Network;
  /** Whether a company has turned tunnels off. */
  readonly policy: Pick<Policy, 'managed' | 'requireTunnels'>;
  /** The port that the webhook listener has; `undefined` while it does not listen. */
  readonly localPort: () => number | undefined;
  /** The socket of the recruiter's SSH agent. */
  readonly sshAgent?: string | undefined;
  readonly loadNgrok?: () => Promise<NgrokLike>;
};

/** The tunnel of this console. */
export type TunnelsService = ServiceOf<typeof tunnelsContract> & {
  start(): void;
  stop(): Promise<void>;
  /** Where the tunnel leads from now; `undefined` while it is not open. */
  publicUrl(): string | undefined;
};

/** The one tunnel of a data folder, over its supervisor. */
export function createTunnelsService(deps: TunnelsDependencies): TunnelsService {
  const { clock, changes, policy } = deps;
  const repository = createTunnelRepository(deps.database);
  const secrets = createTunnelSecrets(deps.secrets);
  const supervisor = createTunnelSupervisor({
    ...deps,
    onChange: () => changes.publish({ topic: 'tunnels' }),
  });
  let stopWaking: (() => void) | undefined;

  function openerOf(setup: TunnelSetup): TunnelOpener | undefined {
    switch (setup.kind) {
      case 'none':
        return undefined;
      case 'manual':
        return () => Promise.resolve(manualTunnel(setup.publicUrl));
      case 'ngrok':
        return async (port, signal) =>
          ngrokTunnel({
            authtoken: await secrets.get(setup, 'ngrok-authtoken'),
            domain: setup.domain,
            ...(deps.loadNgrok === undefined ? {} : { load: deps.loadNgrok }),
          })(port, signal);
      case 'ssh':
        return async (port, signal) =>
          sshTunnel({
            setup,
            credentials: {
              password: await secrets.get(setup, 'ssh-password'),
              privateKey: await secrets.get(setup, 'ssh-key'),
              passphrase: await secrets.get(setup, 'ssh-passphrase'),
              agent: deps.sshAgent,
            },
            acceptedKey: repository.hostKey(hostKeyOwner(setup)),
            network: deps.network,
          })(port, signal);
      default:
        return setup satisfies never;
    }
  }

  async function status(): Promise<TunnelStatus> {
    const setup = repository.setup();
    const { offered, ...standing } = supervisor.standing();
    const accepted = setup.kind === 'ssh' ? repository.hostKey(hostKeyOwner(setup)) : undefined;
    return {
      setup,
      ...standing,
      ...(offered === undefined
        ? {}
        : { host: { offered, ...(accepted === undefined ? {} : { accepted }) } }),
      kept: [...(await secrets.kept(setup))],
    };
  }

  function run(): void {
    const isOff = policy.managed.tunnels === 'off';
    supervisor.use(isOff ? undefined : openerOf(repository.setup()));
  }

  return {
    status: () => status(),
    async choose({ setup }) {
      if (setup.kind !== 'none') policy.requireTunnels();
      repository.keepSetup(checked(setup));
      run();
      return status();
    },
    async setSecret({ kind, secret }) {
      const setup = repository.setup();
      if (!secretKindsOf(setup).includes(kind)) {
        throw new ConsoleError(
          'conflict',
          'The tunnel that is set up does not use this. Nothing was kept. Choose the tunnel first.',
        );
      }
      await secrets.set(setup, kind, new Secret(secret));
      run();
      return status();
    },
    async clearSecrets() {
      await secrets.clear(repository.setup());
      run();
      return status();
    },
    async acceptHostKey({ fingerprint }) {
      const setup = repository.setup();
      if (setup.kind !== 'ssh' || supervisor.standing().offered !== fingerprint) {
        throw new ConsoleError(
          'conflict',
          'The server shows another key by now. Nothing was accepted. Compare the new fingerprint.',
        );
      }
      repository.acceptHostKey(hostKeyOwner(setup), fingerprint, clock.now());
      run();
      return status();
    },
    async retry() {
      supervisor.again();
      return status();
    },
    start() {
      stopWaking = deps.power.onWake(() => supervisor.again());
      run();
    },
    async stop() {
      stopWaking?.();
      await supervisor.stop();
    },
    publicUrl: () => supervisor.standing().publicUrl,
  };
}

/** A tunnel that somebody else keeps open: the console only knows its address. */
function manualTunnel(publicUrl: string) {
  return { publicUrl, closed: new Promise<string>(() => {}), close: () => Promise.resolve() };
}

function checked(setup: TunnelSetup): TunnelSetup {
  if (setup.kind !== 'manual' && setup.kind !== 'ssh') return setup;
  const read = readPublicUrl(setup.publicUrl);
  if ('url' in read) return { ...setup, publicUrl: read.url };
  throw new ConsoleError('invalid-input', publicUrlProblems[read.problem], {
    details: { field: 'publicUrl' },
  });
}

const publicUrlProblems = {
  'not-an-address':
    'This is not an address. Enter it whole, beginning with https://. Nothing was changed.',
  'not-https': 'Popp delivers to https addresses alone. Nothing was changed.',
  'has-more':
    'Enter the address without a question mark, a # or a name before an @. Nothing was changed.',
  'this-machine':
    'This address leads to the computer that opens it, so Popp cannot reach you by it. Nothing was changed.',
} as const;
