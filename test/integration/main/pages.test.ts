import { mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { openPageFiles } from '../../../electron/core/pages/page-files.ts';
import { answerPage } from '../../../electron/main/app-protocol.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

async function screens() {
  const folder = await temporaryFolder();
  const pages = path.join(folder, 'renderer');
  await mkdir(path.join(pages, 'assets'), { recursive: true });
  await writeFile(path.join(folder, 'secret.txt'), 'secret');
  await writeFile(path.join(folder, 'renderer-secret.txt'), 'secret');
  await writeFile(path.join(pages, 'index.html'), '<meta content="__CSP_NONCE__">');
  await writeFile(path.join(pages, 'assets/index-abc.js'), 'export {}');
  await symlink(path.join(folder, 'secret.txt'), path.join(pages, 'way-out.txt'));
  const files = await openPageFiles(pages);
  return (url: string, method = 'GET') => answerPage(files, { url, method });
}

describe('app://console', () => {
  test('serves the page with a nonce of its own, allowed by its policy', async () => {
    const ask = await screens();
    const first = await ask('app://console/index.html');
    const nonce = /content="([^"]+)"/.exec(await first.text())?.[1] ?? '';
    expect(nonce.length).toBeGreaterThan(20);
    const policy = first.headers.get('content-security-policy') ?? '';
    expect(policy).toContain(`'nonce-${nonce}'`);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    const second = await ask('app://console/');
    expect(await second.text()).not.toContain(nonce);
  });

  test('serves files with their kind, for good where their name is their content', async () => {
    const ask = await screens();
    const script = await ask('app://console/assets/index-abc.js');
    expect(script.status).toBe(200);
    expect(script.headers.get('content-type')).toContain('text/javascript');
    expect(script.headers.get('cache-control')).toContain('immutable');
    expect(script.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test.each([
    ['/../secret.txt'],
    ['/%2e%2e/secret.txt'],
    ['/..%2fsecret.txt'],
    ['/..%5csecret.txt'],
    ['/assets/..%2f..%2fsecret.txt'],
    ['/../renderer-secret.txt'],
    ['/%00/index.html'],
    ['/assets'],
    ['/missing.js'],
    ['/way-out.txt'],
  ])('has nothing at %s', async (pathname) => {
    const ask = await screens();
    const answer = await ask(`app://console${pathname}`);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toBe('');
  });

  test('answers a broken address, another host and another method with a refusal', async () => {
    const ask = await screens();
    expect((await ask('app://console/%')).status).toBe(400);
    expect((await ask('app://other/index.html')).status).toBe(403);
    expect((await ask('app://console/index.html', 'POST')).status).toBe(403);
  });
});
