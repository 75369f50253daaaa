import { describe, expect, it } from '@jest/globals';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { statFile } from '../../../../host-agent/service/rules/stat-file';

describe('looking at a file', () => {
  it('sees that it is written, replaced and gone', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'fleetwright-stat-'));
    const path = join(directory, 'image');
    expect(await statFile(path)).toBeUndefined();
    await writeFile(path, 'four');
    const first = await statFile(path);
    expect(first).toMatchObject({ sizeBytes: 4 });
    expect(await statFile(path)).toEqual(first);
    await writeFile(`${path}.new`, 'five');
    await rename(`${path}.new`, path);
    const second = await statFile(path);
    expect(second?.inode).not.toBe(first?.inode);
    await rm(directory, { recursive: true });
    expect(await statFile(path)).toBeUndefined();
  });
});
