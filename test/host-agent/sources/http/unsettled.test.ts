import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSource, type Fetched, type ReleaseSource } from '../../../../host-agent/sources';
import { serveWeb, type Web } from '../support/http';

const MOMENT = 'Mon, 23 Jun 2025 10:00:00 GMT';

describe('a release from a URL that is not accepted', () => {
  let folder: string;
  let web: Web;
  /** Bodies that were sent. */
  let sent: string[];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fleetwright-http-'));
    web = await serveWeb();
    sent = [];
  });
  afterEach(async () => {
    await web.close();
    await rm(folder, { recursive: true, force: true });
  });
  const open = (url = `${web.origin}/kvm-1.release`): ReleaseSource =>
    openSource(
      { from: { kind: 'http', url }, pollIntervalSeconds: 60, timeoutSeconds: 60 },
      { stateDirectory: join(folder, 'state') },
    );
  const kept = (): string => join(folder, 'state/source/http-unsettled');
  const serve = (body: string, headers: Readonly<Record<string, string>>): void => {
    web.answer = ({ headers: asked }, response) => {
      const isSame =
        (headers['etag'] !== undefined && asked['if-none-match'] === headers['etag']) ||
        (headers['last-modified'] !== undefined && asked['if-modified-since'] === headers['last-modified']);
      if (!isSame) sent.push(body);
      response.writeHead(isSame ? 304 : 200, headers).end(isSame ? undefined : body);
    };
  };

  it.each([
    ['a tag', { etag: '"v2"' }, '"v2"'],
    ['a weak tag', { etag: 'W/"v2"' }, 'W/"v2"'],
    ['a date', { 'last-modified': MOMENT }, expect.stringMatching(/^sha256:/)],
  ])(
    'is given at each look, also after a restart, and sent once by a server with %s',
    async (_what, headers, revision) => {
      serve('two', headers);
      const source = open();
      for (const asked of [source, source, open(), source])
        expect(await look(asked)).toEqual({ kind: 'release', bytes: Buffer.from('two'), revision });
      expect(sent).toEqual(['two']);
    },
  );

  it('is no longer kept once it is accepted, by the word of the look that gave it from there', async () => {
    serve('two', { etag: '"v2"' });
    await look(open());
    const source = open();
    await look(source);
    await source.settle('"v2"');
    expect(await look(source)).toEqual({ kind: 'unchanged' });
    expect(sent).toEqual(['two']);
    expect(await readdir(join(folder, 'state/source'))).toEqual([]);
  });

  it('gives way to the next, and to the one that was accepted before', async () => {
    const source = open();
    serve('one', { etag: '"v1"' });
    await look(source);
    await source.settle('"v1"');
    serve('two', { etag: '"v2"' });
    expect(await look(source)).toMatchObject({ revision: '"v2"' });
    serve('three', { etag: '"v3"' });
    expect(await look(source)).toMatchObject({ bytes: Buffer.from('three') });
    serve('one', { etag: '"v1"' });
    expect([await look(source), await look(source)]).toEqual([{ kind: 'unchanged' }, { kind: 'unchanged' }]);
    expect(sent).toEqual(['one', 'two', 'three', 'one']);
    expect(await readdir(join(folder, 'state/source'))).toEqual([]);
  });

  it.each([
    ['with neither tag nor date', {}],
    // Another may be written in the same second, and would have the same date.
    ['with the date of this very moment', { 'last-modified': MOMENT, date: MOMENT }],
  ])('is sent at each look by a server %s, and not kept', async (_what, headers) => {
    serve('two', headers);
    const source = open();
    await look(source);
    serve('three', headers);
    expect(await look(source)).toMatchObject({ bytes: Buffer.from('three') });
    expect(await readdir(join(folder, 'state/source'))).toEqual([]);
  });

  it('is sent anew when the copy is damaged, or of another URL', async () => {
    serve('two', { etag: '"v2"' });
    await look(open());
    const file = await readFile(kept());
    for (const damaged of [
      file.subarray(0, -1),
      Buffer.from(file.toString().replace('two', 'TWO')),
      Buffer.from('x'),
    ]) {
      await writeFile(kept(), damaged);
      expect(await look(open())).toMatchObject({ bytes: Buffer.from('two') });
    }
    expect(await look(open(`${web.origin}/other`))).toMatchObject({ bytes: Buffer.from('two') });
    expect(sent).toHaveLength(5);
  });

  it('is given although it cannot be kept', async () => {
    await mkdir(`${kept()}.new/inside`, { recursive: true });
    serve('two', { etag: '"v2"' });
    const source = open();
    expect([await look(source), await look(source)]).toMatchObject([
      { kind: 'release' },
      { kind: 'release' },
    ]);
    await source.settle('"v2"');
    expect(await look(source)).toEqual({ kind: 'unchanged' });
  });
});

function look(source: ReleaseSource): Promise<Fetched> {
  return source.fetch(new AbortController().signal);
}
