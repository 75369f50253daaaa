import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { confinePlan } from '../../../../host-agent/executor';
import type { Plan } from '../../../../lib/plan';
import { labPlan } from '../lab';

const sha256 = '0'.repeat(64);
const FILE_NAME = 'base-0000000000000000.qcow2';

describe('confining a plan to what the host owner allows', () => {
  let root: string;
  let pools: string;
  let images: string;
  beforeEach(async () => {
    root = await realpath(await mkdtemp(join(tmpdir(), 'fleetwright-confine-')));
    pools = join(root, 'pools');
    images = join(root, 'images');
    await mkdir(pools);
    await mkdir(images);
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  const plan = (poolPath: string, imagePath: string): Plan =>
    labPlan({
      poolPath,
      images: [
        {
          name: 'base',
          key: 'lab/base',
          pool: 'main',
          fileName: FILE_NAME,
          source: { kind: 'file', path: imagePath },
          sha256,
          format: 'qcow2',
        },
      ],
    });
  const problems = async (poolPath: string, imagePath = join(images, 'base.qcow2')) =>
    (
      await confinePlan(plan(poolPath, imagePath), {
        poolRoots: [pools],
        imageRoots: [images],
        stateDirectory: join(pools, 'state'),
      })
    ).map(({ code, path }) => `${code} ${path}`);

  it('takes a pool and an image in the allowed folders, whether they exist yet or not', async () => {
    expect(await problems(join(pools, 'main'))).toEqual([]);
    expect(await problems(join(pools, 'a/b/c'))).toEqual([]);
    expect(await problems(pools.replace('pools', 'pools-2'))).toEqual([
      'pool-path-not-allowed $.pools[0].path',
    ]);
  });

  it('refuses what lies elsewhere', async () => {
    expect(await problems('/etc', '/etc/shadow')).toEqual([
      'pool-path-not-allowed $.pools[0].path',
      'image-path-not-allowed $.images[0].source.path',
    ]);
  });

  it("refuses a pool that holds, or lies in, the agent's own state", async () => {
    expect(await problems(join(pools, 'state'))).toEqual(['pool-path-not-allowed $.pools[0].path']);
    expect(await problems(join(pools, 'state/pool'))).toEqual(['pool-path-not-allowed $.pools[0].path']);
    expect(await problems(pools)).toEqual(['pool-path-not-allowed $.pools[0].path']);
  });

  it('follows links before it judges, also those that lead to nothing yet', async () => {
    await symlink('/etc', join(pools, 'link'));
    await symlink(join(root, 'not-there'), join(pools, 'dangling'));
    await symlink('/etc/shadow', join(images, 'base.qcow2'));
    await symlink('loop', join(pools, 'loop'));
    expect(await problems(join(pools, 'link/main'), join(images, 'other'))).toEqual([
      'pool-path-not-allowed $.pools[0].path',
    ]);
    expect(await problems(join(pools, 'dangling/main'), join(images, 'other'))).toEqual([
      'pool-path-not-allowed $.pools[0].path',
    ]);
    expect(await problems(join(pools, 'main'))).toEqual(['image-path-not-allowed $.images[0].source.path']);
    expect(await problems(join(pools, 'loop'), join(images, 'other'))).toContain(
      'path-unreadable $.pools[0].path',
    );
  });

  it('takes a link that leads to an allowed place', async () => {
    await mkdir(join(pools, 'real'));
    await symlink(join(pools, 'real'), join(root, 'shortcut'));
    expect(await problems(join(root, 'shortcut'))).toEqual([]);
  });

  it('refuses a link laid under the name of a file that libvirt would open as root', async () => {
    await mkdir(join(pools, 'main'));
    await symlink('/etc/shadow', join(pools, 'main', FILE_NAME));
    expect(await problems(join(pools, 'main'))).toEqual(['file-leads-outside $.images[0].fileName']);
    await rm(join(pools, 'main', FILE_NAME));
    await writeFile(join(pools, 'main', FILE_NAME), '');
    expect(await problems(join(pools, 'main'))).toEqual([]);
  });
});
