import { RPCLink } from '@orpc/client/websocket';
import type { DesktopBridge } from '../../shared/desktop.ts';
import { calm, isReadyFrame } from './calm-socket.ts';
import { desktopMessages } from './desktop.ts';
import { fieldOf } from './field-of.ts';
import type { Channel, ChannelEnd, LinkContext, Transport } from './transport.ts';

const openTimeoutMs = 8000;

/** Whether a frame is the console's last word on a port. */
export function isClosingFrame(data: unknown): boolean {
  if (typeof data !== 'string' || !data.startsWith('{"closed":')) return false;
  try {
    return typeof fieldOf(JSON.parse(data), 'closed') === 'number';
  } catch {
    return false;
  }
}

/** A port as a channel, once the console has said on it that it listens. */
export function openPort(port: MessagePort, signal: AbortSignal): Promise<Channel> {
  return new Promise((resolve, reject) => {
    const frames = new EventTarget();
    let isOpen = true;
    const ended = Promise.withResolvers<ChannelEnd>();
    const end = () => {
      if (!isOpen) return;
      isOpen = false;
      port.close();
      ended.resolve('lost');
      frames.dispatchEvent(new Event('close'));
      settle(() => reject(new Error('The port closed before it was ready.')));
    };
    const settle = (done: () => void) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      done();
    };
    const timer = setTimeout(end, openTimeoutMs);
    signal.addEventListener('abort', end, { once: true });

    let isReady = false;
    port.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (isClosingFrame(data)) return end();
      if (isReady) return frames.dispatchEvent(new MessageEvent('message', { data }));
      if (!isReadyFrame(data)) return end();
      isReady = true;
      const websocket = calm({
        isOpen: () => isOpen,
        send: (message) => port.postMessage(message),
        addEventListener: frames.addEventListener.bind(frames),
        removeEventListener: frames.removeEventListener.bind(frames),
      });
      const link = new RPCLink<LinkContext>({ websocket });
      return settle(() => resolve({ link, ended: ended.promise, close: end }));
    });
    port.addEventListener('close', end);
    port.start();
  });
}

/** The way to the core through the desktop app: each connection is a fresh port from the main process. */
export function createPortTransport(page: Window, bridge: DesktopBridge<File>): Transport {
  return {
    open(signal) {
      return new Promise((resolve, reject) => {
        const abort = () => {
          stop();
          reject(new Error('The port was no longer wanted.'));
        };
        const stop = desktopMessages(page, (message, [port]) => {
          if (message.type !== 'desktop-port' || port === undefined) return;
          stop();
          signal.removeEventListener('abort', abort);
          openPort(port, signal).then(resolve, reject);
        });
        signal.addEventListener('abort', abort, { once: true });
        bridge.connect();
      });
    },
  };
}
