import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '../../../../host-agent/executor';
import {
  fetchImage,
  hasImage,
  type FetchImageOptions,
} from '../../../../host-agent/executor/image/fetch-image';
import { DEFAULT_FETCH_SETTINGS } from '../../../../host-agent/executor/image/fetch-settings';
import { imageNameTag, type PlanImage } from '../../../../lib/plan';
import { labPlan } from '../lab';
import { ImageServer, serve } from './image-server';

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
/** Waits for nothing, so that retries take no time. */
const clock: Clock = { nowMs: () => 0, monotonicMs: () => 0, sleep: () => Promise.resolve() };
const settings = { ...DEFAULT_FETCH_SETTINGS, idleTimeoutMs: 300 };

describe('fetching an image', () => {
  const server = new ImageServer();
  const bytes = randomBytes(300_000);
  let root: string;
  let pool: string;
  let images: string;
  beforeEach(async () => {
    root = await realpath(await mkdtemp(join(tmpdir(), 'fleetwright-image-')));
    pool = join(root, 'pool');
    images = join(root, 'images');
    await mkdir(pool);
    await mkdir(images);
    server.requests.length = 0;
    await server.start();
  });
  afterEach(async () => {
    await server.stop();
    await rm(root, { recursive: true, force: true });
  });

  const imageOf = (
    source: PlanImage['source'],
    content: Buffer,
    format: PlanImage['format'] = 'raw',
  ): PlanImage => {
    const [image] = labPlan({
      poolPath: pool,
      images: [
        {
          name: 'base',
          key: 'lab/base',
          pool: 'main',
          fileName: `base-${imageNameTag(sha256(content))}.img`,
          source: { ...source },
          sha256: sha256(content),
          format,
        },
      ],
    }).images;
    if (image === undefined) throw new Error('no image');
    return { ...image, fileName: 'base.img' };
  };
  const fetch = (image: PlanImage, changes: Partial<FetchImageOptions> = {}): Promise<void> =>
    fetchImage({ image, poolPath: pool, imageRoots: [images], settings, clock, ...changes });
  const fromUrl = (path: string, content = bytes): PlanImage =>
    imageOf({ kind: 'url', url: server.url(path) }, content);
  const visible = async (): Promise<readonly string[]> =>
    (await readdir(pool)).filter((name) => !name.startsWith('.'));
  const parts = async (): Promise<readonly string[]> => readdir(join(pool, '.fleetwright/partial'));
  const put = async (content: Buffer): Promise<PlanImage['source']> => {
    await writeFile(join(images, 'source.img'), content);
    return { kind: 'file', path: join(images, 'source.img') };
  };

  it('puts the bytes under their name, readable for QEMU, and leaves no part behind', async () => {
    server.answers = { '/base.img': serve(bytes) };
    const image = fromUrl('/base.img');
    expect(await hasImage(image, pool)).toBe(false);
    const seen: number[] = [];
    await fetch(image, {
      progress: (received, total) => void (total === bytes.length && seen.push(received)),
    });
    expect((await readFile(join(pool, 'base.img'))).equals(bytes)).toBe(true);
    expect((await stat(join(pool, 'base.img'))).mode & 0o777).toBe(0o644);
    expect(seen.at(-1)).toBe(bytes.length);
    expect(await parts()).toEqual([]);
    expect(await hasImage(image, pool)).toBe(true);
  });

  it('goes on where a cut connection broke off, within one run', async () => {
    server.answers = { '/base.img': serve(bytes, { cuts: 2 }) };
    await fetch(fromUrl('/base.img'));
    expect((await readFile(join(pool, 'base.img'))).equals(bytes)).toBe(true);
    const [first, ...later] = server.requests.map(({ range }) => range ?? 'all');
    expect(first).toBe('all');
    expect(later).toHaveLength(2);
    for (const range of later) expect(range).toMatch(/^bytes=[1-9]\d+-$/);
  });

  it('shows nothing after a run that was cut for good, and the next run goes on from there', async () => {
    server.answers = { '/base.img': serve(bytes, { cuts: 1 }) };
    const image = fromUrl('/base.img');
    await expect(fetch(image, { settings: { ...settings, attemptsMax: 1 } })).rejects.toMatchObject({
      code: 'source-unreachable',
    });
    expect(await visible()).toEqual([]);
    await fetch(image);
    expect((await readFile(join(pool, 'base.img'))).equals(bytes)).toBe(true);
    expect(server.requests.at(-1)?.range).toMatch(/^bytes=[1-9]\d+-$/);
  });

  it('begins anew when the server has another file meanwhile', async () => {
    const image = fromUrl('/base.img');
    server.answers = { '/base.img': serve(randomBytes(200_000), { etag: '"old"', cuts: 1 }) };
    await expect(fetch(image, { settings: { ...settings, attemptsMax: 1 } })).rejects.toMatchObject({
      code: 'source-unreachable',
    });
    server.answers = { '/base.img': serve(bytes, { etag: '"new"' }) };
    await fetch(image);
    expect((await readFile(join(pool, 'base.img'))).equals(bytes)).toBe(true);
  });

  it('fetches as a whole once when an earlier part turns out to be wrong', async () => {
    const image = fromUrl('/base.img');
    server.answers = { '/base.img': serve(bytes, { cuts: 1 }) };
    await expect(fetch(image, { settings: { ...settings, attemptsMax: 1 } })).rejects.toMatchObject({
      code: 'source-unreachable',
    });
    const part = join(pool, '.fleetwright/partial', `.${image.sha256}.partial`);
    const damaged = await readFile(part);
    damaged[10] = (damaged[10] ?? 0) ^ 0xff;
    await writeFile(part, damaged);
    await fetch(image);
    expect((await readFile(join(pool, 'base.img'))).equals(bytes)).toBe(true);
  });

  it('refuses a wrong digest, names both, and leaves nothing', async () => {
    server.answers = { '/base.img': serve(Buffer.from('something else')) };
    const failure = fetch(fromUrl('/base.img'));
    await expect(failure).rejects.toMatchObject({ code: 'digest-mismatch' });
    await expect(failure).rejects.toThrow(sha256(Buffer.from('something else')));
    await expect(failure).rejects.toThrow(sha256(bytes));
    expect(await visible()).toEqual([]);
    expect(await parts()).toEqual([]);
  });

  it('follows redirects, but not for ever and not out of http', async () => {
    server.answers = {
      '/a': (_request, response) => response.writeHead(302, { location: '/base.img' }).end(),
      '/round': (_request, response) => response.writeHead(301, { location: '/round' }).end(),
      '/file': (_request, response) => response.writeHead(301, { location: 'file:///etc/shadow' }).end(),
      '/base.img': serve(bytes),
    };
    await expect(fetch(fromUrl('/round'))).rejects.toThrow(/more than 5 times/);
    await expect(fetch(fromUrl('/file'))).rejects.toMatchObject({ code: 'source-refused' });
    await fetch(fromUrl('/a'));
    expect(await visible()).toEqual(['base.img']);
  });

  it.each([
    ['not there', (): void => undefined, 'source-missing', 1],
    [
      'forbidden',
      (): void => void (server.answers = { '/base.img': (_q, r) => r.writeHead(403).end() }),
      'source-refused',
      1,
    ],
    [
      'busy',
      (): void => void (server.answers = { '/base.img': (_q, r) => r.writeHead(503).end() }),
      'source-unreachable',
      5,
    ],
    [
      'silent',
      (): void =>
        void (server.answers = {
          '/base.img': (_q, r) => r.writeHead(200, { 'content-length': 10 }).write('x'),
        }),
      'source-unreachable',
      5,
    ],
    [
      'larger than allowed',
      (): void =>
        void (server.answers = {
          '/base.img': (_q, r) => r.writeHead(200, { 'content-length': 2 ** 50 }).end(),
        }),
      'too-large',
      1,
    ],
  ])('says so when the image is %s', async (_name, prepare, code, attempts) => {
    server.answers = {};
    prepare();
    await expect(fetch(fromUrl('/base.img'))).rejects.toMatchObject({ code });
    expect(server.requests).toHaveLength(attempts);
    expect(await visible()).toEqual([]);
  });

  it('counts what comes where the server does not say how much it is', async () => {
    server.answers = { '/base.img': (_request, response) => void response.end(bytes) };
    const small = { ...settings, imageBytesMax: 1000 };
    await expect(fetch(fromUrl('/base.img'), { settings: small })).rejects.toMatchObject({
      code: 'too-large',
    });
    expect(await parts()).toEqual([]);
  });

  it('says so when nobody listens', async () => {
    const image = fromUrl('/base.img');
    await server.stop();
    await expect(fetch(image)).rejects.toThrow(/could not be fetched in 5 attempts \(.*ECONNREFUSED/);
    await server.start();
  });

  it('stops when it is told to, and keeps what it has', async () => {
    const stop = new AbortController();
    server.answers = { '/base.img': serve(bytes, { cuts: 1 }) };
    const stopping = fetch(fromUrl('/base.img'), { signal: stop.signal, progress: () => stop.abort() });
    await expect(stopping).rejects.toMatchObject({ code: 'interrupted' });
    expect(await visible()).toEqual([]);
    expect((await parts()).length).toBeGreaterThan(0);
  });

  it('does not take what came for all there is, when it stops a server that does not say how much it sends', async () => {
    const stop = new AbortController();
    server.answers = {
      '/base.img': ({ socket }) => void socket.write('HTTP/1.1 200 OK\r\netag: "v1"\r\n\r\nhalf'),
    };
    const stopping = fetch(fromUrl('/base.img'), { signal: stop.signal, progress: () => stop.abort() });
    await expect(stopping).rejects.toMatchObject({ code: 'interrupted' });
    expect(await visible()).toEqual([]);
    expect((await parts()).length).toBeGreaterThan(0);
  });

  it('copies a file of the host', async () => {
    await fetch(imageOf(await put(bytes), bytes));
    expect((await readFile(join(pool, 'base.img'))).equals(bytes)).toBe(true);
  });

  it.each([
    ['a missing file', '/images/nothing.img', 'source-missing'],
    ['a file elsewhere', '/outside.img', 'path-not-allowed'],
    ['a link that leads elsewhere', '/images/link.img', 'path-not-allowed'],
    ['a folder', '/images/folder', 'path-not-allowed'],
  ])('refuses %s', async (_name, path, code) => {
    await writeFile(join(root, 'outside.img'), bytes);
    await symlink(join(root, 'outside.img'), join(images, 'link.img'));
    await mkdir(join(images, 'folder'));
    const image = imageOf({ kind: 'file', path: join(root, path) }, bytes);
    await expect(fetch(image)).rejects.toMatchObject({ code });
    expect(await visible()).toEqual([]);
  });

  it('never replaces a file that is there with other content', async () => {
    await writeFile(join(pool, 'base.img'), 'somebody else');
    const image = imageOf(await put(bytes), bytes);
    await expect(hasImage(image, pool)).rejects.toMatchObject({ code: 'digest-mismatch' });
    await expect(fetch(image)).rejects.toMatchObject({ code: 'file-system' });
    expect(await readFile(join(pool, 'base.img'), 'utf8')).toBe('somebody else');
  });

  it.each([
    ['raw that is said to be qcow2', Buffer.alloc(4096), 'qcow2', /the plan says qcow2, but the file is raw/],
    ['qcow2 that is said to be raw', qcow2({}), 'raw', /the plan says raw, but the file is qcow2/],
    ['qcow2 with a backing file', qcow2({ backing: true }), 'qcow2', /backing file/],
    ['qcow2 with an external data file', qcow2({ external: true }), 'qcow2', /external data file/],
    ['qcow2 of another version', qcow2({ version: 9 }), 'qcow2', /version 2 or 3/],
  ] as const)('refuses %s', async (_name, content, format, message) => {
    const refused = fetch(imageOf(await put(content), content, format));
    await expect(refused).rejects.toThrow(message);
    await expect(refused).rejects.toMatchObject({ code: 'wrong-format' });
    expect(await visible()).toEqual([]);
    expect(await parts()).toEqual([]);
  });

  it('takes a plain qcow2, and any bytes to boot from', async () => {
    await fetch(imageOf(await put(qcow2({})), qcow2({}), 'qcow2'));
    await rm(join(pool, 'base.img'));
    await fetch(imageOf(await put(qcow2({ backing: true })), qcow2({ backing: true }), 'boot-file'));
    expect(await visible()).toEqual(['base.img']);
  });
});

/** A header of 1 GiB by QEMU's docs/interop/qcow2.txt. */
function qcow2(what: {
  readonly backing?: boolean;
  readonly external?: boolean;
  readonly version?: number;
}): Buffer {
  const header = Buffer.alloc(3 * 65_536 + 16);
  header.write('QFI\xfb', 0, 'latin1');
  header.writeUInt32BE(what.version ?? 3, 4);
  header.writeBigUInt64BE(what.backing === true ? 512n : 0n, 8);
  header.writeUInt32BE(16, 20);
  header.writeBigUInt64BE(2n ** 30n, 24);
  // The table of clusters, and that of references, where qemu-img(1) puts them.
  header.writeUInt32BE(2, 36);
  header.writeBigUInt64BE(3n * 65_536n, 40);
  header.writeBigUInt64BE(65_536n, 48);
  header.writeUInt32BE(1, 56);
  header.writeUInt32BE(4, 96);
  header.writeBigUInt64BE(what.external === true ? 4n : 0n, 72);
  header.writeUInt32BE(104, 100);
  return header;
}
