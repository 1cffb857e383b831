import type { ClientContext, ClientLink } from '@orpc/client';

/** Why a channel ended: the line dropped, the host no longer knows this tab, or another tab took over. */
export type ChannelEnd = 'lost' | 'signed-out' | 'elsewhere';

/** What a call may carry beside its input; ours carry nothing. */
export type LinkContext = ClientContext;

/** One live connection to the core, whatever carries it. It is never reopened: a new one is opened instead. */
export interface Channel {
  readonly link: ClientLink<LinkContext>;
  /** Resolves once, when the channel can carry nothing more. */
  readonly ended: Promise<ChannelEnd>;
  close(): void;
}

/** A host refused this tab for good; opening again by itself would not help. */
export class ChannelRefused extends Error {
  override readonly name = 'ChannelRefused';
  readonly end: Exclude<ChannelEnd, 'lost'>;

  constructor(end: Exclude<ChannelEnd, 'lost'>) {
    super(`The host refused this tab: ${end}`);
    this.end = end;
  }
}

/** Something that can open channels: a WebSocket to the web host, or a MessagePort to the window's main process. */
export interface Transport {
  /** Opens a channel; throws `ChannelRefused` when trying again is pointless. */
  open(signal: AbortSignal): Promise<Channel>;
}
