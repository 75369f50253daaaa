import { describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Plan, PlanDisk } from '../../../lib/plan';
import type { Step } from '../../../host-agent/planner';
import { useLiveHost } from '../../support/live-host';
import { AgentProcess, undone } from './agent-process';
import { guestImages } from './guest-images';
import { creationSteps, findMachine, labMachine, labPlan, step } from './lab';
import { execute, failures, outcomes } from './live-executor';

type DiskSource = PlanDisk['source'];

describe('disks on a real host', () => {
  const live = useLiveHost();
  const poolPath = (): string => join(live.sandbox.poolDirectory, 'main');

  const lab = (source: DiskSource, sizeMiB: number, pool = poolPath()): Plan => {
    const machine = labMachine('web', 11, { nics: [], readiness: { checks: [], timeoutSeconds: 0 } });
    const disks = machine.disks.map((disk) => ({ ...disk, source, sizeMiB }));
    return labPlan({ poolPath: pool, images: guestImages(live), machines: [{ ...machine, disks }] });
  };
  const diskSteps = (plan: Plan): readonly Step[] =>
    creationSteps(plan).filter(({ id }) => /^(pool|image|disk):/.test(id));
  const information = async (fileName: string): Promise<Readonly<Record<string, unknown>>> => {
    const path = join(poolPath(), fileName);
    const { stdout } = await promisify(execFile)('qemu-img', ['info', '--output=json', path]);
    return JSON.parse(stdout);
  };
  const growStep = (plan: Plan): Step => {
    const machine = findMachine(plan, 'web');
    const [disk] = machine.disks;
    if (disk === undefined) throw new Error('no disk');
    return step('grow', { kind: 'grow-disk', machine, disk });
  };
  const removeDisk = (): Promise<unknown> => live.virsh('vol-delete', 'web-root.qcow2', '--pool', 'main');

  it('are blank, of the size of the plan, and grow but never shrink', async () => {
    const report = await execute(live, lab({ kind: 'blank' }, 64), diskSteps(lab({ kind: 'blank' }, 64)));
    expect(failures(report)).toEqual([]);
    expect(await information('web-root.qcow2')).toMatchObject({
      format: 'qcow2',
      'virtual-size': 64 * 2 ** 20,
    });
    const larger = lab({ kind: 'blank' }, 96);
    expect(outcomes(await execute(live, larger, [growStep(larger)]))).toEqual({ grow: 'done' });
    expect(await information('web-root.qcow2')).toMatchObject({ 'virtual-size': 96 * 2 ** 20 });
    const smaller = lab({ kind: 'blank' }, 32);
    expect(outcomes(await execute(live, smaller, [growStep(smaller)]))).toEqual({ grow: 'already true' });
    expect(await information('web-root.qcow2')).toMatchObject({ 'virtual-size': 96 * 2 ** 20 });
    await removeDisk();
  });

  it('are copies that need their image no more, and have the size of the plan', async () => {
    const plan = lab({ kind: 'copy', image: 'base' }, 80);
    const report = await execute(live, plan, diskSteps(plan));
    expect(failures(report)).toEqual([]);
    const found = await information('web-root.qcow2');
    expect(found).toMatchObject({ format: 'qcow2', 'virtual-size': 80 * 2 ** 20 });
    expect(found['backing-filename']).toBeUndefined();
    await removeDisk();
  });

  it('are overlays that are refused when they are smaller than their image', async () => {
    const plan = lab({ kind: 'image', image: 'base' }, 16);
    expect(outcomes(await execute(live, plan, diskSteps(plan)))['disk:web/root']).toBe(
      'failed: smaller-than-image',
    );
    expect(await readdir(poolPath())).not.toContain('web-root.qcow2');
  });

  it('are not made of an image with another digest than planned, of which nothing is left', async () => {
    const plan = lab({ kind: 'image', image: 'base' }, 80);
    const wrong: Plan = {
      ...plan,
      images: plan.images.map((image) =>
        image.name === 'base' ? { ...image, fileName: 'wrong.img', sha256: '0'.repeat(64) } : image,
      ),
    };
    const report = await execute(live, wrong, diskSteps(wrong));
    expect(outcomes(report)).toMatchObject({
      'image:base': 'failed: digest-mismatch',
      'disk:web/root': 'not started: image:base failed',
    });
    expect(await live.virsh('vol-list', 'main')).not.toContain('wrong.img');
    expect(await readdir(join(poolPath(), '.fleetwright/partial'))).toEqual([]);
  });

  it('never take the place of a file of somebody else', async () => {
    await writeFile(join(poolPath(), 'web-root.qcow2'), 'somebody else');
    const plan = lab({ kind: 'blank' }, 64);
    const report = await execute(live, plan, diskSteps(plan), {
      stateDirectory: join(live.workDirectory, 'fresh'),
    });
    expect(outcomes(report)['disk:web/root']).toBe('failed: not-ours');
    await live.virsh('pool-refresh', 'main');
    await removeDisk();
  });

  it('leave nothing behind on a disk that is full', async () => {
    const path = join(live.sandbox.poolDirectory, 'small');
    await live.sandbox.mountSmallFilesystem(path, 2);
    const ordinary = lab({ kind: 'copy', image: 'base' }, 80);
    const [pool] = ordinary.pools;
    if (pool === undefined) throw new Error('no pool');
    const small = {
      ...pool,
      name: 'small',
      key: 'lab/small',
      path,
      uuid: '10000000-0000-5000-8000-000000000009',
    };
    const noise = join(live.sandbox.imagesDirectory, 'noise.img');
    const { stdout } = await live.sandbox.exec([
      'sh',
      '-c',
      'head -c 8388608 /dev/urandom >"$1" && sha256sum "$1"',
      'noise',
      noise,
    ]);
    const [image] = ordinary.images;
    if (image === undefined) throw new Error('no image');
    const plan: Plan = {
      ...ordinary,
      pools: [...ordinary.pools, small],
      images: [
        ...ordinary.images,
        {
          ...image,
          name: 'noise',
          key: 'lab/noise',
          fileName: `noise-${stdout.slice(0, 16)}.img`,
          source: { kind: 'file', path: noise },
          sha256: stdout.slice(0, 64),
          format: 'raw',
        },
      ],
      machines: ordinary.machines.map((machine) => ({
        ...machine,
        disks: machine.disks.map((disk) => ({
          ...disk,
          pool: 'small',
          source: { kind: 'copy' as const, image: 'noise' },
        })),
      })),
    };
    const result = await new AgentProcess(live).apply(plan);
    const [failed] = undone(result);
    expect(failed).toMatch(/^create-disk:web\/root no-space: No space left in pool "small"/);
    expect((await live.sandbox.exec(['find', path, '-type', 'f'])).stdout).toBe('');
  });
});
