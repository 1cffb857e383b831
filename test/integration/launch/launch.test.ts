import { spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import path from 'node:path';
import process from 'node:process';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openConsole } from '../../support/console-client.ts';
import { startConsoleProcess } from '../../support/console-process.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const launch = path.resolve('electron/launch.ts');

function run(...args: string[]) {
  return spawnSync(process.execPath, [launch, ...args], { encoding: 'utf8', timeout: 20_000 });
}

describe('npm start', () => {
  test('shows its help and refuses what it does not understand', () => {
    const help = run('--help');
    expect(help.status).toBe(0);
    const flags = ['--practice', '--desktop', '--browser', '--port N', '--data DIR', '--no-open'];
    for (const flag of flags) expect(help.stdout).toContain(flag);
    const wrong = run('--wat');
    expect(wrong.status).toBe(2);
    expect(wrong.stdout).toContain('--wat');
  });

  test('says which port is in use and starts nothing', { timeout: 60_000 }, async () => {
    const holder = createServer();
    onTestFinished(() => void holder.close());
    const port = await new Promise<number>((resolve) => {
      holder.listen(0, '127.0.0.1', () => {
        const address = holder.address();
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
    const folder = path.join(await temporaryFolder(), 'data');
    const taken = run('--no-open', '--data', folder, '--port', String(port));
    expect(taken.status).toBe(1);
    expect(taken.stdout).toMatch(
      new RegExp(`Port ${port} is in use by another program. Nothing was started.*--port`),
    );
    expect(taken.stderr).toBe('');
    // The folder is free again for the next try.
    const app = await startConsoleProcess(folder);
    onTestFinished(() => app.stop());
    expect(app.lines.join('\n')).not.toContain('Another Popp Console');
  });

  test('frees the data folder when it is asked to stop', { timeout: 60_000 }, async () => {
    const folder = path.join(await temporaryFolder(), 'data');
    const first = await startConsoleProcess(folder, ['--practice']);
    await first.stop('SIGINT');
    const second = await startConsoleProcess(folder);
    onTestFinished(() => second.stop());
    const { client, close } = await openConsole(second.address);
    onTestFinished(close);
    expect(await client.startup.state({})).toMatchObject({ state: 'ready' });
    const { workspaces } = await client.workspaces.list({});
    expect(workspaces.map(({ kind }) => kind)).toEqual(['practice']);
  });
});
