import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { waitFor } from '../../../support/wait-for';
import { makeCertificates, type Certificates } from './certificates';
import { ask, freePort, Serving } from './serving';

/** What a client sees whose certificate is refused: at which moment it is cut off depends on who is quicker. */
const CUT_OFF = { code: expect.stringMatching(/^(ECONNRESET|EPIPE|ERR_SSL_\w+)$/) };

let serving: Serving;
let port: number;
beforeEach(async () => {
  serving = new Serving();
  port = await freePort();
});
afterEach(async () => {
  await serving.end();
});

describe('the status over TCP', () => {
  it.each([
    ['127.0.0.1:9764', 200],
    ['127.0.0.1', 200],
    ['localhost:8080', 200],
    ['LOCALHOST', 200],
    ['[::1]:9764', 200],
    ['evil.example', 421],
    ['evil.example:9764', 421],
    ['localhost.evil.example', 421],
    ['127.0.0.1.evil.example', 421],
    ['evil.example@127.0.0.1', 421],
    ['127.0.0.1:1:2', 421],
  ])('answers to %j with %d', async (host, status) => {
    const { url } = await serving.serve({ listen: { address: '127.0.0.1', port } });
    expect(url).toBe(`http://127.0.0.1:${port}`);
    for (const path of ['/status', '/events'].slice(0, status === 200 ? 1 : 2)) {
      const answer = await ask({ host: '127.0.0.1', port, path, headers: { Host: host } });
      expect(answer.status).toBe(status);
      if (status === 421) expect(answer.body).toBe('{"error":{"code":"wrong-host"}}\n');
    }
  });

  it('answers to another address of loopback by its own name', async () => {
    await serving.serve({ listen: { address: '127.7.7.7', port } });
    const answer = await ask({ host: '127.7.7.7', port, path: '/status' });
    expect(answer.status).toBe(200);
  });

  it('says that its port is taken, and leaves no socket behind', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen({ host: '127.0.0.1', port }, resolve));
    try {
      await expect(serving.serve({ listen: { address: '127.0.0.1', port } })).rejects.toMatchObject({
        code: 'address-unusable',
      });
      await expect(ask({ socketPath: serving.socket, path: '/status' })).rejects.toMatchObject({
        code: 'ENOENT',
      });
      await serving.serve();
      expect((await ask({ socketPath: serving.socket, path: '/status' })).status).toBe(200);
    } finally {
      other.close();
    }
  });
});

describe('the status over TLS', () => {
  let files: Certificates;
  beforeEach(() => {
    files = makeCertificates(serving.folder);
  });

  const listen = () => ({
    address: '127.0.0.1',
    port,
    tls: {
      certificateFile: files.server.certificate,
      keyFile: files.server.key,
      clientCertificateAuthorityFile: files.authority,
    },
  });
  const askSecurely = (
    client: { readonly cert: Buffer; readonly key: Buffer } | undefined,
    { path = '/status', method = 'GET', host = 'kvm-1.example:9764' } = {},
  ): Promise<number> =>
    new Promise((resolve, reject) => {
      const asked = request({
        host: '127.0.0.1',
        port,
        path,
        method,
        agent: false,
        ca: readFileSync(files.authority),
        headers: { Host: host },
        // What the Host header says is the matter here, and not whom the client believes to have met.
        checkServerIdentity: () => undefined,
        ...client,
      });
      asked.on('error', reject);
      asked.on('response', (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      asked.end();
    });

  it('is for clients whose certificate the authority has signed, and for nobody else', async () => {
    const { url } = await serving.serve({ listen: listen() });
    expect(url).toBe(`https://127.0.0.1:${port}`);
    expect(await askSecurely(files.client)).toBe(200);
    await expect(askSecurely(undefined)).rejects.toMatchObject(CUT_OFF);
    await expect(askSecurely(files.stranger)).rejects.toMatchObject(CUT_OFF);
    await expect(ask({ host: '127.0.0.1', port, path: '/status' })).rejects.toMatchObject(CUT_OFF);
    expect(await askSecurely(files.client)).toBe(200);
  });

  it('takes no orders either', async () => {
    await serving.serve({ listen: listen() });
    expect(await askSecurely(files.client, { path: '/orders', method: 'POST' })).toBe(403);
    expect(serving.agent.orders).toEqual([]);
  });

  it('answers to the names that its certificate has', async () => {
    await serving.serve({ listen: listen() });
    expect(await askSecurely(files.client, { host: 'evil.example' })).toBe(421);
    expect(await askSecurely(files.client, { host: '127.0.0.1' })).toBe(200);
  });

  it('takes up certificates that were renewed, without cutting anybody off', async () => {
    await serving.serve({ listen: listen() }, {}, { certificateIntervalMs: 20 });
    const renewed = join(serving.folder, 'renewed');
    mkdirSync(renewed);
    const next = makeCertificates(renewed);
    expect(await askSecurely(files.client)).toBe(200);
    writeFileSync(files.authority, readFileSync(next.authority));
    writeFileSync(files.server.key, readFileSync(next.server.key));
    writeFileSync(files.server.certificate, readFileSync(next.server.certificate));
    await waitFor(
      () =>
        askSecurely(next.client).then(
          (status) => status === 200,
          () => false,
        ),
      {
        timeoutMs: 10_000,
        description: 'clients of the new authority are answered',
      },
    );
    await expect(askSecurely(files.client)).rejects.toMatchObject(CUT_OFF);
  });

  it.each([
    ['the key is another one’s', () => writeFileSync(files.server.key, files.client.key)],
    ['the certificate is none', () => writeFileSync(files.server.certificate, 'hello')],
    ['the authority is none', () => writeFileSync(files.authority, '')],
  ])('is not served when %s', async (_what, spoil) => {
    spoil();
    await expect(serving.serve({ listen: listen() })).rejects.toMatchObject({ code: 'certificate-unusable' });
  });

  it('says which file is missing', async () => {
    const keyFile = join(serving.folder, 'missing.key');
    const { tls, ...rest } = listen();
    await expect(serving.serve({ listen: { ...rest, tls: { ...tls, keyFile } } })).rejects.toThrow(keyFile);
  });
});
