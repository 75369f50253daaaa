import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Fetched, ReleaseSource } from '../../../../host-agent/sources';
import { openSource } from '../../../../host-agent/sources';
import { Remote, type Commit } from '../support/remote';

const FILE = 'releases/kvm-1.release';
const release = (text: string) => ({ [FILE]: text });

// Each look starts some processes, which a busy machine is slow with.
jest.setTimeout(60_000);

describe('releases from git', () => {
  let folder: string;
  let remote: Remote;
  let source: ReleaseSource;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fleetwright-git-'));
    remote = await Remote.make(join(folder, 'remote.git'));
    source = open();
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const open = (url = `file://${join(folder, 'remote.git')}`, branch = 'main', file = FILE) =>
    openSource(
      {
        from: { kind: 'git', url, branch, file, knownHostsFile: '/etc/fleetwright/known_hosts' },
        pollIntervalSeconds: 60,
        timeoutSeconds: 60,
      },
      { stateDirectory: join(folder, 'state') },
    );
  const look = (from = source) => from.fetch(new AbortController().signal);
  const accept = async () => {
    const fetched = await look();
    if (fetched.kind === 'release') await source.settle(fetched.revision);
    return text(fetched);
  };

  it('are what the end of the branch has, until they are settled', async () => {
    const commit = await remote.push({ files: release('one') });
    const fetched = await look();
    expect(fetched).toMatchObject({ kind: 'release', revision: commit });
    expect(text(fetched)).toBe('one');
    expect(text(await look())).toBe('one');
    await source.settle(commit);
    expect(await look()).toEqual({ kind: 'unchanged' });

    await remote.push({ files: release('two') });
    expect(text(await look())).toBe('two');
  });

  it('come from an absolute path, and from the branch that is named, as well', async () => {
    await remote.push(
      { files: release('elsewhere') },
      { files: release('here'), branch: 'edge/north', from: undefined },
    );
    expect(text(await look(open(join(folder, 'remote.git'), 'edge/north')))).toBe('here');
  });

  it('are unchanged when only other hosts have new ones', async () => {
    await remote.push({ files: release('one') });
    await accept();
    await remote.push({ files: { ...release('one'), 'releases/kvm-2.release': 'other' } });
    expect(await look()).toEqual({ kind: 'unchanged' });
  });

  it('are given once more after a restart', async () => {
    await remote.push({ files: release('one') });
    await accept();
    expect(text(await look(open()))).toBe('one');
  });

  it('are refused when the branch was rewritten, also after a restart and without the mirror', async () => {
    const first = await remote.push({ files: release('one') });
    await remote.push({ files: release('two') });
    await accept();
    await remote.push({ files: release('forged'), from: first });
    await expect(look()).rejects.toMatchObject({ code: 'rewritten' });
    await expect(look()).rejects.toMatchObject({ code: 'rewritten' });
    await expect(look(open())).rejects.toMatchObject({ code: 'rewritten' });

    await rm(join(folder, 'state/source/mirror.git'), { recursive: true });
    await expect(look()).rejects.toMatchObject({ code: 'rewritten' });
  });

  it('are refused when an older commit comes back, and taken when the branch goes on', async () => {
    const first = await remote.push({ files: release('one') });
    const second = await remote.push({ files: release('two') });
    await accept();
    await remote.git('update-ref', 'refs/heads/main', first);
    await expect(look()).rejects.toMatchObject({ code: 'rewritten' });
    await remote.git('update-ref', 'refs/heads/main', second);
    await remote.push({ files: release('three') });
    expect(await accept()).toBe('three');
  });

  it('are not compared with what another branch had, which the owner of the host has left', async () => {
    await remote.push({ files: release('one') });
    await accept();
    await remote.push({ files: release('other'), branch: 'other', from: undefined });
    expect(text(await look(open(undefined, 'other')))).toBe('other');
  });

  it('are not taken while it is unknown what was accepted', async () => {
    await remote.push({ files: release('one') });
    await accept();
    await writeFile(join(folder, 'state/source/settled-commit.json'), '{"origin":');
    await expect(look(open())).rejects.toMatchObject({ code: 'misconfigured' });
  });

  it('have older ones behind them, newest first, of this host only', async () => {
    const second = await remote.push(
      { files: release('one') },
      { files: release('two') },
      { files: { ...release('two'), 'releases/kvm-2.release': 'other' } },
    );
    const side = await remote.push({ files: release('three'), branch: 'side', from: second });
    await remote.push({ files: release('three'), from: second, merging: side });
    await remote.push({ files: {} }, { files: release('four') });
    expect(await earlier(await look())).toEqual(['three', 'two', 'one']);
  });

  it('keep the place of what can have been no release', async () => {
    await remote.push(
      { files: release('one') },
      { files: { [FILE]: { kind: 'link', to: 'one' } } },
      { files: release('two') },
    );
    expect(await earlier(await look())).toEqual(['', 'one']);
  });

  it('are followed back over 65 versions at most', async () => {
    await remote.push(...Array.from({ length: 80 }, (_, index) => ({ files: release(`version ${index}`) })));
    const older = await earlier(await look());
    expect(older.length).toBe(65);
    expect(older[64]).toBe('version 14');
  });

  it.each<[string, Commit['files'], string]>([
    ['no such file', { 'releases/kvm-2.release': 'other' }, 'not-found'],
    ['a symbolic link', { [FILE]: { kind: 'link', to: '/etc/passwd' }, other: 'x' }, 'garbage'],
    [
      'a link to a folder on the way',
      { releases: { kind: 'link', to: 'real' }, 'real/kvm-1.release': 'x' },
      'not-found',
    ],
    ['a submodule', { [FILE]: { kind: 'submodule', commit: 'a'.repeat(40) } }, 'garbage'],
    ['a submodule on the way', { releases: { kind: 'submodule', commit: 'a'.repeat(40) } }, 'not-found'],
    ['a folder', { [`${FILE}/inside`]: 'x' }, 'garbage'],
  ])('are never %s', async (_what, files, code) => {
    await remote.push({ files });
    await expect(look()).rejects.toMatchObject({ name: 'SourceFailure', code });
  });

  it('are not there when the branch or the repository is not', async () => {
    await remote.push({ files: release('one') });
    await expect(look(open(undefined, 'other'))).rejects.toMatchObject({ code: 'not-found' });
    await expect(look(open(`file://${folder}/nothing.git`))).rejects.toMatchObject({ code: 'not-found' });
  });

  it('are fetched without running anything that lies about', async () => {
    await remote.push({ files: release('one') });
    await accept();
    const mark = join(folder, 'was-run');
    const script = `#!/bin/sh\ntouch ${mark}\n`;
    for (const repository of ['remote.git', 'state/source/mirror.git']) {
      for (const hook of ['reference-transaction', 'post-update', 'pre-auto-gc', 'post-merge', 'update']) {
        const path = join(folder, repository, 'hooks', hook);
        await mkdir(join(path, '..'), { recursive: true });
        await writeFile(path, script);
        await chmod(path, 0o755);
      }
    }
    await remote.push({ files: { ...release('two'), '.gitattributes': '* filter=evil', '.gitmodules': '' } });
    // fast-import runs the remote's own hook: that is the remote's business.
    await rm(mark, { force: true });
    expect(await accept()).toBe('two');
    await expect(stat(mark)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('do not come by protocols that start programs', async () => {
    const mark = join(folder, 'was-run');
    await expect(look(open(`ext::sh -c touch% ${mark}`))).rejects.toMatchObject({ name: 'SourceFailure' });
    await expect(stat(mark)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('leave nothing on the host that others may read, and no working tree', async () => {
    await remote.push({ files: release('one') });
    await accept();
    expect((await stat(join(folder, 'state/source'))).mode & 0o777).toBe(0o700);
    expect((await readdir(join(folder, 'state/source'))).sort()).toEqual([
      'mirror.git',
      'settled-commit.json',
    ]);
    expect(
      JSON.parse(await readFile(join(folder, 'state/source/settled-commit.json'), 'utf8')),
    ).toMatchObject({
      commit: await remote.git('rev-parse', 'main'),
    });
  });

  it('stop being fetched when the caller says so', async () => {
    await remote.push({ files: release('one') });
    const controller = new AbortController();
    const fetching = source.fetch(controller.signal);
    controller.abort(new Error('the agent ends'));
    await expect(fetching).rejects.toThrow('the agent ends');
    expect(text(await look())).toBe('one');
  });
});

function text(fetched: Fetched): string {
  return fetched.kind === 'release' ? Buffer.from(fetched.bytes).toString() : fetched.kind;
}

async function earlier(fetched: Fetched): Promise<readonly string[]> {
  if (fetched.kind !== 'release' || fetched.earlier === undefined) throw new Error('there is no history');
  const texts: string[] = [];
  for await (const bytes of fetched.earlier()) texts.push(Buffer.from(bytes).toString());
  return texts;
}
