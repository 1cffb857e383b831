import type { LinkPort } from './serve.ts';

/** The little that a link asks of a MessagePort in the main process. */
export interface MessagePortLike {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  postMessage(message: unknown): void;
  start(): void;
  close(): void;
}

/** What the console says on a port before the first frame. */
export const readyFrame = JSON.stringify({ ready: true });

/** A port closes without a code, so the code is the last thing said on it. */
export function closingFrame(code: number): string {
  return JSON.stringify({ closed: code });
}

/** A MessagePort as a link: strings alone, so that every frame is judged as on a WebSocket. */
export function linkPortOf(port: MessagePortLike): LinkPort {
  return {
    send: (data) => port.postMessage(data),
    close(code) {
      port.postMessage(closingFrame(code));
      port.close();
    },
    onMessage(listener) {
      port.on('message', ({ data }) => {
        if (typeof data === 'string' || data instanceof Uint8Array) listener(data);
        else listener(new Uint8Array());
      });
    },
    onClose: (listener) => port.on('close', listener),
  };
}
