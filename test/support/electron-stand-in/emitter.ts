import { EventEmitter } from 'node:events';

type Listener = (...args: never[]) => void;

/** What Electron's emitters have; `never` fits the answer of every one of their overloads. */
type Emits = {
  on(event: string, listener: Listener): never;
  once(event: string, listener: Listener): never;
  off(event: string, listener: Listener): never;
  emit(event: string, ...args: readonly unknown[]): boolean;
};

/** Node's own emitter, typed so that classes of it satisfy Electron's types. */
export const Emitter = EventEmitter as unknown as new () => Emits;

/** Emits an event that listeners may prevent; answers whether nobody did. */
export function isLetThrough(
  emitter: Emits,
  event: string,
  details: object = {},
  ...args: readonly unknown[]
): boolean {
  let prevented = false;
  const preventDefault = () => {
    prevented = true;
  };
  emitter.emit(event, { ...details, preventDefault }, ...args);
  return !prevented;
}
