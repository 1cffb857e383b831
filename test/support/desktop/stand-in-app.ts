import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import process from 'node:process';
import type { Answered, Asked } from '../electron-stand-in/start.ts';
import type { DesktopProcess, DesktopStart } from './desktop-app.ts';
import { recorderSource } from './recorder.ts';
import type { StandInBrowser } from './stand-in-browser.ts';

const root = path.resolve(import.meta.dirname, '../../..');

/** What only the stand-in can play. */
export type StandInStart = DesktopStart & {
  /** The operating system that the main process believes to run on. */
  readonly platform?: NodeJS.Platform;
  /** A notice of an earlier run, clicked while nothing ran. */
  readonly clickedNotice?: { readonly id: string; readonly title: string };
};

function run(browser: StandInBrowser, start: StandInStart) {
  const { dataFolder, args = [], platform, clickedNotice } = start;
  return fork(
    path.join(root, 'test/support/electron-stand-in/start.ts'),
    [path.join(root, 'out/main/index.js'), '--data', dataFolder, ...args],
    {
      cwd: root,
      env: {
        ...process.env,
        STAND_IN_BROWSER: browser.endpoint,
        DESKTOP_RECORDER: recorderSource,
        ...(platform === undefined ? {} : { STAND_IN_PLATFORM: platform }),
        ...(clickedNotice === undefined
          ? {}
          : { STAND_IN_CLICKED_NOTICE: JSON.stringify(clickedNotice) }),
        XDG_STATE_HOME: `${dataFolder}-state`,
        DBUS_SESSION_BUS_ADDRESS: 'disabled:',
      },
    },
  );
}

/** Starts the built main process with the stand-in for Electron, and waits for its window. */
export async function startStandIn(
  browser: StandInBrowser,
  start: StandInStart,
): Promise<DesktopProcess> {
  const child = run(browser, start);
  const ended = once(child, 'exit');
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let last = 0;
  child.on('message', ({ id, value, error }: Answered) => {
    if (error === undefined) waiting.get(id)?.resolve(value);
    else waiting.get(id)?.reject(new Error(error));
    waiting.delete(id);
  });
  child.on('exit', () => {
    for (const { reject } of waiting.values()) reject(new Error('The desktop app ended.'));
  });
  const page = await Promise.race([
    browser.context.waitForEvent('page'),
    ended.then(([code]) => {
      throw new Error(`The desktop app ended with ${String(code)} before it had a window.`);
    }),
  ]);
  const evaluate = (asked: (...args: never[]) => unknown, argument?: unknown) => {
    const id = (last += 1);
    const answer = Promise.withResolvers<unknown>();
    waiting.set(id, answer);
    child.send({ id, source: asked.toString(), argument } satisfies Asked);
    return answer.promise;
  };
  const isRunning = () => child.exitCode === null && child.signalCode === null;
  return {
    page,
    pid: child.pid ?? 0,
    evaluate: evaluate as DesktopProcess['evaluate'],
    isRunning,
    async stop() {
      if (!isRunning()) return;
      evaluate(({ app }: { app: { quit(): void } }) => setImmediate(() => app.quit())).catch(
        () => undefined,
      );
      await ended;
    },
  };
}

/** Starts it once more on the same data folder; answers its exit code. */
export async function startStandInAgain(
  browser: StandInBrowser,
  start: DesktopStart,
): Promise<number | null> {
  const [code] = (await once(run(browser, start), 'exit')) as [number | null];
  return code;
}
