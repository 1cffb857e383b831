import type { Listener } from '@ngrok/ngrok';
import { ngrokProblem } from '../../../shared/tunnels/rules.ts';
import type { Secret } from '../secret.ts';
import { TunnelFailure, type TunnelOpener } from './tunnel.ts';

/** The part of ngrok's package that is used. */
export type NgrokLike = {
  forward(options: {
    readonly addr: string;
    readonly authtoken: string;
    readonly domain?: string;
    readonly onStatusChange: (status: string) => void;
  }): Promise<Pick<Listener, 'url' | 'close'>>;
};

// Native code: loaded only by those who chose ngrok.
async function loadNgrok(): Promise<NgrokLike> {
  const { default: ngrok } = await import('@ngrok/ngrok');
  return ngrok;
}

/** A tunnel through ngrok, which can read what Popp delivers. */
export function ngrokTunnel(options: {
  readonly authtoken: Secret | undefined;
  readonly domain: string | undefined;
  readonly load?: () => Promise<NgrokLike>;
}): TunnelOpener {
  const { authtoken, domain, load = loadNgrok } = options;
  return async (localPort) => {
    if (authtoken === undefined) throw new TunnelFailure('final', ngrokText.noToken);
    const closed = Promise.withResolvers<string>();
    try {
      const ngrok = await load();
      const listener = await ngrok.forward({
        addr: `127.0.0.1:${localPort}`,
        authtoken: authtoken.reveal(),
        ...(domain === undefined ? {} : { domain }),
        onStatusChange: (status) => {
          if (status === 'closed') closed.resolve(ngrokText.closed);
        },
      });
      const publicUrl = listener.url();
      if (publicUrl === null) throw new TunnelFailure('retry', ngrokText.noUrl);
      return { publicUrl, closed: closed.promise, close: () => listener.close() };
    } catch (error) {
      if (error instanceof TunnelFailure) throw error;
      const { words, isFinal } = ngrokProblem(String(error));
      throw new TunnelFailure(isFinal ? 'final' : 'retry', words);
    }
  };
}

const ngrokText = {
  noToken:
    'The ngrok authtoken is not kept here. Copy it from your ngrok dashboard and enter it below.',
  closed: 'ngrok closed the tunnel. The console tries again by itself, and asks Popp meanwhile.',
  noUrl: 'ngrok gave no address. The console tries again by itself.',
} as const;
