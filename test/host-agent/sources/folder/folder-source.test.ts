import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSource, type ReleaseSource } from '../../../../host-agent/sources';
import { RELEASE_BYTES_MAX } from '../../../../host-agent/sources/release-bytes';

describe('releases from a folder', () => {
  let folder: string;
  let source: ReleaseSource;
  const file = () => join(folder, 'releases/kvm-1.release');
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fleetwright-folder-'));
    await mkdir(join(folder, 'releases'));
    source = openSource(
      {
        from: { kind: 'folder', path: join(folder, 'releases'), file: 'kvm-1.release' },
        pollIntervalSeconds: 60,
        timeoutSeconds: 60,
      },
      { stateDirectory: join(folder, 'state') },
    );
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  const look = () => source.fetch(new AbortController().signal);

  it('are its bytes, until they are settled', async () => {
    await writeFile(file(), 'one');
    const revision = `sha256:${createHash('sha256').update('one').digest('hex')}`;
    expect(await look()).toEqual({ kind: 'release', bytes: Buffer.from('one'), revision });
    expect(await look()).toMatchObject({ kind: 'release' });
    await source.settle(revision);
    expect(await look()).toEqual({ kind: 'unchanged' });
    await writeFile(file(), 'two');
    expect(await look()).toMatchObject({ kind: 'release', bytes: Buffer.from('two') });
    expect(source.description).toBe(file());
  });

  it('are missing, never empty, when the file or the folder is not there', async () => {
    await expect(look()).rejects.toMatchObject({ name: 'SourceFailure', code: 'not-found' });
    await rm(join(folder, 'releases'), { recursive: true });
    await expect(look()).rejects.toMatchObject({ code: 'not-found' });
  });

  it('may be reached by a link within the folder, never by one that leads out', async () => {
    await writeFile(join(folder, 'releases/kvm-1.7'), 'seven');
    await symlink('kvm-1.7', file());
    expect(await look()).toMatchObject({ bytes: Buffer.from('seven') });

    await rm(file());
    await writeFile(join(folder, 'releases-of-others'), 'secret');
    await symlink('../releases-of-others', file());
    await expect(look()).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('may lie in a folder that is a link itself', async () => {
    await rename(join(folder, 'releases'), join(folder, 'real'));
    await symlink('real', join(folder, 'releases'));
    await writeFile(file(), 'one');
    expect(await look()).toMatchObject({ bytes: Buffer.from('one') });
  });

  it('are refused when they are no file or too large', async () => {
    await mkdir(file());
    await expect(look()).rejects.toMatchObject({ code: 'garbage' });
    await rm(file(), { recursive: true });
    await writeFile(file(), '');
    await truncate(file(), RELEASE_BYTES_MAX + 1);
    await expect(look()).rejects.toMatchObject({ code: 'too-large' });
  });

  it('are not read when the caller has said stop', async () => {
    await writeFile(file(), 'one');
    await expect(source.fetch(AbortSignal.abort(new Error('the agent ends')))).rejects.toThrow(
      'the agent ends',
    );
  });
});
