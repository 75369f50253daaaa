import { execFileSync } from 'node:child_process';
import {
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { writeOutputFile } from '../../../host-agent/commands/output-file';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fleetwright-output-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('an output file', () => {
  it('is made, with the rights that the umask leaves', async () => {
    const file = join(folder, 'new.svg');
    await writeOutputFile(file, 'text');
    expect(await readFile(file, 'utf8')).toBe('text');
    expect((await stat(file)).mode & 0o777).toBe(0o666 & ~process.umask());
    expect(await readdir(folder)).toEqual(['new.svg']);
  });

  it('takes the place of the one that was there, and of its rights', async () => {
    const file = join(folder, 'old.svg');
    await writeFile(file, 'a much longer text');
    await chmod(file, 0o640);
    await writeOutputFile(file, 'text');
    expect(await readFile(file, 'utf8')).toBe('text');
    expect((await stat(file)).mode & 0o777).toBe(0o640);
  });

  it('is where a link leads', async () => {
    await mkdir(join(folder, 'real'));
    await writeFile(join(folder, 'real/picture.svg'), 'old');
    await symlink('real/picture.svg', join(folder, 'link.svg'));
    await writeOutputFile(join(folder, 'link.svg'), 'new');
    expect((await lstat(join(folder, 'link.svg'))).isSymbolicLink()).toBe(true);
    expect(await readFile(join(folder, 'real/picture.svg'), 'utf8')).toBe('new');
    expect(await readdir(join(folder, 'real'))).toEqual(['picture.svg']);
  });

  it.each([
    ['a folder', (path: string) => mkdir(path), 'output-not-a-file'],
    ['a pipe', (path: string) => execFileSync('mkfifo', [path]), 'output-not-a-file'],
    ['a link that leads nowhere', (path: string) => symlink('absent', path), 'output-not-a-file'],
    ['a link that leads in a circle', (path: string) => symlink(path, path), 'output-not-writable'],
  ])('is refused where there is %s, which stays', async (_what, make, code) => {
    const path = join(folder, 'there');
    await make(path);
    const before = (await lstat(path)).ino;
    await expect(writeOutputFile(path, 'text')).rejects.toMatchObject({ code });
    expect((await lstat(path)).ino).toBe(before);
    expect(await readdir(folder)).toEqual(['there']);
  });
});
