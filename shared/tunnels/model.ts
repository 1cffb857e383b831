import { z } from 'zod';

const port = z.number().int().min(1).max(65_535);
const hostName = z
  .string()
  .trim()
  .min(1)
  .max(253)
  .regex(/^[\w.:-]+$/);

/** How one signs in to one's own SSH server. */
export const sshSignIns = ['password', 'key', 'agent'] as const;

/** One of the ways to sign in. */
export type SshSignIn = (typeof sshSignIns)[number];

/** How Popp's deliveries get to this machine; no secret is part of it. */
export const tunnelSetupSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  /** Something else leads a public address here; the console only knows the address. */
  z.strictObject({ kind: z.literal('manual'), publicUrl: z.string().trim().max(500) }),
  z.strictObject({
    kind: z.literal('ngrok'),
    /** A reserved domain keeps the public address the same after every start. */
    domain: hostName.optional(),
  }),
  z.strictObject({
    kind: z.literal('ssh'),
    host: hostName,
    port,
    user: z
      .string()
      .trim()
      .min(1)
      .max(64)
      .regex(/^[^\s:@]+$/),
    signIn: z.enum(sshSignIns),
    /** Where the server listens; a web server of yours leads the public address to it. */
    remoteHost: hostName,
    remotePort: port,
    publicUrl: z.string().trim().max(500),
  }),
]);

/** How Popp's deliveries get to this machine. */
export type TunnelSetup = z.infer<typeof tunnelSetupSchema>;

/** One kind of tunnel. */
export type TunnelKind = TunnelSetup['kind'];

/** The SSH forward's part of a setup. */
export type SshSetup = Extract<TunnelSetup, { kind: 'ssh' }>;

/** What the tunnels keep in the keychain. */
export const tunnelSecretKinds = [
  'ngrok-authtoken',
  'ssh-password',
  'ssh-key',
  'ssh-passphrase',
] as const;

/** One of the secrets of a tunnel. */
export type TunnelSecretKind = (typeof tunnelSecretKinds)[number];

/** How the tunnel stands. */
export const tunnelStates = [
  'off',
  'opening',
  'open',
  /** It closed or could not be opened; it is tried again by itself. */
  'waiting',
  /** The server showed a key that the recruiter has not accepted; nothing was sent to it. */
  'confirm-host',
  /** Trying again by itself would not help. */
  'failed',
] as const;

/** One of the states of a tunnel. */
export type TunnelState = (typeof tunnelStates)[number];

/** The key of an SSH server, by the fingerprints that OpenSSH prints. */
const hostKeySchema = z.object({
  offered: z.string(),
  /** What was accepted for this server before; another one now may be somebody in between. */
  accepted: z.string().optional(),
});

/** The tunnel, as the screen shows it. */
export const tunnelStatusSchema = z.object({
  setup: tunnelSetupSchema,
  state: z.enum(tunnelStates),
  /** Where the tunnel leads from, without the path of a workspace. */
  publicUrl: z.string().optional(),
  problem: z.string().optional(),
  since: z.number().int(),
  retryAt: z.number().int().optional(),
  host: hostKeySchema.optional(),
  /** Which secrets are kept for this setup. */
  kept: z.array(z.enum(tunnelSecretKinds)),
});

/** The tunnel, as the screen shows it. */
export type TunnelStatus = z.infer<typeof tunnelStatusSchema>;
