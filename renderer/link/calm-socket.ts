/** The little that oRPC asks of a socket. */
export type LinkSocket = Pick<
  WebSocket,
  'addEventListener' | 'removeEventListener' | 'send' | 'readyState'
>;

/** What can carry frames: a WebSocket, or a MessagePort that looks like one. */
export type FrameCarrier = Omit<LinkSocket, 'readyState'> & { readonly isOpen: () => boolean };

/**
 * When a socket closes, oRPC still wants to say that its calls are over, and throws where nobody can catch it. What the
 * other end can no longer hear is dropped; only a new call on a closed socket fails.
 */
export function calm(carrier: FrameCarrier): LinkSocket {
  return {
    get readyState() {
      return WebSocket.OPEN;
    },
    send(message) {
      if (carrier.isOpen()) carrier.send(message);
      else if (isRequest(message)) throw new Error('The socket closed before the call was made.');
    },
    addEventListener: carrier.addEventListener,
    removeEventListener: carrier.removeEventListener,
  };
}

/** oRPC's frames of a running call carry a type; the first one, the request, has none. */
function isRequest(message: Parameters<WebSocket['send']>[0]): boolean {
  return typeof message === 'string' && !/^\{"i":[^,]+,"t":[34]/.test(message);
}

/** Whether a frame is the console's word that it listens, which comes before the first frame of a call. */
export function isReadyFrame(data: unknown): boolean {
  return typeof data === 'string' && data.replaceAll(' ', '') === '{"ready":true}';
}
