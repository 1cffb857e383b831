import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startPracticePopp } from '../../../electron/core/practice/popp-server.ts';
import { systemClock } from '../../../electron/core/system-clock.ts';
import { startCompanyProxy, type CompanyProxyOptions } from '../../support/company-proxy.ts';
import { openConsole } from '../../support/console-client.ts';
import { startConsoleProcess } from '../../support/console-process.ts';
import { oneRowAccepted, prepareOneRow } from '../../support/one-row.ts';
import { certificateAuthority } from '../../support/self-signed.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

// The whole console, started as a person starts it, on a laptop whose only way out is a proxy that reads everything.
// `popp.test` exists nowhere (RFC 6761): what reaches the practice Popp behind it came through the proxy.

const authority = certificateAuthority('Example Corp Inspection CA');

/** Popp behind the proxy of a company, and a workspace connected to it; certificates go into what Node calls the system's store. */
async function companyLaptop(options: {
  readonly certificates: string;
  readonly proxy?: Partial<CompanyProxyOptions>;
  readonly credentials?: string;
}) {
  const popp = await startPracticePopp({ clock: systemClock, samples: false });
  const proxy = await startCompanyProxy({
    authority,
    name: 'popp.test',
    upstream: new URL(popp.baseUrl),
    ...options.proxy,
  });
  const folder = await temporaryFolder();
  const store = path.join(folder, 'company-certificates.pem');
  await writeFile(store, options.certificates);
  const at = options.credentials === undefined ? '' : `${options.credentials}@`;
  const app = await startConsoleProcess(path.join(folder, 'data'), [], {
    HTTPS_PROXY: `http://${at}127.0.0.1:${proxy.port}`,
    NO_PROXY: 'localhost,127.0.0.1',
    SSL_CERT_FILE: store,
    SSL_CERT_DIR: folder,
  });
  const { client, drop, close } = await openConsole(app.address);
  onTestFinished(async () => {
    close();
    await app.stop();
    await proxy.stop();
    await popp.stop();
  });
  const { id: workspaceId } = await client.workspaces.add({
    name: 'Behind the proxy',
    organizationId: popp.organizationId,
    baseUrl: `https://popp.test${new URL(popp.baseUrl).pathname}`,
    requestId: randomUUID(),
  });
  await client.workspaces.setKey({
    workspaceId,
    apiKey: popp.apiKey.reveal(),
    requestId: randomUUID(),
  });
  return { client, drop, popp, proxy, workspaceId };
}

describe('a company laptop', () => {
  test('sends a candidate through a proxy with a password that inspects TLS', async () => {
    const { client, drop, popp, proxy, workspaceId } = await companyLaptop({
      certificates: authority.cert,
      proxy: { signIn: 'me:p@ss word' },
      credentials: 'me:p%40ss%20word',
    });
    expect(await client.workspaces.testConnection({ workspaceId })).toMatchObject({
      outcome: 'works',
    });
    const uploadId = await prepareOneRow({ client, drop }, workspaceId);
    await client.uploads.send({ uploadId, reviewedCount: 1, requestId: randomUUID() });
    await oneRowAccepted({ client }, uploadId);
    expect(popp.control.opened()).toHaveLength(1);
    expect(new Set(proxy.tunnels)).toEqual(new Set(['popp.test:443 me:p@ss word']));
    expect(proxy.requests.filter((request) => request.startsWith('POST'))).toHaveLength(1);
  }, 60_000);

  test('says which certificate is not trusted and who can mend it, and shows the key to no one', async () => {
    const other = certificateAuthority('Another Company CA');
    const { client, proxy, workspaceId } = await companyLaptop({ certificates: other.cert });
    const tried = await client.workspaces.testConnection({ workspaceId });
    expect(tried.outcome).toBe('unreachable');
    expect(tried.message).toBe(
      "The certificate of popp.test was issued by 'Example Corp Inspection CA', whom this computer does not trust. Nothing was lost: what you saw before is still here. If your company inspects web traffic, ask its IT team to install its root certificate on this computer, then start the console again.",
    );
    expect(proxy.tunnels.length).toBeGreaterThan(0);
    expect(proxy.requests).toEqual([]);
  }, 60_000);
});
