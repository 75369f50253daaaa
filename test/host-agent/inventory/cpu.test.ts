import { describe, expect, it } from '@jest/globals';
import { cpuTuningOf } from '../../../host-agent/inventory/cpu';
import { readDomain } from '../../../host-agent/libvirt';
import { domainXml } from './worlds';

const tuningOf = (cputune: string) =>
  cpuTuningOf(readDomain(domainXml({ name: 'x' }).replace('<os>', `<cputune>${cputune}</cputune><os>`)));

const quota = (microseconds: number, period = 100_000) =>
  `<global_period>${period}</global_period><global_quota>${microseconds}</global_quota>`;

describe('cpuTuningOf', () => {
  it.each([
    ['', {}],
    ['<shares>512</shares>', { shares: 512 }],
    [quota(150_000), { limitPercent: 150 }],
    [quota(25_000, 50_000), { limitPercent: 50 }],
    [quota(33_333), { limitPercent: 33 }],
    [quota(100), { limitPercent: 1 }],
    [quota(-1), {}],
    [quota(0), {}],
    ['<global_quota>50000</global_quota>', { limitPercent: 50 }],
    ["<emulatorpin cpuset='0-3,^1'/>", { emulatorHostCpus: [0, 2, 3] }],
  ])('reads %s', (cputune, expected) => {
    expect(tuningOf(cputune)).toEqual({ pinning: [], ...expected });
  });

  it('sorts pins by vCPU and leaves out those that name no CPU', () => {
    const pins =
      "<vcpupin vcpu='3' cpuset='1'/><vcpupin vcpu='0' cpuset='0-1'/><vcpupin vcpu='1' cpuset=''/>";
    expect(tuningOf(pins).pinning).toEqual([
      { vcpu: 0, hostCpus: [0, 1] },
      { vcpu: 3, hostCpus: [1] },
    ]);
  });
});
