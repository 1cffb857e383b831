import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, test } from 'vitest';
import { createClosing } from '../../../electron/main/closing.ts';
import { createCrashJudge } from '../../../electron/main/crashes.ts';
import { menuTemplate, trayTemplate } from '../../../electron/main/menu.ts';
import { readDesktopOptions } from '../../../electron/main/options.ts';
import { powerOf } from '../../../electron/main/power.ts';

function actions() {
  const done: string[] = [];
  return {
    done,
    go: (route: string) => void done.push(route),
    show: () => void done.push('show'),
    quit: () => void done.push('quit'),
  };
}

function everyItem(template: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return template.flatMap((item) => [
    item,
    ...(Array.isArray(item.submenu) ? everyItem(item.submenu) : []),
  ]);
}

function press(item: MenuItemConstructorOptions | undefined): void {
  item?.click?.({} as never, undefined, {});
}

describe('the menus', () => {
  test.each(['darwin', 'win32', 'linux'] as const)(
    'on %s lead to every page and to the end, and hold nothing for developers',
    (platform) => {
      const { done, ...can } = actions();
      const items = everyItem(menuTemplate(platform, can));
      for (const label of ['Inbox', 'Campaigns', 'Uploads', 'Schedule', 'Activity', 'Settings'])
        press(items.find((item) => item.label === label));
      press(items.find((item) => item.label === 'Quit Popp Console'));
      expect(done).toEqual([
        '/inbox',
        '/campaigns',
        '/uploads',
        '/schedule',
        '/activity',
        '/settings',
        'quit',
      ]);
      const roles = items.map((item) => item.role);
      for (const role of ['toggleDevTools', 'reload', 'forceReload'])
        expect(roles).not.toContain(role);
      const keys = items.flatMap(({ accelerator }) => accelerator ?? []);
      expect(new Set(keys).size).toBe(keys.length);
    },
  );

  test('the tray says how many need the recruiter and leads to them', () => {
    const { done, ...can } = actions();
    const [none] = trayTemplate(0, can);
    expect(none).toMatchObject({ label: 'Nothing needs you', enabled: false });
    const [some, , open] = trayTemplate(3, can);
    expect(some).toMatchObject({ label: '3 conversations need you', enabled: true });
    press(some);
    press(open);
    expect(done).toEqual(['/inbox', 'show']);
  });
});

test('a page that stops is loaded again, but not for ever', () => {
  const judge = createCrashJudge();
  expect([0, 1000, 2000, 3000].map(judge)).toEqual(['reload', 'reload', 'reload', 'ask']);
  expect(judge(120_000)).toBe('reload');
});

test('the first closed window is told about, and no other', () => {
  const kept = new Map<string, unknown>();
  const preferences = {
    get: (key: string) => kept.get(key),
    set: (key: string, value: unknown) => void kept.set(key, value),
  };
  let told = 0;
  const closing = createClosing(preferences, () => (told += 1));
  closing.hidden();
  closing.hidden();
  createClosing(preferences, () => (told += 1)).hidden();
  expect(told).toBe(1);
  expect(closing.isQuitting()).toBe(false);
  closing.quit();
  expect(closing.isQuitting()).toBe(true);
});

test('our own options are read among Chromium’s', () => {
  const args = ['.', '--no-sandbox', '--practice', '--remote-debugging-port=0', '--data', '/x'];
  expect(readDesktopOptions(args)).toEqual({ practice: true, data: '/x' });
  expect(readDesktopOptions(['--data'])).toEqual({ practice: false, data: undefined });
  expect(readDesktopOptions([])).toEqual({ practice: false, data: undefined });
});

test('waking and unlocking both count as a wake, until nobody listens', () => {
  const listeners = new Map<string, Set<() => void>>();
  const of = (event: string) => {
    const found = listeners.get(event) ?? new Set();
    listeners.set(event, found);
    return found;
  };
  const monitor = {
    on: (event: string, listener: () => void) => of(event).add(listener),
    off: (event: string, listener: () => void) => of(event).delete(listener),
  };
  let woken = 0;
  const stop = powerOf(monitor as never).onWake(() => (woken += 1));
  for (const event of ['resume', 'unlock-screen', 'suspend'])
    for (const listener of of(event)) listener();
  expect(woken).toBe(2);
  stop();
  expect([...listeners.values()].every((set) => set.size === 0)).toBe(true);
});
