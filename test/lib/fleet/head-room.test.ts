import { describe, expect, it } from '@jest/globals';
import { Machine, Size, type MachineProps } from 'fleetwright';
import { synthPlan } from 'fleetwright/testing';
import type { PlanMachine } from 'fleetwright/plan';
import { newHost } from './support';

function planned(props: MachineProps): PlanMachine {
  const host = newHost();
  new Machine(host, 'web', { disks: [{ size: Size.gibibytes(1) }], ...props });
  const [machine] = synthPlan(host).machines;
  if (machine === undefined) throw new Error('the plan has no machine');
  return machine;
}

describe('vCPUs have room', () => {
  it.each<readonly [MachineProps, maximum: number, ceiling: 'stated' | 'default']>([
    [{}, 4, 'default'],
    [{ vcpus: 2 }, 4, 'default'],
    [{ vcpus: 3 }, 6, 'default'],
    [{ vcpus: 16 }, 32, 'default'],
    // As many as the machine type takes, and never fewer than it has.
    [{ vcpus: 200 }, 255, 'default'],
    [{ vcpus: 255 }, 255, 'default'],
    [{ vcpus: 2, vcpusMax: 2 }, 2, 'stated'],
    [{ vcpus: 2, vcpusMax: 3 }, 3, 'stated'],
    [{ vcpus: 2, cpu: { topology: { cores: 4, threads: 2 } } }, 8, 'stated'],
    [{ vcpus: 2, vcpusMax: 8, cpu: { topology: { sockets: 2, cores: 4 } } }, 8, 'stated'],
    [{ cpu: { topology: {} } }, 1, 'stated'],
    // QEMU cannot add vCPUs there.
    [{ vcpus: 2, architecture: 'aarch64' }, 2, 'default'],
  ])('%j: %d, %s', (props, maximum, ceiling) => {
    expect(planned(props).vcpus).toEqual({ current: props.vcpus ?? 1, maximum, ceiling });
  });
});

describe('memory has room', () => {
  const gib = (count: number) => Size.gibibytes(count);
  const mib = (count: number) => Size.mebibytes(count);
  it.each<readonly [string, MachineProps, { readonly [part: string]: number | boolean }]>([
    ['none by default', {}, { currentMiB: 1024, bootMiB: 1024, maximumMiB: 1024 }],
    ['none below 2 GiB', { memory: mib(2046) }, { bootMiB: 2046, maximumMiB: 2046 }],
    ['to double from 2 GiB on', { memory: gib(2) }, { bootMiB: 2048, maximumMiB: 4096 }],
    [
      'to double the memory at boot',
      { memory: gib(3), memoryAtBoot: gib(2) },
      { currentMiB: 3072, bootMiB: 2048, maximumMiB: 4096 },
    ],
    [
      'in a balloon',
      { memory: mib(256), memoryAtBoot: gib(1) },
      { currentMiB: 256, bootMiB: 1024, maximumMiB: 1024 },
    ],
    [
      'no further than a plan can say',
      { memory: gib(40_000) },
      { bootMiB: 40_960_000, maximumMiB: 67_108_864 },
    ],
    ['none that blocks of 2 MiB do not fit', { memory: mib(2049) }, { bootMiB: 2049, maximumMiB: 2049 }],
    [
      'none of huge pages',
      { memory: gib(2), hugepages: true },
      { bootMiB: 2048, maximumMiB: 2048, hugepages: true },
    ],
  ])('%s', (_what, props, expected) => {
    expect(planned(props).memory).toMatchObject({ ceiling: 'default', ...expected });
  });

  it('as stated', () => {
    expect(planned({ memory: mib(192), memoryMax: mib(512) }).memory).toEqual({
      currentMiB: 192,
      bootMiB: 192,
      maximumMiB: 512,
      ceiling: 'stated',
      hugepages: false,
    });
  });
});

describe('what a machine states of its running', () => {
  it('reaches the plan in its units and in one order', () => {
    const machine = planned({
      vcpus: 2,
      cpu: {
        shares: 512,
        limitCores: 1.15,
        pinning: { 1: [10, 9], 0: [3, 2] },
        emulatorHostCpus: [1, 0],
      },
      disks: [
        {
          size: Size.gibibytes(1),
          limits: {
            iops: { read: 100, write: 50, burst: { read: 200 } },
            bytesPerSecond: { total: Size.mebibytes(5), burst: { total: 10_000_000, seconds: 60 } },
          },
        },
      ],
      onRestartNeeded: 'defer',
      guest: { growRoot: true },
      secureBoot: true,
    });
    expect(machine).toMatchObject({
      cpu: {
        shares: 512,
        limitPercent: 115,
        pinning: [
          { vcpu: 0, hostCpus: [2, 3] },
          { vcpu: 1, hostCpus: [9, 10] },
        ],
        emulatorHostCpus: [0, 1],
      },
      disks: [
        {
          limits: {
            iops: { read: 100, write: 50, burst: { read: 200, seconds: 1 } },
            bytesPerSecond: { total: 5_242_880, burst: { total: 10_000_000, seconds: 60 } },
          },
        },
      ],
      onRestartNeeded: 'defer',
      guest: { growRoot: true, onlineCpus: false, onlineMemory: false },
      firmware: 'uefi',
      secureBoot: true,
    });
  });

  it('reaches the plan for NICs, whatever the order of filter parameters', () => {
    const filtered = (parameters: Record<string, string>) =>
      planned({
        nics: [
          {
            bridge: 'br0',
            linkUp: false,
            mtu: 9000,
            bandwidth: {
              inbound: { averagePerSecond: Size.mebibytes(10), peakPerSecond: Size.mebibytes(20) },
              outbound: { averagePerSecond: Size.kibibytes(500), burst: Size.mebibytes(1) },
            },
            filter: { name: 'clean-traffic', parameters },
          },
        ],
      }).nics;
    const nics = filtered({ MAC: '52:54:00:00:00:01', IP: '10.0.0.9' });
    expect(filtered({ IP: '10.0.0.9', MAC: '52:54:00:00:00:01' })).toEqual(nics);
    expect(nics[0]).toMatchObject({
      linkUp: false,
      mtu: 9000,
      bandwidth: {
        inbound: { averageKiBPerSecond: 10_240, peakKiBPerSecond: 20_480 },
        outbound: { averageKiBPerSecond: 500, burstKiB: 1024 },
      },
      filter: {
        name: 'clean-traffic',
        parameters: [
          { name: 'IP', value: '10.0.0.9' },
          { name: 'MAC', value: '52:54:00:00:00:01' },
        ],
      },
    });
    expect(planned({ nics: [{ bridge: 'br0', filter: 'clean-traffic' }] }).nics[0]?.filter).toEqual({
      name: 'clean-traffic',
      parameters: [],
    });
  });
});
