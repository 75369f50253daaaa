import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { partialStore } from '../../../../host-agent/sources/http/partial';
import { receive } from '../../../../host-agent/sources/http/receive';
import { get } from '../../../../host-agent/sources/http/request';
import { serveWeb, type Web } from '../support/http';

describe('a web server that falls silent', () => {
  let web: Web;
  let folder: string;
  beforeEach(async () => {
    web = await serveWeb();
    folder = await mkdtemp(join(tmpdir(), 'fleetwright-http-'));
  });
  afterEach(async () => {
    await web.close();
    await rm(folder, { recursive: true, force: true });
  });
  const ask = () =>
    get({
      url: web.origin,
      headers: {},
      credentials: {},
      idleTimeoutMs: 300,
      signal: new AbortController().signal,
    });

  it('before it answers is not waited for', async () => {
    web.answer = () => undefined;
    await expect(ask()).rejects.toMatchObject({ code: 'timed-out' });
  });

  it('in the middle of a release is not waited for, and can go on later', async () => {
    web.answer = (_request, response) => {
      response.writeHead(200, { etag: '"v1"', 'accept-ranges': 'bytes', 'content-length': '100' });
      response.write('half');
    };
    const partials = partialStore(join(folder, 'partial'), web.origin);
    const receiving = {
      url: web.origin,
      before: Buffer.alloc(0),
      partials,
      signal: new AbortController().signal,
    };
    await expect(receive(await ask(), receiving)).rejects.toMatchObject({ code: 'timed-out' });
    expect(await partials.tryRead()).toEqual({ entityTag: '"v1"', bytes: Buffer.from('half') });
    expect(await readdir(folder)).toEqual(['partial']);
  });
});
