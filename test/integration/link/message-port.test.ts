import { MessageChannel } from 'node:worker_threads';
import {
  linkPortOf,
  readyFrame,
  type MessagePortLike,
} from '../../../electron/core/link/message-port.ts';
import { openPort } from '../../../renderer/link/port-transport.ts';
import type { Transport } from '../../../renderer/link/transport.ts';
import { describeLink } from './conformance.ts';

type NodePort = MessageChannel['port1'];

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

describeLink('MessagePort', (links) => {
  const open = new Set<NodePort>();

  function connect(): NodePort {
    const { port1, port2 } = new MessageChannel();
    const inMain = asMainPort(port2);
    const link = linkPortOf(inMain);
    links.serve(link, { link: 'message-port' });
    link.send(readyFrame);
    inMain.start();
    open.add(port2);
    return port1;
  }

  const transport: Transport = {
    // The page asks of a port what Node's has as well.
    open: (signal) => openPort(connect() as unknown as MessagePort, signal),
  };

  return Promise.resolve({
    transport,
    breakConnections() {
      for (const port of open) port.close();
      open.clear();
    },
    sendRaw(frame) {
      const port = connect();
      return new Promise((resolve) => {
        port.on('message', (data: unknown) => {
          const said = JSON.parse(String(data)) as { readonly closed?: number };
          if (said.closed !== undefined) resolve(said.closed);
        });
        port.postMessage(frame);
      });
    },
    stop() {
      for (const port of open) port.close();
      return Promise.resolve();
    },
  });
});
