import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, truncate, writeFile, chmod } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Fetched } from '../../../../host-agent/sources';
import { openGitSource } from '../../../../host-agent/sources/git/git-source';
import { GIT_LIMITS, type GitLimits } from '../../../../host-agent/sources/git/limits';
import { RELEASE_BYTES_MAX } from '../../../../host-agent/sources/release-bytes';
import { waitFor } from '../../../support/wait-for';
import { close, listen, Remote, serveGit, type Served } from '../support/remote';

const FILE = 'kvm-1.release';
const MIB = 1024 * 1024;

// Each look starts some processes, which a busy machine is slow with.
jest.setTimeout(60_000);

describe('fetching from git, when something goes wrong', () => {
  let folder: string;
  let remote: Remote;
  const closing: (() => Promise<void>)[] = [];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fleetwright-git-'));
    remote = await Remote.make(join(folder, 'remote.git'));
  });
  afterEach(async () => {
    for (const end of closing.splice(0)) await end();
    await rm(folder, { recursive: true, force: true });
  });

  const stateFolder = () => join(folder, 'state/source');
  const mirror = () => join(stateFolder(), 'mirror.git');
  const open = (
    url = `file://${join(folder, 'remote.git')}`,
    { timeoutMs = 60_000, limits = {} }: { timeoutMs?: number; limits?: Partial<GitLimits> } = {},
  ) =>
    openGitSource(
      { kind: 'git', url, branch: 'main', file: FILE, knownHostsFile: '/nothing/known_hosts' },
      { folder: stateFolder(), timeoutMs, limits: { ...GIT_LIMITS, ...limits } },
    );
  const serve = async (between?: Parameters<typeof serveGit>[1]): Promise<string> => {
    const served: Served = await serveGit(folder, between);
    closing.push(served.close);
    return `git://127.0.0.1:${served.port}/remote.git`;
  };

  it('takes a whole release after one that was cut at any place', async () => {
    await remote.push({ files: { [FILE]: 'one', noise: randomBytes(100_000).toString('hex') } });
    let room = 0;
    const url = await serve((chunk, socket) => {
      socket.write(chunk.subarray(0, Math.max(room, 0)));
      room -= chunk.length;
      if (room < 0) socket.destroy();
    });
    const source = open(url);
    for (const bytes of [0, 50, 300, 5_000, 60_000]) {
      room = bytes;
      const failure = await source.fetch(new AbortController().signal).catch((error: unknown) => error);
      expect(failure).toMatchObject({ name: 'SourceFailure', code: 'cut' });
    }
    room = Number.MAX_SAFE_INTEGER;
    expect(text(await look(source))).toBe('one');
    expect(await leftOvers(mirror())).toEqual([]);
  });

  it('gives up on a server that says nothing more, and ends all that it has started', async () => {
    await remote.push({ files: { [FILE]: 'one' } });
    const url = await serve((chunk, socket) => void socket.write(chunk.subarray(0, 1)));
    const begin = Date.now();
    await expect(look(open(url, { timeoutMs: 1_500 }))).rejects.toMatchObject({ code: 'timed-out' });
    expect(Date.now() - begin).toBeLessThan(10_000);
    await waitFor(async () => (await processesWith(stateFolder())).length === 0, {
      timeoutMs: 5_000,
      description: 'git has ended',
    });
  });

  it.each([
    ['no git at all', 'HTTP/1.1 200 OK\r\n\r\nhello', 'garbage'],
    ['a line without end', 'ffff'.repeat(1000), 'garbage'],
    ['nothing', '', 'cut'],
  ])('refuses a server that answers with %s', async (_what, answer, code) => {
    const server = createServer((socket) => {
      // Whoever does not read never learns that the other side has gone.
      socket.resume();
      socket.end(answer);
    });
    const port = await listen(server);
    closing.push(() => close(server));
    await expect(look(open(`git://127.0.0.1:${port}/x.git`))).rejects.toMatchObject({ code });
  });

  it('says that nobody is there, without the credentials', async () => {
    const server = createServer();
    const port = await listen(server);
    await close(server);
    const failure: unknown = await look(open(`https://robot:hunter%2Btwo@127.0.0.1:${port}/fleet.git`)).catch(
      (error: unknown) => error,
    );
    expect(failure).toMatchObject({ code: 'unreachable' });
    const shown = allOf(failure) + open('https://token-of-mine@127.0.0.1/fleet.git').description;
    expect(shown).toContain('127.0.0.1');
    expect(shown).not.toMatch(/hunter|robot|token-of-mine/);
    expect(await filesWith(stateFolder(), /hunter/)).toEqual([]);
  });

  it('says which files ssh lacks', async () => {
    await expect(look(open('ssh://git@127.0.0.1/fleet.git'))).rejects.toMatchObject({
      code: 'misconfigured',
      message: expect.stringContaining('/nothing/known_hosts'),
    });
  });

  it('refuses a release that is too large, and keeps to the time', async () => {
    const begin = Date.now();
    await remote.push({ files: { [FILE]: 'x'.repeat(RELEASE_BYTES_MAX + 1) } });
    await expect(look(open())).rejects.toMatchObject({ code: 'too-large' });
    expect(Date.now() - begin).toBeLessThan(60_000);
  }, 90_000);

  it('refuses a repository that is too large, keeps no more of it than allowed, and goes on when it is smaller', async () => {
    const first = await remote.push({ files: { [FILE]: 'one' } });
    await remote.push({ files: { [FILE]: 'two', noise: randomBytes(2 * MIB).toString('latin1') } });
    const source = open(await serve(), { limits: { mirrorBytesMax: MIB } });
    await expect(look(source)).rejects.toMatchObject({ code: 'too-large' });
    await remote.git('update-ref', 'refs/heads/main', first);
    expect(text(await look(source))).toBe('one');
    expect(await bytesOf(mirror())).toBeLessThan(MIB);
  });

  it('refuses what takes too much memory', async () => {
    await remote.push({ files: { [FILE]: 'one', noise: 'x'.repeat(40 * MIB) } });
    const source = open(await serve(), { limits: { memoryBytesMax: 24 * MIB } });
    await expect(look(source)).rejects.toMatchObject({ code: 'too-large' });
  });

  it('refuses objects that are none', async () => {
    const tree = await remote.git('hash-object', '-t', 'tree', '-w', '--literally', await evilTree());
    const commit = await remote.git(
      '-c',
      'user.name=x',
      '-c',
      'user.email=x@example.org',
      'commit-tree',
      '-m',
      'x',
      tree,
    );
    await remote.git('update-ref', 'refs/heads/main', commit);
    await expect(look(open(await serve()))).rejects.toMatchObject({ code: 'garbage' });
  });

  it('works after git was killed while fetching', async () => {
    await remote.push({ files: { [FILE]: 'one', noise: randomBytes(MIB).toString('hex') } });
    let isHeld = true;
    let sent = 0;
    const url = await serve((chunk, socket) => {
      sent += chunk.length;
      if (!isHeld || sent < 200_000) socket.write(chunk);
    });
    const source = open(url);
    const fetching = look(source).catch((error: unknown) => error);
    const pids = await waitFor(
      async () => {
        const found = sent > 200_000 ? await processesWith(mirror()) : [];
        return found.length > 1 && found;
      },
      { timeoutMs: 20_000, description: 'git fetches' },
    );
    for (const pid of pids) killIfThere(pid);
    expect(await fetching).toMatchObject({ name: 'SourceFailure' });
    isHeld = false;
    // And the agent with it: its locks are left as well.
    await writeFile(join(mirror(), 'shallow.lock'), '');
    await writeFile(join(mirror(), 'packed-refs.lock'), '');
    expect(text(await look(open(url)))).toBe('one');
    expect(await leftOvers(mirror())).toEqual([]);
  });

  it.each<[string, () => Promise<void>]>([
    ['its packs are cut', () => eachPack((path) => truncate(path, 40))],
    ['its packs are gone', () => eachPack((path) => rm(path))],
    ['its packs hold other bytes', () => eachPack((path) => writeFile(path, randomBytes(500)))],
    ['its head is damaged', () => writeFile(join(mirror(), 'HEAD'), 'garbage')],
    ['its settings are damaged', () => writeFile(join(mirror(), 'config'), '[core')],
    ['its tip is damaged', () => writeFile(join(mirror(), 'refs/fleetwright/tip'), 'garbage')],
    [
      'it is no folder',
      async () => {
        await rm(mirror(), { recursive: true });
        await writeFile(mirror(), '');
      },
    ],
  ])('makes the mirror anew when %s, and still knows what was accepted', async (_what, damage) => {
    const first = await remote.push({ files: { [FILE]: 'one' } });
    await remote.push({ files: { [FILE]: 'two' } });
    const fetched = await look(open());
    if (fetched.kind === 'release') await open().settle(fetched.revision);
    await damage();
    expect(text(await look(open()))).toBe('two');
    await damage();
    await remote.push({ files: { [FILE]: 'forged' }, from: first });
    await expect(look(open())).rejects.toMatchObject({ code: 'rewritten' });
  });

  it('stays small over 200 fetches', async () => {
    const rounds = 200;
    await remote.push(
      ...Array.from({ length: rounds }, (_, round) => ({ files: { [FILE]: `release ${round}` } })),
    );
    const commits = (await remote.git('rev-list', '--reverse', 'main')).split('\n');
    const source = open();
    const packs: number[] = [];
    for (const commit of commits) {
      await writeFile(join(remote.path, 'refs/heads/main'), `${commit}\n`);
      expect(await look(source)).toMatchObject({ kind: 'release', revision: commit });
      const names = await readdir(join(mirror(), 'objects/pack'));
      packs.push(names.filter((name) => name.endsWith('.pack')).length);
    }
    expect(packs).toHaveLength(rounds);
    expect(Math.max(...packs)).toBeLessThanOrEqual(GIT_LIMITS.packsMax);
    expect(packs.at(-1)).toBeGreaterThan(0);
    expect(await readdir(join(mirror(), 'objects'))).toEqual(['info', 'pack']);
    expect(await bytesOf(mirror())).toBeLessThan(MIB);
  }, 240_000);

  async function eachPack(change: (path: string) => Promise<void>): Promise<void> {
    const packs = join(mirror(), 'objects/pack');
    for (const name of await readdir(packs)) {
      if (!name.endsWith('.pack')) continue;
      await chmod(join(packs, name), 0o600);
      await change(join(packs, name));
    }
  }

  async function evilTree(): Promise<string> {
    const path = join(folder, 'tree');
    const entry = Buffer.concat([Buffer.from('40000 .git\0'), Buffer.alloc(20, 1)]);
    await writeFile(path, entry);
    return path;
  }
});

function look(source: ReturnType<typeof openGitSource>): Promise<Fetched> {
  return source.fetch(new AbortController().signal);
}

function text(fetched: Fetched): string {
  return fetched.kind === 'release' ? Buffer.from(fetched.bytes).toString() : fetched.kind;
}

/** Everything that a log could show of an error. */
function allOf(error: unknown): string {
  if (!(typeof error === 'object' && error !== null)) return String(error);
  const { message = '', stack = '', cause } = error as { message?: string; stack?: string; cause?: unknown };
  return `${message} ${stack} ${JSON.stringify(error)} ${cause === undefined ? '' : allOf(cause)}`;
}

async function leftOvers(path: string): Promise<readonly string[]> {
  const names = await readdir(path, { recursive: true });
  return names.filter((name) => /tmp_|\.lock$|\.keep$/.test(name));
}

async function filesWith(path: string, pattern: RegExp): Promise<readonly string[]> {
  const found: string[] = [];
  for (const entry of await readdir(path, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    if (entry.isFile() && pattern.test(await readFile(file, 'latin1'))) found.push(file);
  }
  return found;
}

async function bytesOf(path: string): Promise<number> {
  let bytes = 0;
  for (const entry of await readdir(path, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) bytes += (await readFile(join(entry.parentPath, entry.name))).length;
  }
  return bytes;
}

/** Processes that have this folder in their environment. */
async function processesWith(path: string): Promise<readonly number[]> {
  const pids: number[] = [];
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const environment = await readFile(`/proc/${name}/environ`, 'latin1').catch(() => '');
    if (environment.includes(path)) pids.push(Number(name));
  }
  return pids;
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended with its parent.
  }
}
