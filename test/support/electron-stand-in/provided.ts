/** A part of Electron's module that has what is listed and throws by name for everything else. Also runs in the page. */
export function onlyProvided<T extends object>(name: string, part: T): T {
  // What promises, printing and Node's own emitters ask of every object.
  const askedOfAll = ['then', 'toJSON', 'constructor', 'domain'];
  return new Proxy(part, {
    get(target, key, receiver): unknown {
      if (typeof key === 'string' && !(key in target) && !askedOfAll.includes(key)) {
        throw new Error(`The stand-in for Electron does not provide ${name}.${key}.`);
      }
      return Reflect.get(target, key, receiver);
    },
  });
}
