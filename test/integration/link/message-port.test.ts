import { openPort } from '../../../renderer/link/port-transport.ts';
import type { Transport } from '../../../renderer/link/transport.ts';
import { servePair, type NodePort } from '../../support/node-port.ts';
import { describeLink } from './conformance.ts';

describeLink('MessagePort', (links) => {
  const open = new Set<NodePort>();

  function connect(): NodePort {
    const { page, main } = servePair(links);
    open.add(main);
    return page;
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
