import { registerHooks } from 'node:module';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { runInThisContext } from 'node:vm';

/** What a test asks this process: to call a function with Electron's module and an argument. */
export type Asked = { readonly id: number; readonly source: string; readonly argument: unknown };
/** What it is answered. */
export type Answered = { readonly id: number; readonly value?: unknown; readonly error?: string };

// node start.ts MAIN [arguments]: the built main process under plain Node, with the stand-in for Electron.
const standIn = new URL('electron.ts', import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: standIn, shortCircuit: true } : next(specifier, context),
});
// What a platform shows is decided by its name, so that one machine can see the wiring of all.
const platform = process.env['STAND_IN_PLATFORM'];
if (platform !== undefined) Object.defineProperty(process, 'platform', { value: platform });

const { default: electron } = await import('./electron.ts');
const { becomeReady } = await import('./app.ts');
process.argv.splice(1, 1);

process.on('message', ({ id, source, argument }: Asked) => {
  void (async () => {
    try {
      const value = await fromText(source)(electron, argument);
      process.send?.({ id, value } satisfies Answered);
    } catch (error) {
      process.send?.({ id, error: String(error) } satisfies Answered);
    }
  })();
});

const record = process.env['DESKTOP_RECORDER'];
if (record !== undefined) fromText(record)(electron);
await import(pathToFileURL(process.argv[1] ?? '').href);
becomeReady(() => {
  for (const window of electron.BrowserWindow.getAllWindows()) window.close();
  return electron.BrowserWindow.getAllWindows().length === 0;
});

/** A function that came as text, as Playwright gives its own to the real Electron. */
function fromText(source: string): (...args: unknown[]) => unknown {
  return runInThisContext(`(${source})`) as (...args: unknown[]) => unknown;
}
