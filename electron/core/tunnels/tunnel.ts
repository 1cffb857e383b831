/** A tunnel that is open. */
export type OpenTunnel = {
  /** Where it leads from, without the path of a workspace. */
  readonly publicUrl: string;
  /** Settles when it closes by itself, with the reason in words; never after `close`. */
  readonly closed: Promise<string>;
  close(): Promise<void>;
};

/** Opens one kind of tunnel to a port of this machine. Throws `TunnelFailure`. */
export type TunnelOpener = (localPort: number, signal: AbortSignal) => Promise<OpenTunnel>;

/** Whether trying again by itself can help. */
export type TunnelFailureKind = 'retry' | 'final' | 'host-key';

/** A tunnel that could not be opened, with words for the recruiter. */
export class TunnelFailure extends Error {
  override readonly name = 'TunnelFailure';
  readonly kind: TunnelFailureKind;
  /** The key that an SSH server showed. */
  readonly offered: string | undefined;

  constructor(kind: TunnelFailureKind, message: string, offered?: string) {
    super(message);
    this.kind = kind;
    this.offered = offered;
  }
}
