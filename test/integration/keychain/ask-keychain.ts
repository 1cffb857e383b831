import { ConsoleError } from '../../../shared/errors.ts';
import { createKeychainStore } from '../../../electron/core/keychain.ts';
import { Secret } from '../../../electron/core/secret.ts';
import { systemClock } from '../../../electron/core/system-clock.ts';

// A console of its own for one question to the keychain: `set` or `get`. Prints what came of it.
const store = createKeychainStore({ clock: systemClock, service: 'Popp Console test' });
const account = 'popp-key https://api.joinpopp.com org_test';

async function ask(): Promise<string> {
  if (process.argv[2] === 'set') {
    await store.set(account, new Secret('popp-live-key-0123456789'));
    return store.place();
  }
  const found = await store.get(account);
  return found === undefined ? 'nothing' : found.lastFour();
}

try {
  process.stdout.write(await ask());
} catch (error) {
  process.stdout.write(error instanceof ConsoleError ? error.code : String(error));
}
// A prompt that nobody answers would hold the process.
process.exit(0);
