import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HttpSource } from '../../../../host-agent/configuration';
import { openSource, type Fetched } from '../../../../host-agent/sources';
import { makeAuthority, type Certificate } from '../support/certificates';
import { serveWeb, type Web } from '../support/http';

describe('releases by https', () => {
  let folder: string;
  let web: Web;
  let authority: Certificate;
  let client: Certificate;
  let stranger: Certificate;
  let elsewhere: Web;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fleetwright-tls-'));
    const ours = await makeAuthority(folder, 'ours');
    const theirs = await makeAuthority(folder, 'theirs');
    authority = ours;
    client = await ours.sign('client');
    stranger = await theirs.sign('client');
    web = await serve(await ours.sign('server'));
    elsewhere = await serve(client);
  }, 60_000);
  afterAll(async () => {
    await web.close();
    await elsewhere.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** Asks for a certificate of our authority. */
  async function serve({ certificateFile, keyFile }: Certificate): Promise<Web> {
    const server = await serveWeb({
      cert: await readFile(certificateFile),
      key: await readFile(keyFile),
      ca: await readFile(authority.certificateFile),
      requestCert: true,
      rejectUnauthorized: true,
    });
    server.answer = (_request, response) => void response.end('one');
    return server;
  }

  const look = (settings: Partial<HttpSource> = {}, server = web): Promise<Fetched> =>
    openSource(
      {
        from: {
          kind: 'http',
          url: `${server.origin}/a`,
          certificateAuthorityFile: authority.certificateFile,
          clientCertificateFile: client.certificateFile,
          clientKeyFile: client.keyFile,
          ...settings,
        },
        pollIntervalSeconds: 60,
        timeoutSeconds: 20,
      },
      { stateDirectory: join(folder, 'state') },
    ).fetch(new AbortController().signal);

  it('come from a server that knows this host, and that this host knows', async () => {
    expect(await look()).toMatchObject({ kind: 'release', bytes: Buffer.from('one') });
  });

  it('do not come from a server of another authority, or with the certificate of another server', async () => {
    const system = join(folder, 'empty.pem');
    await writeFile(system, await readFile(stranger.certificateFile));
    await expect(look({ certificateAuthorityFile: system })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(look({}, elsewhere)).rejects.toMatchObject({ code: 'forbidden' });
    expect([...web.asked, ...elsewhere.asked].length).toBe(1);
  });

  it('are not trusted by the authorities of the system alone', async () => {
    const url = `${web.origin}/a`;
    const { clientKeyFile, clientCertificateFile } = {
      clientKeyFile: client.keyFile,
      clientCertificateFile: client.certificateFile,
    };
    const source = openSource(
      {
        from: { kind: 'http', url, clientKeyFile, clientCertificateFile },
        pollIntervalSeconds: 60,
        timeoutSeconds: 20,
      },
      { stateDirectory: join(folder, 'state') },
    );
    await expect(source.fetch(new AbortController().signal)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('are refused by the server to whoever has a certificate of others', async () => {
    const settings = { clientCertificateFile: stranger.certificateFile, clientKeyFile: stranger.keyFile };
    const failure: unknown = await look(settings).catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: 'SourceFailure' });
    // The server may close before its alert is read.
    expect(['forbidden', 'cut']).toContain((failure as { code: string }).code);
  });

  it('are not asked for with files that are missing or do not belong together', async () => {
    await expect(look({ clientKeyFile: join(folder, 'nothing') })).rejects.toMatchObject({
      code: 'misconfigured',
    });
    const failure: unknown = await look({ clientKeyFile: stranger.keyFile }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'misconfigured' });
    const [, secret = 'nothing'] = (await readFile(stranger.keyFile, 'utf8')).split('\n');
    expect(String(failure)).not.toContain(secret);
  });

  it('are not there where http is spoken, and the other way round', async () => {
    const plain = await serveWeb();
    await expect(look({ url: `https://127.0.0.1:${plain.port}/a` })).rejects.toMatchObject({
      code: 'garbage',
    });
    await plain.close();
    const from = { kind: 'http', url: `http://127.0.0.1:${web.port}/a` } as const;
    const source = openSource(
      { from, pollIntervalSeconds: 60, timeoutSeconds: 20 },
      { stateDirectory: join(folder, 'state') },
    );
    await expect(source.fetch(new AbortController().signal)).rejects.toMatchObject({ name: 'SourceFailure' });
  });
});
