import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { guardContents } from '../../../electron/main/security/guard-contents.ts';
import { guardSession } from '../../../electron/main/security/guard-session.ts';
import { judgeLink } from '../../../electron/main/security/links.ts';
import { isOurFrame, isOurPage } from '../../../electron/main/security/origin.ts';
import { mayHave } from '../../../electron/main/security/permissions.ts';

const foreign = [
  'https://console/index.html',
  'app://console.example.com/index.html',
  'app://other/index.html',
  'app://console:8080/',
  'app://user@console/',
  'app:console/index.html',
  'file:///index.html',
  'about:blank',
  'data:text/html,app://console/',
  '',
];

describe('our own page', () => {
  test('is app://console and nothing that looks like it', () => {
    expect(isOurPage('app://console/index.html#/inbox')).toBe(true);
    expect(isOurPage('app://console/assets/index.js')).toBe(true);
    for (const address of foreign) expect(isOurPage(address)).toBe(false);
  });

  test('speaks through its main frame alone', () => {
    const url = 'app://console/index.html';
    expect(isOurFrame({ url, parent: null })).toBe(true);
    expect(isOurFrame({ url, parent: { url } })).toBe(false);
    expect(isOurFrame({ url: 'https://example.com/', parent: null })).toBe(false);
    // A frame that went away before its message was read.
    expect(isOurFrame(null)).toBe(false);
  });
});

describe('links', () => {
  test.each([
    ['https://ai.joinpopp.com/campaign/outbound/1?conversationId=2', 'open'],
    ['https://joinpopp.com/', 'open'],
    ['https://docs.popp.ai/', 'open'],
    ['http://ai.joinpopp.com/', 'ask'],
    ['https://ai.joinpopp.com:8443/', 'ask'],
    ['https://joinpopp.com.example.com/', 'ask'],
    ['https://notpopp.ai/', 'ask'],
    ['https://joinpopp.com@example.com/', 'refuse'],
    ['javascript:alert(1)', 'refuse'],
    ['file:///etc/passwd', 'refuse'],
    ['app://console/index.html', 'refuse'],
    ['ms-msdt:/id', 'refuse'],
    ['//example.com', 'refuse'],
    [`https://example.com/${'x'.repeat(3000)}`, 'refuse'],
  ])('%s: %s', (address, verdict) => {
    expect(judgeLink(address).verdict).toBe(verdict);
  });

  test('only web addresses are ever opened, whatever a candidate writes', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.webUrl(),
          fc.string(),
          fc.string().map((s) => `${s}:${s}`),
        ),
        (text) => {
          const judged = judgeLink(text);
          if (judged.verdict === 'refuse') return;
          expect(judged.url.protocol).toMatch(/^https?:$/);
        },
      ),
    );
  });
});

describe('permissions', () => {
  test('ours may copy and notify; nothing else, and nobody else', () => {
    expect(mayHave('clipboard-sanitized-write', 'app://console/')).toBe(true);
    expect(mayHave('notifications', 'app://console/')).toBe(true);
    for (const other of ['media', 'geolocation', 'clipboard-read', 'openExternal', 'hid', 'usb'])
      expect(mayHave(other, 'app://console/')).toBe(false);
    for (const address of foreign) expect(mayHave('notifications', address)).toBe(false);
  });

  test('both questions of a session get the same answer', () => {
    type Handlers = Parameters<typeof guardSession>[0];
    let request: Parameters<Handlers['setPermissionRequestHandler']>[0] = null;
    let check: Parameters<Handlers['setPermissionCheckHandler']>[0] = null;
    guardSession({
      setPermissionRequestHandler: (handler) => (request = handler),
      setPermissionCheckHandler: (handler) => (check = handler),
    });
    const answers: boolean[] = [];
    const contents = {} as never;
    const ask = (permission: string, url: string) =>
      request?.(contents, permission as never, (granted) => answers.push(granted), {
        requestingUrl: url,
        isMainFrame: true,
      });
    ask('media', 'app://console/index.html');
    ask('notifications', 'app://console/index.html');
    ask('notifications', 'https://example.com/');
    expect(answers).toEqual([false, true, false]);
    const checks = check as unknown as (c: unknown, p: string, origin: string) => boolean;
    expect(checks(null, 'media', 'app://console/')).toBe(false);
    expect(checks(null, 'clipboard-sanitized-write', 'app://console/')).toBe(true);
  });
});

describe('the guards of a page', () => {
  function guarded() {
    const handlers = new Map<string, (event: { url: string; preventDefault(): void }) => void>();
    let openWindow: ((details: { url: string }) => unknown) | undefined;
    const opened: string[] = [];
    const contents = {
      on: (name: string, handler: never) => handlers.set(name, handler),
      setWindowOpenHandler: (handler: never) => (openWindow = handler),
    };
    const note = () => undefined;
    guardContents(contents as never, {
      logger: { info: note, warn: note, error: note },
      openOutside: (address) => opened.push(address),
    });
    const isPrevented = (name: string, url: string) => {
      let prevented = false;
      handlers.get(name)?.({ url, preventDefault: () => (prevented = true) });
      return prevented;
    };
    return { isPrevented, opened, open: (url: string) => openWindow?.({ url }) };
  }

  test.each(['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'])(
    '%s away is prevented',
    (name) => {
      const { isPrevented } = guarded();
      for (const address of foreign) expect(isPrevented(name, address)).toBe(true);
      expect(isPrevented(name, 'app://console/index.html')).toBe(name === 'will-attach-webview');
    },
  );

  test('no page gets a window; its address is handed to the opener', () => {
    const { open, opened } = guarded();
    expect(open('https://example.com/')).toEqual({ action: 'deny' });
    expect(open('javascript:alert(1)')).toEqual({ action: 'deny' });
    expect(opened).toEqual(['https://example.com/', 'javascript:alert(1)']);
  });
});
