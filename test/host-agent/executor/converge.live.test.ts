import { describe, expect, it } from '@jest/globals';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plan } from '../../../lib/plan';
import { useLiveHost } from '../../support/live-host';
import { AgentProcess, undone } from './agent-process';
import { guestImages } from './guest-images';
import { labMachine, labPlan, step, labSeedName } from './lab';

describe('plan after plan on a real host', () => {
  const live = useLiveHost();
  const agent = new AgentProcess(live);
  const poolPath = (): string => join(live.sandbox.poolDirectory, 'main');
  const tcp = { checks: [{ kind: 'tcp' as const, nic: 'lan', port: 80 }], timeoutSeconds: 120 };
  const lab = (...names: readonly string[]): Plan =>
    labPlan({
      poolPath: poolPath(),
      images: guestImages(live),
      withNetwork: true,
      machines: names.map((name, index) => labMachine(name, index + 11, { readiness: tcp })),
    });

  it('comes to the same end wherever it is killed: nothing twice, nothing half', async () => {
    let kills = 0;
    // Each run goes on from what the one before left, so that every later point comes from many states.
    for (let event = 1; event <= 14; event += 1) {
      if (await agent.applyAndKill(lab('web'), event)) kills += 1;
    }
    expect(kills).toBeGreaterThan(5);
    const result = await agent.apply(lab('web'));
    expect(undone(result)).toEqual([]);
    expect(result.refusals).toEqual([]);
    expect((await live.virsh('list', '--name')).trim()).toBe('web');
    const files = (await readdir(poolPath())).filter((name) => !name.startsWith('.'));
    expect(files.map((name) => name.replace(/-[0-9a-f]{16}/, '')).toSorted()).toEqual([
      'base.img',
      'initrd.img',
      'kernel.img',
      'web-root.qcow2',
      'web-seed.iso',
    ]);
    expect(await live.waitForGuest('10.93.0.11')).toMatchObject({ host: 'web' });
  });

  it('has nothing to do when all is as planned', async () => {
    expect((await agent.apply(lab('web'))).outcomes).toEqual([]);
  });

  it('starts a network that was stopped by hand, and puts the running guest back on it', async () => {
    const { bootId } = await live.waitForGuest('10.93.0.11');
    await live.virsh('net-destroy', 'lan');
    expect(await live.tryHttpGet('10.93.0.11', '/')).toBeUndefined();
    const [network] = lab('web').networks;
    if (network === undefined) throw new Error('no network');
    const start = step('start', { kind: 'start-network', network });
    expect((await agent.apply(lab('web'), [start])).outcomes).toEqual([{ id: 'start', outcome: 'done' }]);
    expect(await live.waitForGuest('10.93.0.11')).toMatchObject({ host: 'web', bootId });
    const restart = step('restart', { kind: 'restart-network', network });
    expect((await agent.apply(lab('web'), [restart])).outcomes).toEqual([{ id: 'restart', outcome: 'done' }]);
    expect(await live.waitForGuest('10.93.0.11')).toMatchObject({ host: 'web', bootId });
    expect((await agent.apply(lab('web'))).outcomes).toEqual([]);
  });

  it('brings a machine back that was deleted by hand, with the same disk', async () => {
    await live.writeMarker('10.93.0.11', 'kept');
    await live.virsh('destroy', 'web');
    await live.virsh('undefine', 'web');
    expect(undone(await agent.apply(lab('web')))).toEqual([]);
    expect(await live.waitForGuest('10.93.0.11')).toMatchObject({ host: 'web', marker: 'kept' });
  });

  it('keeps metadata that others have put on a machine and a network', async () => {
    await live.virsh('metadata', 'web', 'urn:other', '--key', 'o', '--set', '<note/>', '--config', '--live');
    expect(undone(await agent.apply(lab('web', 'db')))).toEqual([]);
    expect(await live.virsh('metadata', 'web', 'urn:other', '--config')).toContain('note');
    expect(await live.waitForGuest('10.93.0.12')).toMatchObject({ host: 'db' });
  });

  it('deletes what is no longer planned, its disk goes to the trash, and strangers stay', async () => {
    await live.virshWithXml(
      "<domain type='qemu'><name>stranger</name><memory unit='MiB'>64</memory><vcpu>1</vcpu><os><type arch='x86_64' machine='q35'>hvm</type></os></domain>",
      'define',
    );
    await writeFile(join(poolPath(), 'stranger.qcow2'), 'x');
    expect(undone(await agent.apply(lab('web')))).toEqual([]);
    expect((await live.virsh('list', '--all', '--name')).trim().split('\n').toSorted()).toEqual([
      'stranger',
      'web',
    ]);
    const files = await readdir(poolPath());
    expect(files).toContain('stranger.qcow2');
    expect(files).not.toContain('db-root.qcow2');
    expect(files).not.toContain(labSeedName('db'));
    const trash = await readdir(join(poolPath(), '.fleetwright/trash'));
    expect(trash.filter((name) => name.endsWith('-db-db-root.qcow2'))).toHaveLength(1);
    expect((await agent.apply(lab('web'))).outcomes).toEqual([]);
  });

  it('says that the disk is full, and leaves nothing half-made on it', async () => {
    const path = join(live.sandbox.poolDirectory, 'small');
    await live.sandbox.mountSmallFilesystem(path, 1);
    const small = labPlan({ poolPath: path, images: guestImages(live).slice(0, 1) });
    const [pool] = small.pools;
    if (pool === undefined) throw new Error('no pool');
    const plan: Plan = {
      ...small,
      pools: [
        ...lab('web').pools,
        { ...pool, name: 'small', key: 'lab/small', uuid: '10000000-0000-5000-8000-000000000009' },
      ],
      images: [
        ...lab('web').images,
        ...small.images.map((image) => ({ ...image, name: 'big', key: 'lab/big', pool: 'small' })),
      ],
      networks: lab('web').networks,
      machines: lab('web').machines,
    };
    const result = await agent.apply(plan);
    expect(undone(result)).toEqual([expect.stringMatching(/^fetch-image:big no-space: No space left/)]);
    const left = await live.sandbox.exec(['find', path, '-type', 'f']);
    expect(left.stdout).toBe('');
  });
});
