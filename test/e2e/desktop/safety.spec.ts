import type { Page } from '@playwright/test';
import { startPoppUnderTest } from '../../integration/sync/popp-under-test.ts';
import type { DesktopApp } from '../../support/desktop/desktop-app.ts';
import { loggedEvents } from '../../support/logged-events.ts';
import { startScriptedServer } from '../../support/scripted-server.ts';
import { connectPopp } from '../connect-popp.ts';
import { expect, test } from '../fixtures.ts';

/** Sends the window somewhere from the main process, which no guard of the page stands in the way of. */
function load(app: DesktopApp, address: string): Promise<string> {
  return app.evaluate(
    ({ BrowserWindow }, to) =>
      BrowserWindow.getAllWindows()[0]
        ?.loadURL(to)
        .then(
          () => 'loaded',
          () => 'refused',
        ) ?? 'no window',
    address,
  );
}

/** Reads a header of the page that is shown. */
function policyOf(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const response = await fetch(window.location.pathname);
    return response.headers.get('content-security-policy') ?? '';
  });
}

test('the page is sandboxed and isolated, knows no Node, and each has a policy with a nonce of its own', async ({
  launch,
}) => {
  const app = await launch();
  const { page } = app;
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();

  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    // Electron's own, although its types leave it out.
    return Reflect.get(contents ?? {}, 'getLastWebPreferences').call(contents) as unknown;
  });
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
  });
  expect(
    await app.evaluate((electron) => electron.app.commandLine.hasSwitch('enable-sandbox')),
  ).toBe(true);
  const known = await page.evaluate(() => ({
    node: ['require', 'process', 'module', 'Buffer'].filter((name) => name in window),
    desktop: Object.keys(window.desktop ?? {}).toSorted(),
  }));
  expect(known).toEqual({ node: [], desktop: ['connect', 'ticketFor'] });

  const [first, second] = [await policyOf(page), await policyOf(page)];
  expect(first).toContain("default-src 'none'");
  expect(first).toContain("script-src 'self';");
  expect(first).toMatch(/style-src 'self' 'nonce-[\w-]{20,}'/);
  expect(second).not.toBe(first);
  expect(await app.printed()).toEqual([]);

  // The policy is not only said: a script in the page does not run.
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.ranInline = true';
    document.body.append(script);
  });
  expect(await page.evaluate(() => 'ranInline' in window)).toBe(false);
  await expect.poll(() => app.printed()).toContainEqual(expect.stringContaining('inline script'));
});

test('nothing leads the window to another page, and nothing opens a second one', async ({
  launch,
  dataFolder,
}) => {
  const foreign = await startScriptedServer();
  const origin = `http://127.0.0.1:${foreign.port}`;
  foreign.otherwise(({ path }) =>
    path === '/redirect'
      ? { status: 302, headers: { location: `${origin}/elsewhere` } }
      : { status: 200, body: '<h1>Elsewhere</h1>', headers: { 'content-type': 'text/html' } },
  );
  try {
    const app = await launch();
    const { page } = app;
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const refused = () => loggedEvents(dataFolder, 'navigation refused');

    await page.evaluate((address) => window.location.assign(address), origin);
    await expect.poll(refused).toHaveLength(1);
    await page.evaluate((address) => {
      const link = document.createElement('a');
      link.href = address;
      document.body.append(link);
      link.click();
      link.remove();
    }, origin);
    await expect.poll(refused).toHaveLength(2);

    expect(await load(app, `${origin}/redirect`)).toBe('refused');
    await expect.poll(refused).toHaveLength(3);

    await page.evaluate((address) => window.open(address), `${origin}/window?of=theirs`);
    await expect.poll(() => app.asked()).toHaveLength(1);
    const [question] = await app.asked();
    expect(question?.detail).toBe(`${origin}/window?of=theirs`);
    expect(await app.opened()).toEqual([]);

    await page.evaluate((address) => {
      const frame = document.createElement('iframe');
      frame.src = address;
      document.body.append(frame);
    }, origin);
    await expect.poll(() => app.printed()).toContainEqual(expect.stringContaining('frame'));

    await expect
      .poll(() => app.window())
      .toMatchObject({
        address: 'app://console/index.html',
        others: 0,
      });
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(foreign.seen.map(({ path }) => path)).toEqual(['/redirect']);
  } finally {
    await foreign.stop();
  }
});

test('a page may copy and notify, and has no other permission', async ({ launch }) => {
  const { page } = await launch();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const states = await page.evaluate(async () => {
    const names = [
      'camera',
      'clipboard-read',
      'clipboard-write',
      'geolocation',
      'microphone',
      'midi',
      'notifications',
    ];
    const asked = names.map(async (name) => {
      const { state } = await navigator.permissions.query({ name: name as PermissionName });
      return [name, state] as const;
    });
    return Object.fromEntries(await Promise.all(asked));
  });
  expect(states).toEqual({
    camera: 'denied',
    'clipboard-read': 'denied',
    'clipboard-write': 'granted',
    geolocation: 'denied',
    microphone: 'denied',
    midi: 'denied',
    notifications: 'granted',
  });
  const midi = await page.evaluate(() =>
    navigator.requestMIDIAccess().then(
      () => 'given',
      (error: unknown) => (error instanceof DOMException ? error.name : 'other'),
    ),
  );
  expect(midi).toMatch(/^(NotAllowed|Security)Error$/);
});

test('a port or a file from any page but our own is refused', async ({ launch, dataFolder }) => {
  const foreign = await startScriptedServer();
  const origin = `http://127.0.0.1:${foreign.port}`;
  foreign.otherwise(() => ({
    status: 200,
    body: '<main><h1>Elsewhere</h1></main>',
    headers: { 'content-type': 'text/html' },
  }));
  try {
    const app = await launch();
    const { page } = app;
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();

    // A frame inside our page: its message says so, whatever its address.
    const closed = await app.evaluate(({ ipcMain }) => {
      let isClosed = false;
      const port = { close: () => (isClosed = true), on: () => port, start: () => undefined };
      const senderFrame = { url: 'app://console/index.html', parent: {} };
      ipcMain.emit('link', { senderFrame, ports: [port] });
      return isClosed;
    });
    expect(closed).toBe(true);

    // Another page in our own window, with our own preload.
    expect(await load(app, origin)).toBe('loaded');
    await expect(page.getByRole('heading', { name: 'Elsewhere' })).toBeVisible();
    await page.evaluate(() => {
      const told: unknown[] = [];
      Object.assign(window, { told });
      window.addEventListener('message', ({ ports: [port] }) => {
        port?.addEventListener('message', ({ data }) => told.push(data));
        port?.start();
      });
      window.desktop?.connect();
    });
    await expect.poll(() => loggedEvents(dataFolder, 'port refused')).toHaveLength(2);
    const ticket = await page.evaluate(() => window.desktop?.ticketFor(new File(['a'], 'a.csv')));
    expect(ticket).toMatchObject({ code: 'file-unreadable' });
    expect(await page.evaluate((): unknown => Reflect.get(window, 'told'))).toEqual([]);
  } finally {
    await foreign.stop();
  }
});

test('a link in a candidate’s message opens only as a web address, and only after its whole address was shown', async ({
  launch,
  dataFolder,
}) => {
  const popp = await startPoppUnderTest();
  popp.campaigns.push({ id: 'c-1', campaignTitle: 'Night shift', campaignStatus: 'LIVE' });
  popp.conversations.push({
    id: 'v-1',
    campaignId: 'c-1',
    participantFirstName: 'Mallory',
    conversationStatus: 'ONGOING',
    needsReview: true,
  });
  popp.messages.set('v-1', [
    {
      id: 'm-1',
      conversationId: 'v-1',
      sender: 'CANDIDATE',
      body: 'See javascript:alert(1) or file:///etc/passwd or https://evil.example/a?b=c or https://help.joinpopp.com/d',
    },
  ]);
  try {
    const app = await launch();
    const { page } = app;
    await connectPopp(page, popp.server.baseUrl);
    await page.getByRole('list', { name: 'Conversations' }).getByText('Mallory').click();
    const message = page.getByRole('article').filter({ hasText: 'javascript:alert(1)' });
    const links = message.getByRole('button');
    await expect(links).toHaveText(['https://evil.example/a?b=c', 'https://help.joinpopp.com/d']);
    const look = page.getByRole('dialog', { name: 'Open this link?' });
    // What the main process opens unasked is looked at in the page.
    await links.last().click();
    await look.getByRole('link', { name: 'Open in the browser' }).click();
    await expect(look).toBeHidden();
    await expect.poll(() => app.opened()).toEqual(['https://help.joinpopp.com/d']);
    // What leads elsewhere the main process asks about itself, as it takes no page's word for it: the page does not ask too.
    await links.first().click();
    await expect.poll(() => app.asked()).toHaveLength(1);
    expect((await app.asked())[0]?.detail).toBe('https://evil.example/a?b=c');
    await expect(look).toBeHidden();
    expect(await app.opened()).toHaveLength(1);
    await app.agree();
    await links.first().click();
    await expect.poll(() => app.opened()).toHaveLength(2);
    expect((await app.opened())[1]).toBe('https://evil.example/a?b=c');

    // Even a page that was taken over cannot have more opened.
    const before = (await app.asked()).length;
    for (const address of ['mailto:a@example.com', 'ms-settings:about', 'https://a@evil.example/'])
      await page.evaluate((to) => void window.open(to), address);
    await expect.poll(() => loggedEvents(dataFolder, 'link refused')).toHaveLength(3);
    for (const address of ['file:///etc/passwd', 'javascript:void(window.ranLink = true)'])
      await page.evaluate((to) => void window.open(to), address);
    await page.evaluate((to) => void window.open(to), 'https://help.joinpopp.com/last');
    await expect.poll(() => app.opened()).toHaveLength(3);
    expect((await app.opened())[2]).toBe('https://help.joinpopp.com/last');
    expect(await app.asked()).toHaveLength(before);
    await expect.poll(async () => (await app.window()).others).toBe(0);
    await app.printed();
  } finally {
    await popp.server.stop();
  }
});
