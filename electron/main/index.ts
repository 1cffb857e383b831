import { mkdirSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { app, dialog, protocol } from 'electron';
import { defaultDataFolder } from '../data-folder.ts';
import { registerAppScheme } from './app-protocol.ts';
import { startDesktop, type Desktop } from './desktop.ts';
import { introduce } from './identity.ts';
import { readDesktopOptions } from './options.ts';
import { appPaths } from './paths.ts';
import { desktopText } from './text.ts';

// The desktop app: one process a data folder, everything sandboxed, the core beside the window.

process.umask(0o077);
app.enableSandbox();
registerAppScheme(protocol);
introduce(app, process.platform);

const options = readDesktopOptions(process.argv.slice(1));
const dataFolder = path.resolve(options.data ?? defaultDataFolder());
mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
// Chromium's own files, and with them the lock of the single instance, belong to this data folder.
app.setPath('userData', path.join(dataFolder, 'window'));

if (app.requestSingleInstanceLock()) void run();
else app.quit();

async function run(): Promise<void> {
  let desktop: Desktop | undefined;
  let isStopped = false;
  app.on('second-instance', () => desktop?.show());
  // A closed window stays in the tray, so the app ends by quitting alone, after what is under way has been written down.
  app.on('window-all-closed', () => undefined);
  app.on('will-quit', (event) => {
    if (isStopped || desktop === undefined) return;
    event.preventDefault();
    void desktop.quit().finally(() => {
      isStopped = true;
      app.quit();
    });
  });
  await app.whenReady();
  try {
    const paths = appPaths(import.meta.dirname, import.meta.url);
    desktop = await startDesktop({ ...options, dataFolder, paths });
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    dialog.showErrorBox(desktopText.failedTitle, desktopText.failed(cause));
    app.exit(1);
  }
}
