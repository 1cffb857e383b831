import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const script = fileURLToPath(new URL('./ask-keychain.ts', import.meta.url));
const session = 'dbus-run-session';
const tools = [session, 'gnome-keyring-daemon'];
const missing = tools.filter((tool) => spawnSync('which', [tool]).status !== 0);
const isRequired = process.env['REQUIRE_KEYCHAIN'] === '1';

/** Asks a keyring of its own, on a session bus of its own: opened with a password, or left locked. */
function ask(home: string, question: 'set' | 'get', keyring: 'unlocked' | 'locked'): string {
  const daemon =
    keyring === 'unlocked'
      ? 'printf x | gnome-keyring-daemon --unlock --components=secrets'
      : 'gnome-keyring-daemon --start --components=secrets';
  const command = `${daemon} >/dev/null 2>&1; "$0" "$1" "$2"`;
  const { stdout } = spawnSync(
    session,
    ['--', 'sh', '-c', command, process.execPath, script, question],
    {
      // Nothing to draw a prompt on, as on a server.
      env: { PATH: process.env['PATH'], HOME: home },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 30_000,
    },
  );
  return stdout;
}

test.runIf(isRequired)('a keyring can be started, as REQUIRE_KEYCHAIN asks', () => {
  expect(missing).toEqual([]);
});

describe.skipIf(missing.length > 0)(`a real keyring, locked ${missing.join(', ')}`, () => {
  test('is said to be locked, although the library answers that it holds nothing', async () => {
    const home = await temporaryFolder();
    expect(ask(home, 'set', 'unlocked')).toBe('keychain');
    expect(ask(home, 'get', 'locked')).toBe('keychain-locked');
    expect(ask(home, 'get', 'unlocked')).toBe('6789');
  });

  test('keeps nothing in memory behind the back while it is locked', async () => {
    const home = await temporaryFolder();
    ask(home, 'set', 'unlocked');
    expect(ask(home, 'set', 'locked')).toBe('keychain-locked');
  });
});
