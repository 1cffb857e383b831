import type { SshSignIn, TunnelKind, TunnelSetup } from '../../../shared/tunnels/model.ts';
import { tunnelsText } from './text.ts';

/** What stands in the fields, as typed. */
export type TunnelFields = {
  readonly kind: TunnelKind;
  readonly publicUrl: string;
  readonly domain: string;
  readonly host: string;
  readonly port: string;
  readonly user: string;
  readonly signIn: SshSignIn;
  readonly remoteHost: string;
  readonly remotePort: string;
};

/** One problem to a field. */
export type TunnelProblems = { readonly [Field in keyof TunnelFields]?: string };

/** The fields of a setup, with what is usual where it says nothing. */
export function fieldsOf(setup: TunnelSetup): TunnelFields {
  const ssh = setup.kind === 'ssh' ? setup : undefined;
  return {
    kind: setup.kind,
    publicUrl: setup.kind === 'manual' || setup.kind === 'ssh' ? setup.publicUrl : '',
    domain: setup.kind === 'ngrok' ? (setup.domain ?? '') : '',
    host: ssh?.host ?? '',
    port: String(ssh?.port ?? 22),
    user: ssh?.user ?? '',
    signIn: ssh?.signIn ?? 'key',
    remoteHost: ssh?.remoteHost ?? '127.0.0.1',
    remotePort: String(ssh?.remotePort ?? ''),
  };
}

/** The setup that the fields make, or what is wrong with them. */
export function readFields(
  fields: TunnelFields,
): { readonly setup: TunnelSetup } | { readonly problems: TunnelProblems } {
  const needed = (...names: (keyof TunnelFields)[]): TunnelProblems =>
    Object.fromEntries(
      names.filter((name) => fields[name].trim() === '').map((name) => [name, tunnelsText.needed]),
    );
  const ports = (...names: ('port' | 'remotePort')[]): TunnelProblems =>
    Object.fromEntries(
      names.filter((name) => !isPort(fields[name])).map((name) => [name, tunnelsText.badPort]),
    );
  switch (fields.kind) {
    case 'none':
      return { setup: { kind: 'none' } };
    case 'manual':
      return unless(needed('publicUrl'), { kind: 'manual', publicUrl: fields.publicUrl.trim() });
    case 'ngrok': {
      const domain = fields.domain.trim();
      return { setup: { kind: 'ngrok', ...(domain === '' ? {} : { domain }) } };
    }
    case 'ssh':
      return unless(
        {
          ...ports('port', 'remotePort'),
          ...needed('host', 'user', 'remoteHost', 'publicUrl'),
        },
        {
          kind: 'ssh',
          host: fields.host.trim(),
          port: Number(fields.port),
          user: fields.user.trim(),
          signIn: fields.signIn,
          remoteHost: fields.remoteHost.trim(),
          remotePort: Number(fields.remotePort),
          publicUrl: fields.publicUrl.trim(),
        },
      );
    default:
      return fields.kind satisfies never;
  }
}

function unless(problems: TunnelProblems, setup: TunnelSetup) {
  return Object.keys(problems).length === 0 ? { setup } : { problems };
}

function isPort(text: string): boolean {
  const port = Number(text);
  return /^\d{1,5}$/.test(text.trim()) && port >= 1 && port <= 65_535;
}
