import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { extractFile, listPackage } from '@electron/asar';
import { test } from 'vitest';
import { makeElectronShape, write } from '../../support/packaging/electron-shape.ts';
import { startScriptedServer } from '../../support/scripted-server.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

// The real electron-builder, around a folder that has Electron's shape and nothing of Electron in it. What it proves is
// what is packed and how the fuses are set, never that the result starts.

const run = promisify(execFile);
const patience = 240_000;

type Ended = { readonly code: number; readonly said: string };

async function tool(name: string, args: readonly string[], env = {}): Promise<Ended> {
  const script = path.resolve(`electron/packaging/${name}.ts`);
  try {
    const { stdout, stderr } = await run(process.execPath, [script, ...args], {
      // Told that it runs under vitest, electron-builder says nothing.
      env: { ...process.env, VITEST: undefined, ...env },
    });
    return { code: 0, said: stdout + stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, said: stdout + stderr };
  }
}

// The second waits for a download to be tried again, the first works: side by side they take as long as one.
test.concurrent(
  'an unpacked package is made around the Electron it is pointed at, and judged from outside',
  { timeout: patience },
  async ({ expect, onTestFinished }) => {
    const folder = await temporaryFolder(onTestFinished);
    const electron = await makeElectronShape(path.join(folder, 'shape'));
    const out = path.join(folder, 'out');
    const made = await tool('package', ['--dir', '--electron', electron, '--out', out]);
    expect(made.said).toContain('made      linux x64, unpacked');
    expect(made.said).toContain('judged    ');
    expect(made.code).toBe(0);

    const unpacked = path.join(out, 'linux-unpacked');
    const archive = path.join(unpacked, 'resources/app.asar');
    const packed = listPackage(archive, { isPack: false }).map((file) =>
      file.replaceAll('\\', '/'),
    );
    expect(packed.filter((file) => file.endsWith('.node'))).toEqual([
      '/node_modules/@ngrok/ngrok-linux-x64-gnu/ngrok.linux-x64-gnu.node',
      '/node_modules/keytar/prebuilds/linux-x64/keytar.node',
    ]);
    // The browser host starts from a checkout alone.
    expect(packed).not.toContain('/out/main/browser-host.js');
    for (const thread of ['upload', 'checkpoint'])
      expect(packed).toContain(`/out/main/${thread}-worker.js`);
    // Modules are loaded by the kind that the manifest names, so it has to come along.
    expect(JSON.parse(extractFile(archive, 'package.json').toString('utf8'))).toMatchObject({
      main: 'out/main/index.js',
      type: 'module',
      productName: 'Popp Console',
    });
    expect(existsSync(path.join(unpacked, 'resources/default_app.asar'))).toBe(false);

    const judged = await tool('verify', [unpacked]);
    expect(judged.said).toMatch(/\d+ checks, all as they should be\./);
    expect(judged.code).toBe(0);
    await write(path.join(unpacked, 'resources/app/index.js'), '');
    const spoiled = await tool('verify', [unpacked]);
    expect(spoiled.said).toContain(
      'FAIL  the app is app.asar and nothing beside it: app lies beside',
    );
    expect(spoiled.code).toBe(1);
  },
);

test.concurrent(
  'where Electron cannot be had, that is a sentence and no stack',
  { timeout: patience },
  async ({ expect, onTestFinished }) => {
    const mirror = await startScriptedServer();
    onTestFinished(() => mirror.stop());
    const out = path.join(await temporaryFolder(onTestFinished), 'out');
    // A mirror that has nothing: every request is answered 404 at once.
    const env = {
      ELECTRON_MIRROR: `${mirror.baseUrl}/`,
      XDG_CACHE_HOME: out,
      ELECTRON_CACHE: path.join(out, 'cache'),
    };
    const { code, said } = await tool('package', ['--dir', '--out', out], env);
    expect(said).toMatch(/not made {2}.*: Electron 45\.\d+\.\d+ is not on this machine/);
    expect(said).toContain('npm run package -- --electron FOLDER');
    expect(said).not.toMatch(/^\s+at /m);
    expect(code).toBe(1);
    expect(readdirSync(out)).toContain('linux-dir.log');
  },
);
