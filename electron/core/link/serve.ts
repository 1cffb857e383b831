import { onError, type Router } from '@orpc/server';
import { RPCHandler } from '@orpc/server/ws';
import { closeCodes, judgeFrame } from './frames.ts';

/** One connection to a screen, whatever carries it: a WebSocket or a MessagePort. */
export interface LinkPort {
  send(data: string): void;
  close(code: number, reason: string): void;
  onMessage(listener: (data: string | Uint8Array) => void): void;
  onClose(listener: () => void): void;
}

/** What every call knows of its connection. */
export type LinkContext = { readonly link: 'websocket' | 'message-port' };

/** Answers calls that come over ports. */
export type LinkServer = { serve(port: LinkPort, context: LinkContext): void };

/** Serves a router over any number of ports; a frame that is not one closes its port. */
export function createLinkServer(router: Router<never, LinkContext>): LinkServer {
  const handler = new RPCHandler(router, { interceptors: [onError(() => undefined)] });
  return {
    serve(port, context) {
      void handler.upgrade(asSocket(port), { context });
    },
  };
}

type SocketLike = Parameters<RPCHandler<LinkContext>['upgrade']>[0];

/** The little that oRPC asks of a socket, with every frame judged before oRPC sees it. */
function asSocket(port: LinkPort): SocketLike {
  const socket = {
    send: (data: string) => port.send(data),
    addEventListener(type: string, listener: (event: { data: unknown }) => void) {
      if (type === 'close') port.onClose(() => listener({ data: undefined }));
      if (type !== 'message') return;
      port.onMessage((data) => {
        const wrong = judgeFrame(data);
        if (wrong === undefined) listener({ data });
        else port.close(closeCodes[wrong], wrong);
      });
    },
  };
  return socket as unknown as SocketLike;
}
