import { beforeAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import type { NetworkEntryChange } from '../../../host-agent/planner';
import type { Plan, PlanDisk, PlanManagedNetwork } from '../../../lib/plan';
import { useLiveHost } from '../../support/live-host';
import { askGuest } from '../live/guest-view';
import { AgentProcess, undone } from './agent-process';
import { guestImages } from './guest-images';
import { creationSteps, findMachine, labMachine, labPlan, step } from './lab';
import { execute, failures } from './live-executor';

const MEBIBYTE = 1024 * 1024;

/** The agent runs inside of the sandbox, where its networks and mounts are. */
describe('a guest that runs', () => {
  const live = useLiveHost();
  const agent = new AgentProcess(live);
  const lab = (): Plan =>
    labPlan({
      poolPath: join(live.sandbox.poolDirectory, 'main'),
      images: guestImages(live),
      withNetwork: true,
      machines: [labMachine('web', 11)],
    });
  const lan = (): PlanManagedNetwork => {
    const [network] = lab().networks;
    if (network === undefined || network.mode === 'bridge') throw new Error('no network');
    return network;
  };

  beforeAll(async () => {
    const report = await execute(live, lab(), creationSteps(lab()));
    if (!report.succeeded) throw new Error(failures(report).join('\n'));
  }, 180_000);

  it('is plugged in again when its network is restarted, and the cut is reported', async () => {
    const { bootId } = await live.waitForGuest('10.93.0.11');
    const restart = step('restart', { kind: 'restart-network', network: lan() });
    const { outcomes, observations } = await agent.apply(lab(), [restart]);
    expect(outcomes).toEqual([{ id: 'restart', outcome: 'done' }]);
    expect(observations).toEqual([{ fact: 'link-cut-ms', value: expect.any(Number) }]);
    expect(observations[0]?.value).toBeGreaterThan(10);
    expect(await live.waitForGuest('10.93.0.11')).toMatchObject({ bootId });
  });

  it('stays connected when its network gets another range of addresses', async () => {
    const changes: readonly NetworkEntryChange[] = [
      { entry: 'dhcp-range', family: 'ipv4', operation: 'remove', start: '10.93.0.100', end: '10.93.0.200' },
      { entry: 'dhcp-range', family: 'ipv4', operation: 'add', start: '10.93.0.120', end: '10.93.0.140' },
    ];
    const update = step('range', { kind: 'update-network-entries', network: lan(), changes });
    expect((await agent.apply(lab(), [update])).outcomes).toEqual([{ id: 'range', outcome: 'done' }]);
    const xml = await live.virsh('net-dumpxml', 'lan');
    expect(xml.match(/<range [^>]*>/g)).toEqual(["<range start='10.93.0.120' end='10.93.0.140'/>"]);
    expect(await live.tryHttpGet('10.93.0.11', '/cgi-bin/marker')).toBeDefined();
  });

  it('is not slowed down by half when its host cannot limit NICs', async () => {
    const web = findMachine(lab(), 'web');
    const [nic] = web.nics;
    if (nic === undefined) throw new Error('no NIC');
    const bandwidth = { inbound: { averageKiBPerSecond: 512 as never } };
    const limit = step('limit', {
      kind: 'update-nic',
      machine: web,
      nic: { ...nic, bandwidth },
      moves: false,
    });
    const [outcome] = (await agent.apply(lab(), [limit])).outcomes;
    const [, device = ''] = /(vnet\d+)/.exec(await live.virsh('domiflist', 'web')) ?? [];
    const { stdout } = await live.sandbox.exec(['tc', 'qdisc', 'show', 'dev', device]);
    const isLimited = stdout.includes('htb');
    // Kernels with the queueing disciplines do as they are told, others leave nothing behind.
    expect({ isLimited, outcome: outcome?.outcome }).toEqual(
      isLimited
        ? { isLimited, outcome: 'done' }
        : { isLimited, outcome: expect.stringMatching(/^libvirt: libvirt refused domainUpdateDeviceFlags/) },
    );
    expect((await live.virsh('dumpxml', 'web')).includes('<bandwidth>')).toBe(isLimited);
    expect(Object.values((await askGuest(live, 'web')).nics).map(({ carrier }) => carrier)).toEqual([true]);
  });

  it('runs on with the old size of a disk when the pool is too full to grow it', async () => {
    const path = join(live.sandbox.poolDirectory, 'small');
    await live.sandbox.mountSmallFilesystem(path, 2);
    const [pool] = lab().pools;
    const web = findMachine(lab(), 'web');
    const [root] = web.disks;
    if (pool === undefined || root === undefined) throw new Error('no pool or disk');
    const small = {
      ...pool,
      name: 'small',
      key: 'lab/small',
      path,
      uuid: '10000000-0000-5000-8000-000000000009',
    };
    const plan: Plan = { ...lab(), pools: [pool, small] };
    const disk: PlanDisk = {
      ...root,
      name: 'tight',
      pool: 'small',
      fileName: 'web-tight.qcow2',
      serial: 'ser-tight',
      source: { kind: 'blank' },
      sizeMiB: 32 as PlanDisk['sizeMiB'],
    };
    // So large that its tables alone do not fit.
    const huge = { ...disk, sizeMiB: (16 * MEBIBYTE) as PlanDisk['sizeMiB'] };
    const machine = { ...web, disks: [...web.disks, disk] };
    const made = await agent.apply(plan, [
      step('pool', { kind: 'create-pool', pool: small }),
      step('disk', { kind: 'create-disk', machine, disk }, ['pool']),
      step('attach', { kind: 'attach-disk', machine, disk }, ['disk']),
    ]);
    expect(undone(made)).toEqual([]);
    await live.sandbox.exec(['sh', '-c', 'cat /dev/zero >"$1" 2>/dev/null', 'fill', join(path, 'filler')]);
    const { bootId } = await askGuest(live, 'web');
    const grow = step('grow', {
      kind: 'grow-attached-disk',
      machine: { ...web, disks: [...web.disks, huge] },
      disk: huge,
    });
    expect(undone(await agent.apply(plan, [grow]))).toEqual([
      expect.stringMatching(/^grow no-space: No space left in pool "small"/),
    ]);
    const after = await askGuest(live, 'web');
    expect(after.bootId).toBe(bootId);
    expect(after.disks['vdb']?.bytes).toBe(32 * MEBIBYTE);
  });
});
