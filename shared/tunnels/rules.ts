import type { TunnelSecretKind, TunnelSetup } from './model.ts';

/** Why a public address cannot be used, or the address as it is kept: https, no query, no slash at its end. */
export type PublicUrl =
  | { readonly url: string }
  | { readonly problem: 'not-an-address' | 'not-https' | 'has-more' | 'this-machine' };

const address = /^(?<scheme>[a-z][a-z\d+.-]*):\/\/(?<host>[^\s/?#@]+)(?<path>\/[^\s?#]*)?$/i;
const thisMachine = /^(localhost|[^:]*\.localhost|127\.[\d.]+|0\.0\.0\.0|\[::1?\])(:\d+)?$/i;

/** Reads the public address of a tunnel; Popp delivers to https alone. */
export function readPublicUrl(text: string): PublicUrl {
  const trimmed = text.trim();
  const { scheme = '', host = '', path = '' } = address.exec(trimmed)?.groups ?? {};
  if (host === '') {
    return { problem: /^https?:\/\/[^\s]+$/i.test(trimmed) ? 'has-more' : 'not-an-address' };
  }
  if (scheme.toLowerCase() !== 'https') return { problem: 'not-https' };
  if (thisMachine.test(host)) return { problem: 'this-machine' };
  return { url: `https://${host.toLowerCase()}${path.replace(/\/+$/, '')}` };
}

const firstMs = 1000;
const mostMs = 60_000;

/** How long to wait before a tunnel is tried again: from 1 s, doubling, up to a minute. */
export function retryDelayMs(failures: number): number {
  return Math.min(mostMs, firstMs * 2 ** Math.max(0, Math.min(failures - 1, 10)));
}

/** What a fingerprint of an SSH server's key means. */
export type HostKeyVerdict = 'known' | 'new' | 'changed';

/** Compares the key that a server shows with the one that was accepted for it. */
export function judgeHostKey(offered: string, accepted: string | undefined): HostKeyVerdict {
  if (accepted === undefined) return 'new';
  return offered === accepted ? 'known' : 'changed';
}

/** The server that an accepted key belongs to, as it is kept. */
export function hostKeyOwner(setup: Extract<TunnelSetup, { kind: 'ssh' }>): string {
  return `${setup.host.toLowerCase()}:${setup.port}`;
}

/** ngrok's errors in plain words; the others are shown as ngrok says them. */
export function ngrokProblem(message: string): {
  readonly words: string;
  readonly isFinal: boolean;
} {
  const code = /ERR_NGROK_(\d+)/.exec(message)?.[1];
  switch (code) {
    case '105':
    case '106':
    case '107':
      return {
        words: 'ngrok does not accept this authtoken. Copy it again from your ngrok dashboard.',
        isFinal: true,
      };
    case '108':
      return {
        words:
          'This ngrok account already runs as many agents as its plan allows. Stop the other one; the console tries again by itself.',
        isFinal: false,
      };
    case '334':
      return {
        words:
          'This ngrok domain is in use by another agent, perhaps on another computer. Stop it there; the console tries again by itself.',
        isFinal: false,
      };
    case '319':
    case '320':
    case '326':
      return {
        words:
          'This domain does not belong to your ngrok account. Check it in your ngrok dashboard.',
        isFinal: true,
      };
    case undefined:
      return {
        words:
          'ngrok could not be reached. Nothing is lost: the console asks Popp instead, and tries again by itself.',
        isFinal: false,
      };
    default:
      return { words: `ngrok refused: ${message.slice(0, 200)}`, isFinal: false };
  }
}

/** Which secrets a setup can use. */
export function secretKindsOf(setup: TunnelSetup): readonly TunnelSecretKind[] {
  switch (setup.kind) {
    case 'none':
    case 'manual':
      return [];
    case 'ngrok':
      return ['ngrok-authtoken'];
    case 'ssh':
      if (setup.signIn === 'password') return ['ssh-password'];
      return setup.signIn === 'key' ? ['ssh-key', 'ssh-passphrase'] : [];
    default:
      return setup satisfies never;
  }
}
