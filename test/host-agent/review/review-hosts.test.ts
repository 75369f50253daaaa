import { describe, expect, it } from '@jest/globals';
import { reviewHosts, type ChangedHost, type HostReview } from '../../../host-agent/review';
import { planDigest, type Plan, type PlanInput } from '../../../lib/plan';
import {
  otherMachine,
  sampleDisk,
  sampleHost,
  sampleMachine,
  sampleNetwork,
  samplePlan,
} from '../planner/sample-plan';

function review(base: readonly Plan[], head: readonly Plan[]): readonly HostReview[] {
  const reviewed = (plan: Plan): { plan: Plan; digest: string } => ({ plan, digest: planDigest(plan) });
  return reviewHosts(base.map(reviewed), head.map(reviewed));
}

function changed(base: Partial<PlanInput>, head: Partial<PlanInput>): ChangedHost {
  const [only] = review([samplePlan(base)], [samplePlan(head)]);
  if (only === undefined || only.kind === 'gone') throw new Error('the host is not there');
  return only;
}

const onHost = (name: string): Plan => samplePlan({ host: sampleHost({ name }) });

describe('a review of hosts', () => {
  it('has each host of either side once, in the order of their names', () => {
    const reviews = review([onHost('c'), onHost('a')], [onHost('b'), onHost('a')]);
    expect(reviews.map(({ host, kind }) => `${host} ${kind}`)).toEqual(['a kept', 'b new', 'c gone']);
  });

  it('refuses nothing on account of what no plan says', () => {
    const needy = sampleMachine({
      architecture: 'aarch64',
      machineType: 'virt',
      firmware: 'uefi',
      secureBoot: true,
      tpm: true,
      cpuModel: 'host',
      cpu: { pinning: [{ vcpu: 0, hostCpus: [500] }], emulatorHostCpus: [7] },
      memory: { currentMiB: 65_536, bootMiB: 65_536, maximumMiB: 65_536, ceiling: 'stated', hugepages: true },
      disks: [sampleDisk({ sizeMiB: 1_048_576 })],
      nics: [
        {
          name: 'out',
          attachment: { kind: 'bridge', bridge: 'br0' },
          mac: '52:54:00:00:00:01',
          model: 'virtio',
          linkUp: true,
          bandwidth: { inbound: { averageKiBPerSecond: 1000 } },
          filter: { name: 'nobody-knows-it', parameters: [] },
        },
      ],
    });
    const { changePlan, assumptions } = changed({ machines: [] }, { machines: [needy] });
    expect(changePlan.refusals).toEqual([]);
    expect(changePlan.warnings).toEqual([]);
    expect(assumptions.map(({ code }) => code)).toEqual([
      'host-capacity-unstated',
      'pool-capacity-unstated',
      'kvm-assumed',
    ]);
  });

  it('sees a pin to as many CPUs as machines of both plans are pinned to', () => {
    const pinned = sampleMachine({ cpu: { pinning: [{ vcpu: 0, hostCpus: [0, 1] }] } });
    const { changePlan } = changed({}, { machines: [pinned] });
    expect(changePlan.steps.map(({ action }) => action.kind)).toContain('tune-cpu');
  });

  it('holds hosts to the capacity that the newer plan states', () => {
    const host = sampleHost({ capacity: { vcpus: 1, memoryMiB: 4096 } });
    const machines = [sampleMachine(), otherMachine('db', 2)];
    const { changePlan } = changed({ host: sampleHost() }, { host, machines });
    expect(changePlan.refusals.map(({ code, subject }) => `${code} ${subject.name}`)).toEqual([
      'not-enough-cpus db',
    ]);
  });
});

describe('addresses', () => {
  const both = sampleNetwork({
    ipv4: {
      cidr: '10.0.1.0/28',
      gateway: '10.0.1.1',
      dhcpRange: { start: '10.0.1.8', end: '10.0.1.11' },
      // Nobody's, but not free either; the machine's own address counts once.
      reservations: [
        { mac: '52:54:00:aa:00:01', address: '10.0.1.2' },
        { mac: '52:54:00:00:00:01', address: '10.0.1.12' },
      ],
    },
    ipv6: { cidr: 'fd00::/64', gateway: 'fd00::1', reservations: [] },
  });
  const [nic] = sampleMachine().nics;
  const machine = sampleMachine({ nics: nic === undefined ? [] : [{ ...nic, ipv4: '10.0.1.12' }] });

  it('are counted for each subnet, before and after', () => {
    const { addresses } = changed({}, { networks: [both], machines: [machine] });
    expect(addresses).toEqual([
      {
        network: 'lan',
        family: 'ipv4',
        before: { cidr: '10.0.1.0/24', fixed: 2, dynamic: 0, free: 252 },
        after: { cidr: '10.0.1.0/28', fixed: 3, dynamic: 4, free: 7 },
      },
      // More than anybody counts.
      { network: 'lan', family: 'ipv6', after: { cidr: 'fd00::/64', fixed: 1, dynamic: 0 } },
    ]);
  });

  it('are nobody’s where there is no subnet', () => {
    const { mode: _, ...bare } = sampleNetwork();
    const bridge = { ...bare, mode: 'bridge', existingBridge: 'br0' } as const;
    const { ipv4: _ipv4, dns: _dns, bridgeName: _name, ...network } = bridge;
    const { addresses } = changed({ networks: [network] }, { networks: [network] });
    expect(addresses).toEqual([]);
  });
});
