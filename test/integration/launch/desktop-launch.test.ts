import { existsSync, readdirSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { rememberFailureMs } from '../../../electron/desktop-decision.ts';
import { chooseHost, runDesktop } from '../../../electron/desktop-launch.ts';
import { pretendElectron, unpackingScript } from '../../support/pretend-electron.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const version = '45.4.1';
const now = 1_000_000;

async function start() {
  const pretend = pretendElectron(await temporaryFolder(), version);
  const said: string[] = [];
  const { folder, electron } = pretend.project;
  return {
    ...pretend,
    said,
    folder,
    isThere: (name: string) => existsSync(path.join(electron.folder, name)),
    choose: (options: { wish?: 'desktop' | 'browser'; now?: number; limitMs?: number } = {}) =>
      chooseHost({
        wish: options.wish,
        project: pretend.project,
        surroundings: { hasDisplay: true, isRoot: false },
        now: options.now ?? now,
        say: (line) => said.push(line),
        ...(options.limitMs === undefined ? {} : { limitMs: options.limitMs }),
      }),
  };
}

describe.skipIf(process.platform === 'win32')('npm start with Electron', () => {
  test('runs the binary on the project with our own options, and ends with its code', async () => {
    const { choose, folder, project, started, unpack } = await start();
    unpack(version, 7);
    const chosen = await choose();
    expect(chosen).toMatchObject({ host: 'desktop' });
    const { binary } = chosen as { binary: string };
    process.env['ELECTRON_RUN_AS_NODE'] = '1';
    try {
      const options = { practice: true, data: 'some/folder' };
      expect(await runDesktop(binary, project.folder, options)).toBe(7);
    } finally {
      delete process.env['ELECTRON_RUN_AS_NODE'];
    }
    const data = path.resolve('some/folder');
    expect(started()).toEqual({
      args: [folder, '--practice', '--data', data],
      runAsNode: null,
    });
    expect(await runDesktop(binary, folder, { practice: false, data: undefined })).toBe(7);
    expect(started().args).toEqual([folder]);
  });

  test('says that a binary cannot be started by answering nothing', async () => {
    const { folder } = await start();
    const missing = path.join(folder, 'none');
    expect(await runDesktop(missing, folder, { practice: false, data: undefined })).toBeUndefined();
  });

  test('fetches a binary that is missing or of another version', async () => {
    for (const before of [undefined, '44.0.0']) {
      const { choose, install, said, unpack } = await start();
      if (before !== undefined) unpack(before);
      install(unpackingScript(version));
      expect(await choose()).toMatchObject({ host: 'desktop' });
      expect(said).toEqual([expect.stringMatching(/^Fetching the window .*--browser/)]);
    }
  });

  test('remembers for a day that it could not be fetched, unless it is asked for', async () => {
    const { choose, install, project, said } = await start();
    install("console.error('TypeError: fetch failed'); process.exit(1);");
    const first = await choose();
    expect(first).toEqual({ host: 'browser', why: expect.stringMatching(/cannot be reached/) });
    install(unpackingScript(version));
    expect(await choose()).toEqual({
      host: 'browser',
      why: expect.stringMatching(/within the last day/),
    });
    expect(said).toHaveLength(1);
    expect(await choose({ now: now + rememberFailureMs })).toMatchObject({ host: 'desktop' });
    expect(existsSync(project.electron.memory)).toBe(false);
  });

  test('tries again within the day when a window is asked for', async () => {
    const { choose, install } = await start();
    install('process.exit(1);');
    expect(await choose()).toMatchObject({ host: 'browser' });
    install(unpackingScript(version));
    expect(await choose({ wish: 'desktop' })).toMatchObject({ host: 'desktop' });
  });

  test.each([
    ['half unpacked', "require('node:fs').mkdirSync('dist'); process.exit(1);"],
    ['without its version', `${unpackingScript(version)} writeFileSync('dist/version', '');`],
    ['with a wrong checksum', "console.error('ChecksumMismatchError'); process.exit(1);"],
  ])('removes a download that came %s, and says so', async (_what, script) => {
    const { choose, install, isThere } = await start();
    install(script);
    expect(await choose()).toEqual({
      host: 'browser',
      why: expect.stringMatching(/came broken, and what had come was removed/),
    });
    expect([isThere('dist'), isThere('path.txt')]).toEqual([false, false]);
  });

  test('stops fetching at its time limit and leaves nothing behind', async () => {
    const { choose, folder, install, isThere } = await start();
    const place = path.join(folder, 'temporary.txt');
    install(`
      const fs = require('node:fs');
      const os = require('node:os');
      fs.mkdirSync('dist');
      fs.mkdtempSync(os.tmpdir() + '/electron-download-');
      fs.writeFileSync(${JSON.stringify(place)}, os.tmpdir());
      setInterval(() => undefined, 1000);
    `);
    const chosen = await choose({ limitMs: 1500 });
    expect(chosen).toEqual({ host: 'browser', why: expect.stringMatching(/more than 5 minutes/) });
    expect(isThere('dist')).toBe(false);
    const temporary = readFileSync(place, 'utf8');
    expect(temporary.startsWith(os.tmpdir())).toBe(true);
    expect(existsSync(temporary)).toBe(false);
  });

  test('leaves the binary of another version alone when the new one cannot be fetched', async () => {
    const { choose, install, project, unpack } = await start();
    unpack('44.0.0');
    install("console.error('TypeError: fetch failed'); process.exit(1);");
    expect(await choose()).toMatchObject({ host: 'browser' });
    const dist = readdirSync(path.join(project.electron.folder, 'dist')).toSorted();
    expect(dist).toEqual(['electron', 'version']);
  });

  test('does not look for anything where the browser is asked for or Electron is no package', async () => {
    const { choose, folder, said } = await start();
    expect(await choose({ wish: 'browser' })).toMatchObject({ host: 'browser' });
    const bare = { folder, electron: { folder: path.join(folder, 'none'), memory: 'none' } };
    const chosen = await chooseHost({
      wish: undefined,
      project: bare,
      surroundings: { hasDisplay: true, isRoot: false },
      now,
      say: (line) => said.push(line),
    });
    expect(chosen).toMatchObject({ host: 'browser', why: expect.stringContaining('npm ci') });
    expect(said).toEqual([]);
  });
});
