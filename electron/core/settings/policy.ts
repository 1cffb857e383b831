import { ConsoleError } from '../../../shared/errors.ts';
import { allowsBaseUrl, judgePolicy, type Managed } from '../../../shared/settings/managed.ts';
import { isManaged, manageableSettings } from '../../../shared/settings/managed-rules.ts';
import type { Logger, PolicySource } from '../capabilities.ts';

/** What a company has decided for this computer, with refusals in words. */
export interface Policy {
  readonly managed: Managed;
  /** Whether a workspace may talk to this address. */
  allows(baseUrl: string): boolean;
  /** Refuses an address that a company does not allow. */
  requireAllowed(baseUrl: string): void;
  /** Refuses a change of what a company holds; `changes` are the settings that would change. */
  requireFree(changes: readonly string[]): void;
  /** Refuses a tunnel where a company has turned tunnels off. */
  requireTunnels(): void;
}

/** Reads the policy once, at the start of the console. */
export function createPolicy(source: PolicySource, logger: Logger): Policy {
  const { managed, unknownKeys } = judgePolicy(source.read());
  const { state, file, problem } = managed;
  if (state !== 'none') {
    const facts = { state, file, ...(problem === undefined ? {} : { problem }) };
    if (state === 'in-force') logger.info('policy.in-force', facts);
    else logger.warn('policy.not-in-force', facts);
  }
  if (unknownKeys.length > 0) logger.warn('policy.unknown-keys', { file, keys: unknownKeys });

  return {
    managed,
    allows: (baseUrl) => allowsBaseUrl(managed, baseUrl),
    requireAllowed(baseUrl) {
      if (allowsBaseUrl(managed, baseUrl)) return;
      throw refuse(addressWords(managed), 'baseUrl');
    },
    requireFree(changes) {
      const held = manageableSettings.find(
        (setting) => changes.includes(setting) && isManaged(managed, setting),
      );
      if (held === undefined) return;
      throw refuse('Your company has set this for every computer. Nothing was changed.', held);
    },
    requireTunnels() {
      if (managed.tunnels !== 'off') return;
      throw refuse('Your company has turned tunnels off. Nothing was changed.');
    },
  };
}

function refuse(message: string, field?: string): ConsoleError {
  const details = field === undefined ? {} : { details: { field } };
  return new ConsoleError('not-allowed', message, details);
}

function addressWords(managed: Managed): string {
  if (managed.state === 'broken') {
    return `The settings of your company (${managed.file ?? 'a file'}) cannot be read, so nothing leaves this computer. Nothing was lost. Ask your IT team to mend the file, then start the console again.`;
  }
  const allowed = (managed.baseUrls ?? []).join(', ');
  return `Your company allows other addresses of Popp only: ${allowed}. Nothing was lost and nothing is sent. Change the address of the workspace, or ask your IT team.`;
}
