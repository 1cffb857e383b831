import type { SshSignIn, TunnelKind, TunnelState } from '../../../shared/tunnels/model.ts';

/** Every sentence about how Popp's deliveries get to this computer. */
export const tunnelsText = {
  managedOff:
    'Your company has turned tunnels off. The console asks Popp instead, and nothing is lost.',
  title: 'Tunnel',
  purpose:
    'Popp announces what happens to a public address. A tunnel leads it to this computer. Without one the console asks Popp, and nothing is lost.',
  kind: 'Kind of tunnel',
  kinds: {
    none: 'None',
    manual: 'One of my own',
    ngrok: 'ngrok',
    ssh: 'My own server (SSH)',
  } satisfies Readonly<Record<TunnelKind, string>>,
  readers: {
    none: 'The console asks Popp every 20 seconds.',
    manual:
      'Whoever runs your tunnel can read what Popp delivers, names and messages too. The console only knows the address.',
    ngrok:
      'ngrok can read what Popp delivers, names and messages too. It does not go through the proxy of a company; an SSH forward does.',
    ssh: 'Nobody but you and your server can read what Popp delivers. A web server of yours leads the public address to the port below.',
  } satisfies Readonly<Record<TunnelKind, string>>,
  publicUrl: 'Public address',
  publicUrlHelp: 'Begins with https. The path of each workspace is added to it.',
  domain: 'Reserved domain',
  domainHelp: 'With one of your own the address stays the same after every start.',
  host: 'Server',
  port: 'SSH port',
  user: 'User',
  signIn: 'Sign in with',
  signIns: {
    key: 'A private key',
    password: 'A password',
    agent: 'The SSH agent of this computer',
  } satisfies Readonly<Record<SshSignIn, string>>,
  remoteHost: 'Listens on, at the server',
  remoteHostHelp: '127.0.0.1 keeps the port closed to everyone but your web server.',
  remotePort: 'Port at the server',
  badPort: 'A port is a number from 1 to 65535.',
  needed: 'This is needed.',
  save: 'Use this tunnel',
  stop: 'Use no tunnel',

  secrets: {
    'ngrok-authtoken': 'ngrok authtoken',
    'ssh-password': 'Password',
    'ssh-key': 'Private key',
    'ssh-passphrase': 'Passphrase of the key',
  },
  secretHelp: 'Kept in the keychain and never shown again.',
  secretKept: 'Kept. Enter another to replace it.',
  passphraseHelp: 'Only where the key has one.',
  saveSecrets: 'Keep and connect',

  state: 'State',
  states: {
    off: 'No tunnel',
    opening: 'Connecting',
    open: 'Open',
    waiting: 'Trying again',
    'confirm-host': 'Compare the key',
    failed: 'Not connected',
  } satisfies Readonly<Record<TunnelState, string>>,
  retryAt: 'Next try',
  retry: 'Try now',
  address: 'Address for Popp',
  addressHelp: 'Give Popp this whole address for this workspace.',

  newKeyTitle: 'Compare the key of your server',
  changedKeyTitle: 'Your server shows another key',
  offered: 'It shows now',
  accepted: 'You accepted',
  compareHelp: 'On the server, this prints it:',
  compareCommand: 'ssh-keygen -l -f /etc/ssh/ssh_host_ed25519_key.pub',
  accept: 'It is the same: accept',
  acceptChanged: 'My server was set up anew: accept',
  toSettings: 'Set up in Settings',
} as const;
