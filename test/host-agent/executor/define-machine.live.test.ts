import { describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { volumesOf, type Plan, type PlanInput } from '../../../lib/plan';
import { useLiveHost } from '../../support/live-host';
import { guestImages } from './guest-images';
import { findMachine, labMachine, labPlan, step } from './lab';
import { execute, failures } from './live-executor';

type MachineInput = PlanInput['machines'][number];

describe('defining a machine', () => {
  const live = useLiveHost();
  const lab = (changes: Partial<MachineInput>): Plan =>
    labPlan({
      poolPath: join(live.sandbox.poolDirectory, 'main'),
      images: guestImages(live),
      withNetwork: true,
      machines: [labMachine('all', 41, changes)],
    });
  const define = async (plan: Plan): Promise<readonly string[]> => {
    const machine = findMachine(plan, 'all');
    const markedVolumes = volumesOf(machine);
    const action = { kind: 'define-machine', machine, acceleration: 'tcg', markedVolumes } as const;
    return failures(await execute(live, plan, [step('define', action)]));
  };
  const [disk] = labMachine('all', 41).disks;
  const [nic] = labMachine('all', 41).nics;
  if (disk === undefined || nic === undefined) throw new Error('the lab machine has neither disk nor NIC');

  /** Everything that a plan can state and libvirt could store otherwise. */
  const everything: Partial<MachineInput> = {
    description: 'all of it',
    vcpus: { current: 2, maximum: 4, ceiling: 'stated' },
    cpu: {
      topology: { sockets: 1, cores: 2, threads: 2 },
      shares: 512,
      limitPercent: 150,
      pinning: [{ vcpu: 3, hostCpus: [0, 1] }],
      emulatorHostCpus: [1],
    },
    memory: { currentMiB: 640, bootMiB: 512, maximumMiB: 1024, ceiling: 'stated', hugepages: false },
    firmware: 'uefi',
    secureBoot: true,
    tpm: true,
    boot: { kind: 'disk', order: ['data', 'root'] },
    disks: [
      {
        ...disk,
        limits: {
          iops: { total: 100, burst: { total: 500, seconds: 10 } },
          bytesPerSecond: { read: 1_000_000, write: 2_000_000 },
        },
      },
      { ...disk, name: 'data', fileName: 'all-data.qcow2', serial: 'data', bus: 'scsi', cache: 'writeback' },
    ],
    cdroms: [{ name: 'empty' }],
    nics: [
      {
        ...nic,
        linkUp: false,
        mtu: 1400,
        bandwidth: { inbound: { averageKiBPerSecond: 1000, peakKiBPerSecond: 2000, burstKiB: 512 } },
        filter: { name: 'clean-traffic', parameters: [{ name: 'IP', value: '10.93.0.41' }] },
      },
    ],
  };

  it('is read back as it was asked for, whatever a plan can state', async () => {
    expect(await define(lab(everything))).toEqual([]);
    const xml = await live.virsh('dumpxml', 'all', '--inactive');
    for (const part of [
      /<vcpu placement='static' current='2'>4</,
      /<shares>512</,
      /<global_quota>150000</,
      /<vcpupin vcpu='3' cpuset='0-1'/,
      /<maxMemory slots='1'/,
      /<requested unit='KiB'>131072</,
      /<feature enabled='yes' name='secure-boot'/,
      /<tpm model='tpm-crb'>/,
      /<total_iops_sec_max>500</,
      /<link state='down'/,
      /<filterref filter='clean-traffic'>/,
    ]) {
      expect(xml).toMatch(part);
    }
  });

  it('takes away what the plan no longer states, and leaves what remains where it is', async () => {
    const slotOf = (xml: string): string | undefined =>
      /<mac address='52:54:00:93:00:41'\/>[\s\S]*?(<address type='pci'[^>]*>)/.exec(xml)?.[1];
    const before = slotOf(await live.virsh('dumpxml', 'all', '--inactive'));
    expect(before).toBeDefined();
    const [, ...others] = everything.disks ?? [];
    const boot = { kind: 'disk' as const, order: ['data'] };
    expect(
      await define(lab({ ...everything, boot, cpu: { pinning: [] }, disks: others, tpm: false })),
    ).toEqual([]);
    const xml = await live.virsh('dumpxml', 'all', '--inactive');
    expect(xml).not.toMatch(/<cputune>|<tpm |all-root/);
    expect(slotOf(xml)).toBe(before);
  });
});
