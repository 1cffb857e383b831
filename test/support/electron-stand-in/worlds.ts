import type { ContextBridge, IpcRenderer, IpcRendererEvent, WebUtils } from 'electron';
import type { onlyProvided } from './provided.ts';

/** What the preload's world says to the main process, as JSON through a DevTools binding. */
export type FromPreload =
  | { type: 'post'; channel: string; message: unknown; ports: number[] }
  | { type: 'invoke'; channel: string; id: number; args: unknown[] }
  | { type: 'port'; port: number; data: string }
  | { type: 'port-closed'; port: number };

/** What the main process calls in the preload's world, as `globalThis.standIn`. */
export type InPreload = {
  deliver(port: number, data: string): void;
  closePort(port: number): void;
  settle(id: number, error: string | undefined, value: unknown): void;
  hear(channel: string, args: unknown[]): void;
  /** A dropped file by the token that stands for its path. */
  file(token: string): File | undefined;
};

/** Stands for the path of a file in the page's process, which has no way to learn it. */
export const fileToken = /^stand-in-file:\d+$/;

type Functions = Record<string, (...args: unknown[]) => unknown>;
type Call = { id: number; key: string; name: string; args: unknown[] };
type Answer = { id: number; error?: string; value?: unknown };

/** Runs in the page's own world: puts there what the preload exposes. The worlds share events and nothing else. */
export function mainWorld(channel: string): void {
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let last = 0;
  window.addEventListener(`${channel}-answer`, (event) => {
    const { id, error, value } = (event as CustomEvent<Answer>).detail;
    if (error === undefined) waiting.get(id)?.resolve(value);
    else waiting.get(id)?.reject(new Error(error));
    waiting.delete(id);
  });
  window.addEventListener(`${channel}-expose`, (event) => {
    const { key, names } = (event as CustomEvent<{ key: string; names: string[] }>).detail;
    const api: Functions = {};
    for (const name of names) {
      api[name] = (...args) => {
        const detail: Call = { id: (last += 1), key, name, args };
        const answer = Promise.withResolvers<unknown>();
        waiting.set(detail.id, answer);
        window.dispatchEvent(new CustomEvent(`${channel}-call`, { detail }));
        return answer.promise;
      };
    }
    Object.defineProperty(window, key, { value: Object.freeze(api) });
  });
}

/** Runs in an isolated world: the preload, with `electron` as the one module that it can require. */
export function preloadWorld(
  channel: string,
  provided: typeof onlyProvided,
  preload: (require: (name: string) => unknown, module: object, exports: object) => void,
): void {
  // Electron runs a preload in main frames alone.
  if (window !== window.top) return;
  const say = (message: FromPreload) => Reflect.get(window, 'standInSay')(JSON.stringify(message));
  const exposed = new Map<string, Functions>();
  const ports = new Map<number, MessagePort>();
  const files = new Map<string, File>();
  const asked = new Map<number, PromiseWithResolvers<unknown>>();
  const heard = new EventTarget();
  let last = 0;

  const contextBridge = {
    exposeInMainWorld(key: string, api: Functions) {
      exposed.set(key, api);
      const detail = { key, names: Object.keys(api) };
      window.dispatchEvent(new CustomEvent(`${channel}-expose`, { detail }));
    },
  } satisfies Pick<ContextBridge, 'exposeInMainWorld'>;
  window.addEventListener(`${channel}-call`, (event) => {
    const { id, key, name, args } = (event as CustomEvent<Call>).detail;
    const tell = (answer: Omit<Answer, 'id'>) =>
      window.dispatchEvent(new CustomEvent(`${channel}-answer`, { detail: { id, ...answer } }));
    new Promise((resolve) => resolve(exposed.get(key)?.[name]?.(...args))).then(
      (value) => tell({ value }),
      (error: unknown) => tell({ error: String(error) }),
    );
  });

  const ipcRenderer = {
    postMessage(ipcChannel: string, message: unknown, transfer: MessagePort[] = []) {
      const sent = transfer.map((port) => {
        const id = (last += 1);
        ports.set(id, port);
        port.addEventListener('message', ({ data }) => say({ type: 'port', port: id, data }));
        port.addEventListener('close', () => say({ type: 'port-closed', port: id }));
        port.start();
        return id;
      });
      say({ type: 'post', channel: ipcChannel, message, ports: sent });
    },
    invoke(ipcChannel: string, ...args: unknown[]) {
      const answer = Promise.withResolvers<unknown>();
      asked.set((last += 1), answer);
      say({ type: 'invoke', channel: ipcChannel, id: last, args });
      return answer.promise;
    },
    on(ipcChannel: string, listener: (event: IpcRendererEvent, ...args: unknown[]) => void) {
      heard.addEventListener(ipcChannel, (event) =>
        listener({} as IpcRendererEvent, ...(event as CustomEvent<unknown[]>).detail),
      );
      return undefined as never;
    },
  } satisfies Pick<IpcRenderer, 'postMessage' | 'invoke' | 'on'>;

  const webUtils = {
    getPathForFile(file: File) {
      const token = `stand-in-file:${(last += 1)}`;
      files.set(token, file);
      return token;
    },
  } satisfies Pick<WebUtils, 'getPathForFile'>;

  const standIn: InPreload = {
    deliver: (port, data) => ports.get(port)?.postMessage(data),
    closePort: (port) => ports.get(port)?.close(),
    settle(id, error, value) {
      if (error === undefined) asked.get(id)?.resolve(value);
      else asked.get(id)?.reject(new Error(error));
      asked.delete(id);
    },
    hear: (ipcChannel, detail) => heard.dispatchEvent(new CustomEvent(ipcChannel, { detail })),
    file: (token) => files.get(token),
  };
  Object.assign(globalThis, { standIn });

  const electron = provided('electron', {
    contextBridge: provided('contextBridge', contextBridge),
    ipcRenderer: provided('ipcRenderer', ipcRenderer),
    webUtils: provided('webUtils', webUtils),
  });
  const module = { exports: {} };
  const require = (name: string) => {
    if (name === 'electron') return electron;
    throw new Error(`A sandboxed preload cannot require ${name}.`);
  };
  preload(require, module, module.exports);
}
