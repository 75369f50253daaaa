import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSource, type Fetched, type ReleaseSource } from '../../../../host-agent/sources';
import { RELEASE_BYTES_MAX } from '../../../../host-agent/sources/release-bytes';
import { serveWeb, type Web } from '../support/http';
import { close, listen } from '../support/remote';

describe('releases from a URL', () => {
  let folder: string;
  let web: Web;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fleetwright-http-'));
    web = await serveWeb();
  });
  afterEach(async () => {
    await web.close();
    await rm(folder, { recursive: true, force: true });
  });
  const open = (
    url = `${web.origin}/kvm-1.release`,
    { timeoutSeconds = 60, ...settings }: { timeoutSeconds?: number; bearerTokenFile?: string } = {},
  ) =>
    openSource(
      { from: { kind: 'http', url, ...settings }, pollIntervalSeconds: 60, timeoutSeconds },
      { stateDirectory: join(folder, 'state') },
    );
  const serve = (bytes: Buffer | string, headers: Readonly<Record<string, string>> = {}) => {
    web.answer = (_request, response) => void response.writeHead(200, headers).end(bytes);
  };
  const partial = () => join(folder, 'state/source/http-partial');

  it('are given until they are settled, and then asked for only if they are others', async () => {
    web.answer = fileAnswer(Buffer.from('one'), '"v1"');
    const source = open();
    expect(await look(source)).toEqual({ kind: 'release', bytes: Buffer.from('one'), revision: '"v1"' });
    expect(text(await look(source))).toBe('one');
    await source.settle('"v1"');
    expect(await look(source)).toEqual({ kind: 'unchanged' });
    expect(web.asked.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, '"v1"', '"v1"']);

    web.answer = fileAnswer(Buffer.from('two'), '"v2"');
    expect(text(await look(source))).toBe('two');
    expect(text(await look(open()))).toBe('two');
  });

  it('are unchanged for servers that know dates, or nothing, as well', async () => {
    const modified = 'Mon, 23 Jun 2025 10:00:00 GMT';
    web.answer = (request, response) => {
      const isSame = request.headers['if-modified-since'] === modified;
      response.writeHead(isSame ? 304 : 200, { 'last-modified': modified }).end(isSame ? undefined : 'one');
    };
    const source = open();
    await accept(source);
    expect(await look(source)).toEqual({ kind: 'unchanged' });
    serve('one');
    expect(await look(source)).toEqual({ kind: 'unchanged' });
    serve('two');
    expect(text(await look(source))).toBe('two');
  });

  it('are not believed to be unchanged when nobody has asked', async () => {
    web.answer = (_request, response) => void response.writeHead(304).end();
    await expect(look(open())).rejects.toMatchObject({ code: 'garbage' });
  });

  it.each([
    [401, 'forbidden'],
    [403, 'forbidden'],
    [404, 'not-found'],
    [410, 'not-found'],
    [429, 'unreachable'],
    [500, 'unreachable'],
    [503, 'unreachable'],
    [204, 'garbage'],
    [206, 'garbage'],
    [400, 'garbage'],
  ])('are not what comes with status %i', async (status, code) => {
    web.answer = (_request, response) => void response.writeHead(status).end();
    await expect(look(open())).rejects.toMatchObject({ name: 'SourceFailure', code });
  });

  it.each([
    ['another protocol', 'SSH-2.0-OpenSSH_9.2\r\n', 'garbage'],
    ['headers without end', `HTTP/1.1 200 OK\r\nx: ${'y'.repeat(100_000)}`, 'garbage'],
    ['nothing', '', 'cut'],
    ['half a body', 'HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf', 'cut'],
    ['half a chunk', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n40\r\nhalf', 'cut'],
    ['a length that is none', 'HTTP/1.1 200 OK\r\ncontent-length: many\r\n\r\nhalf', 'garbage'],
    ['an encoding', 'HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 1\r\n\r\nx', 'garbage'],
  ])('are not %s', async (_what, answer, code) => {
    const server = createServer((socket) => {
      socket.resume();
      socket.end(answer);
    });
    const port = await listen(server);
    await expect(look(open(`http://127.0.0.1:${port}/`))).rejects.toMatchObject({ code });
    await close(server);
    await expect(look(open(`http://127.0.0.1:${port}/`))).rejects.toMatchObject({ code: 'unreachable' });
  });

  it('are refused when they are too large, before and while they come', async () => {
    serve('', { 'content-length': String(RELEASE_BYTES_MAX + 1) });
    await expect(look(open())).rejects.toMatchObject({ code: 'too-large' });
    let sent = 0;
    web.answer = (_request, response) => {
      const chunk = Buffer.alloc(1024 * 1024);
      const more = (): void => {
        sent += chunk.length;
        if (!response.destroyed) response.write(chunk, more);
      };
      more();
    };
    await expect(look(open())).rejects.toMatchObject({ code: 'too-large' });
    expect(sent).toBeLessThan(2 * RELEASE_BYTES_MAX);
  });

  it('do not take longer than they may, however slowly they drip', async () => {
    web.answer = (_request, response) => {
      const timer = setInterval(() => response.write('x'), 50);
      response.on('close', () => clearInterval(timer));
    };
    const begin = Date.now();
    await expect(look(open(undefined, { timeoutSeconds: 1 }))).rejects.toMatchObject({ code: 'timed-out' });
    web.answer = () => undefined;
    await expect(look(open(undefined, { timeoutSeconds: 1 }))).rejects.toMatchObject({ code: 'timed-out' });
    // Without a length and without chunks, hanging up is how such a body ends.
    web.answer = ({ socket }) => void socket.write('HTTP/1.1 200 OK\r\n\r\nhalf');
    await expect(look(open(undefined, { timeoutSeconds: 1 }))).rejects.toMatchObject({ code: 'timed-out' });
    expect(Date.now() - begin).toBeLessThan(10_000);
  });

  it('go on where they were cut, as often as needed', async () => {
    const bytes = randomBytes(500_000);
    const source = open();
    for (const cutAfter of [100_000, 250_000, 400_000]) {
      web.answer = fileAnswer(bytes, '"v1"', cutAfter);
      await expect(look(source)).rejects.toMatchObject({ code: 'cut' });
      expect((await stat(partial())).mode & 0o777).toBe(0o600);
    }
    web.answer = fileAnswer(bytes, '"v1"');
    // Also after a restart.
    const fetched = await look(open());
    expect(fetched.kind === 'release' && Buffer.compare(fetched.bytes, bytes)).toBe(0);
    expect(web.asked.map(({ headers }) => headers.range !== undefined)).toEqual([false, true, true, true]);
    expect(Number(/\d+/.exec(web.asked[3]?.headers.range ?? '')?.[0])).toBeGreaterThan(100_000);
    expect(await readdir(join(folder, 'state/source'))).toEqual(['http-unsettled']);
  });

  it('begin anew when the server has others meanwhile, no way to continue, or is another', async () => {
    const old = randomBytes(300_000);
    const cut = async (): Promise<void> => {
      web.answer = fileAnswer(old, '"v1"', 100_000);
      await expect(look(open())).rejects.toMatchObject({ code: 'cut' });
    };
    await cut();
    web.answer = fileAnswer(Buffer.from('new'), '"v2"');
    expect(await accept(open())).toBe('new');

    await cut();
    serve('whole', { etag: '"v1"' });
    expect(await accept(open())).toBe('whole');

    await cut();
    web.answer = (request, response) => {
      if (request.headers.range !== undefined) response.writeHead(416).end();
      else response.writeHead(200).end('short');
    };
    expect(await accept(open())).toBe('short');

    await cut();
    web.answer = fileAnswer(Buffer.from('another'), '"v1"');
    expect(text(await look(open(`${web.origin}/other.release`)))).toBe('another');
  });

  it('are refused in part when it is not the part that was asked for', async () => {
    web.answer = fileAnswer(randomBytes(300_000), '"v1"', 100_000);
    await expect(look(open())).rejects.toMatchObject({ code: 'cut' });
    for (const headers of [
      { etag: '"v1"', 'content-range': 'bytes 5-9/10' },
      { etag: '"v2"', 'content-range': `bytes ${(await stat(partial())).size}-9/10` },
      { etag: '"v1"' },
    ]) {
      web.answer = (_request, response) => void response.writeHead(206, headers).end('parts');
      await expect(look(open())).rejects.toMatchObject({ code: 'garbage' });
    }
  });

  it('are not continued under a weak tag', async () => {
    web.answer = fileAnswer(randomBytes(300_000), 'W/"v1"', 100_000);
    await expect(look(open())).rejects.toMatchObject({ code: 'cut' });
    await expect(stat(partial())).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('are followed within the same server, three times at most', async () => {
    let hops = 3;
    web.answer = (request, response) => {
      const at = Number(/\d+$/.exec(request.url ?? '')?.[0] ?? 0);
      if (at < hops) response.writeHead(302, { location: `/hop/${at + 1}` }).end();
      else response.writeHead(200).end('one');
    };
    expect(text(await look(open(`${web.origin}/hop/0`)))).toBe('one');
    hops = 4;
    await expect(look(open(`${web.origin}/hop/0`))).rejects.toMatchObject({ code: 'garbage' });
  });

  it('are not followed to another server, which gets no token', async () => {
    const other = await serveWeb();
    web.answer = (_request, response) =>
      void response.writeHead(307, { location: `${other.origin}/x` }).end();
    const bearerTokenFile = await tokenFile('token-of-mine');
    await expect(look(open(undefined, { bearerTokenFile }))).rejects.toMatchObject({ code: 'garbage' });
    expect(web.asked).toHaveLength(1);
    expect(other.asked).toEqual([]);
    await other.close();
  });

  it('are asked for with the token that is in the file at the time', async () => {
    serve('one');
    const bearerTokenFile = await tokenFile('first.token==\n');
    const source = open(undefined, { bearerTokenFile });
    await look(source);
    await tokenFile('second');
    await look(source);
    expect(web.asked.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer first.token==',
      'Bearer second',
    ]);
  });

  it('are not asked for with a token that is none, or that all could read on the way', async () => {
    const bearerTokenFile = await tokenFile('my secret\r\nx-evil: 1');
    const failure: unknown = await look(open(undefined, { bearerTokenFile })).catch(
      (error: unknown) => error,
    );
    expect(failure).toMatchObject({ code: 'misconfigured' });
    expect(String(failure)).not.toContain('secret');
    await tokenFile('fine');
    await expect(look(open('http://192.0.2.1/x', { bearerTokenFile }))).rejects.toMatchObject({
      code: 'misconfigured',
    });
    await expect(look(open(undefined, { bearerTokenFile: '/nothing' }))).rejects.toMatchObject({
      code: 'misconfigured',
    });
    expect(web.asked).toEqual([]);
  });

  it('are described without what the URL hides', async () => {
    web.answer = (_request, response) => void response.writeHead(403).end();
    const source = open(`http://robot:hunter2@127.0.0.1:${web.port}/a.release?signature=hunter3`);
    const failure: unknown = await look(source).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'forbidden' });
    expect(web.asked[0]?.headers.authorization).toBe(`Basic ${btoa('robot:hunter2')}`);
    expect(source.description).toBe(`${web.origin}/a.release`);
    expect(`${String(failure)}${JSON.stringify(failure)}${source.description}`).not.toMatch(/hunter|robot/);
  });

  async function tokenFile(token: string): Promise<string> {
    const path = join(folder, 'token');
    await writeFile(path, token);
    return path;
  }
});

/** As web servers answer for a file; with `cutAfter`, the connection ends after so many bytes of the file. */
function fileAnswer(bytes: Buffer, etag: string, cutAfter?: number) {
  return (request: IncomingMessage, response: ServerResponse): void => {
    const { range, 'if-range': ifRange, 'if-none-match': ifNoneMatch } = request.headers;
    if (ifNoneMatch === etag) {
      response.writeHead(304, { etag }).end();
      return;
    }
    const from = range !== undefined && ifRange === etag ? Number(/\d+/.exec(range)?.[0]) : 0;
    response.writeHead(from === 0 ? 200 : 206, {
      etag,
      'accept-ranges': 'bytes',
      'content-length': String(bytes.length - from),
      ...(from === 0 ? {} : { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` }),
    });
    if (cutAfter === undefined) response.end(bytes.subarray(from));
    else response.write(bytes.subarray(from, cutAfter), () => setImmediate(() => response.socket?.end()));
  };
}

function look(source: ReleaseSource): Promise<Fetched> {
  return source.fetch(new AbortController().signal);
}

async function accept(source: ReleaseSource): Promise<string> {
  const fetched = await look(source);
  if (fetched.kind === 'release') await source.settle(fetched.revision);
  return text(fetched);
}

function text(fetched: Fetched): string {
  return fetched.kind === 'release' ? Buffer.from(fetched.bytes).toString() : fetched.kind;
}
