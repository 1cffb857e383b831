import { RPCLink } from '@orpc/client/websocket';
import { calm, type FrameCarrier, isReadyFrame } from './calm-socket.ts';
import { exchangeCode, forgetToken, storedToken, takeCode } from './session.ts';
import {
  type Channel,
  type ChannelEnd,
  ChannelRefused,
  type LinkContext,
  type Transport,
} from './transport.ts';

const openTimeoutMs = 8000;

function endOf(closeCode: number): ChannelEnd {
  if (closeCode === 4401) return 'signed-out';
  if (closeCode === 4409) return 'elsewhere';
  return 'lost';
}

function carrierOf(socket: WebSocket): FrameCarrier {
  return {
    isOpen: () => socket.readyState === WebSocket.OPEN,
    send: (message) => socket.send(message),
    addEventListener: socket.addEventListener.bind(socket),
    removeEventListener: socket.removeEventListener.bind(socket),
  };
}

/** Opens the socket, says who we are in its first message, and waits until the host says that it is ready. */
function openSocket(url: string, token: string, signal: AbortSignal): Promise<Channel> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url);
    const ended = new Promise<ChannelEnd>((end) => {
      socket.addEventListener('close', (event) => end(endOf(event.code)), { once: true });
    });
    const timer = setTimeout(() => socket.close(), openTimeoutMs);
    const abort = () => socket.close();
    signal.addEventListener('abort', abort, { once: true });
    socket.addEventListener('open', () => socket.send(JSON.stringify({ token })), { once: true });
    socket.addEventListener(
      'message',
      (event) => {
        clearTimeout(timer);
        signal.removeEventListener('abort', abort);
        if (!isReadyFrame(event.data)) {
          socket.close();
          return;
        }
        // Only now may the protocol listen: the answer above is ours, not one of its frames.
        resolve({
          link: new RPCLink<LinkContext>({ websocket: calm(carrierOf(socket)) }),
          ended,
          close: () => socket.close(),
        });
      },
      { once: true },
    );
    void ended.then((end) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
      if (end === 'signed-out') forgetToken();
      reject(
        end === 'lost'
          ? new Error('The socket closed before it was ready.')
          : new ChannelRefused(end),
      );
    });
  });
}

/** The way to the core through the web host: a one-time code, a token of this tab, and a WebSocket. */
export function createSocketTransport(page: Window): Transport {
  let code = takeCode(page);
  const url = `ws://${page.location.host}/link`;

  async function token(signal: AbortSignal): Promise<string> {
    if (code !== undefined) {
      const answered = await exchangeCode(code, signal).catch((error: unknown) => {
        // A reload of an address that was already used: the token it gave is still in this tab.
        const kept = storedToken();
        if (error instanceof ChannelRefused && kept !== undefined) return kept;
        throw error;
      });
      code = undefined;
      return answered;
    }
    const kept = storedToken();
    if (kept === undefined) throw new ChannelRefused('signed-out');
    return kept;
  }

  return {
    async open(signal) {
      return openSocket(url, await token(signal), signal);
    },
  };
}
