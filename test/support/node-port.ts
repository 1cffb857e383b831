import { MessageChannel } from 'node:worker_threads';
import {
  linkPortOf,
  readyFrame,
  type MessagePortLike,
} from '../../electron/core/link/message-port.ts';
import type { LinkServer } from '../../electron/core/link/serve.ts';

/** One end of a pair of Node's ports. */
export type NodePort = MessageChannel['port1'];

/** Node's port in the shape of Electron's: a message comes as an event with its data. */
function asMainPort(port: NodePort): MessagePortLike {
  return {
    on(event: 'message' | 'close', listener: (event: { readonly data: unknown }) => void) {
      if (event === 'close') port.on('close', () => listener({ data: undefined }));
      else port.on('message', (data: unknown) => listener({ data }));
    },
    postMessage: (message) => port.postMessage(message),
    start: () => port.start(),
    close: () => port.close(),
  };
}

/** Serves links on one end of a fresh pair, as the main process does; answers the page's end and its own. */
export function servePair(links: LinkServer): { readonly page: NodePort; readonly main: NodePort } {
  const { port1, port2 } = new MessageChannel();
  const inMain = asMainPort(port2);
  const link = linkPortOf(inMain);
  links.serve(link, { link: 'message-port' });
  link.send(readyFrame);
  inMain.start();
  return { page: port1, main: port2 };
}
