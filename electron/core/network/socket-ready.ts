import type { Duplex } from 'node:stream';
import { calledOff, type ConnectError } from './connect-error.ts';

/** Waits for a socket's event; a failure, an end or a call to stop destroys the socket. */
export function socketReady<Socket extends Duplex>(
  socket: Socket,
  event: 'connect' | 'secureConnect',
  stop: AbortSignal,
  explain: (error: unknown) => ConnectError,
): Promise<Socket> {
  return new Promise((resolve, reject) => {
    function settle(): void {
      socket.off(event, onReady);
      socket.off('close', onClose);
      stop.removeEventListener('abort', onStop);
    }
    function onReady(): void {
      settle();
      resolve(socket);
    }
    function fail(error: ConnectError): void {
      settle();
      socket.destroy();
      reject(error);
    }
    function onClose(): void {
      fail(explain(new Error('closed')));
    }
    function onStop(): void {
      fail(calledOff());
    }
    socket.once(event, onReady);
    // Stays for good: an error between two owners of the socket must never be unhandled.
    socket.on('error', (error) => fail(explain(error)));
    socket.once('close', onClose);
    stop.addEventListener('abort', onStop);
    if (stop.aborted) onStop();
  });
}
