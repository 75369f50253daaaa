import { describe, expect, it } from '@jest/globals';
import { reviewHosts, type Concern } from '../../../host-agent/review';
import { planDigest, type Plan, type PlanInput } from '../../../lib/plan';
import {
  otherMachine,
  sampleDisk,
  sampleHost,
  sampleMachine,
  sampleNetwork,
  samplePlan,
} from '../planner/sample-plan';

type MachineInput = PlanInput['machines'][number];
type NicInput = MachineInput['nics'][number];

const reviewed = (plan: Plan): { plan: Plan; digest: string } => ({ plan, digest: planDigest(plan) });

function concernsOf(base: Partial<PlanInput>, head: Partial<PlanInput>): readonly Concern[] {
  return reviewHosts([reviewed(samplePlan(base))], [reviewed(samplePlan(head))]).flatMap((review) =>
    review.kind === 'gone' ? [] : review.concerns,
  );
}

const host = (changes: Partial<PlanInput['host']>): Partial<PlanInput> => ({ host: sampleHost(changes) });
const machine = (changes: Partial<MachineInput>): Partial<PlanInput> => ({
  machines: [sampleMachine(changes)],
});
const overcommit = (vcpus: number, memory: number, disk: number): Partial<PlanInput> =>
  host({ overcommit: { vcpus, memory, disk } });
const limits = (machineDeletionsMax: number, allowEmpty: boolean): Partial<PlanInput> =>
  host({ limits: { machineDeletionsMax, allowEmpty } });
const vcpus = (maximum: number, ceiling: 'stated' | 'default' = 'stated'): Partial<PlanInput> =>
  machine({ vcpus: { current: 1, maximum, ceiling } });
const memory = (maximumMiB: number, ceiling: 'stated' | 'default' = 'stated'): Partial<PlanInput> =>
  machine({ memory: { currentMiB: 128, bootMiB: 256, maximumMiB, ceiling, hugepages: false } });

const [sampleNic] = sampleMachine().nics;
if (sampleNic === undefined) throw new Error('the sample has a NIC');
const nic: NicInput = sampleNic;
const nics = (...all: readonly NicInput[]): Partial<PlanInput> => machine({ nics: [...all] });
const second = (network: string): NicInput => {
  const { ipv4: _, ...rest } = nic;
  return { ...rest, name: 'second', mac: '52:54:00:00:00:99', attachment: { kind: 'network', network } };
};
const bridged: NicInput = { ...second('lan'), attachment: { kind: 'bridge', bridge: 'br0' } };
const dmz = sampleNetwork({
  name: 'dmz',
  uuid: '00000000-0000-5000-8000-000000000201',
  key: 'lab/dmz',
  bridgeName: 'fw-dmz',
  ipv4: { cidr: '10.0.2.0/24', gateway: '10.0.2.1', reservations: [] },
});
const networks = (
  lan: 'nat' | 'isolated' | 'routed',
  other: 'nat' | 'isolated' | 'routed',
): Partial<PlanInput> => ({
  networks: [
    { ...sampleNetwork(), mode: lan },
    { ...dmz, mode: other },
  ],
});

describe('what a reviewer should not overlook', () => {
  it.each<{
    readonly what: string;
    readonly less: Partial<PlanInput>;
    readonly more: Partial<PlanInput>;
    readonly code: string;
    readonly facts: Concern['facts'];
  }>([
    {
      what: 'overcommit of vCPUs',
      less: overcommit(1, 1, 1),
      more: overcommit(2, 1, 1),
      code: 'overcommit-raised',
      facts: { of: 'vcpus', from: 1, to: 2 },
    },
    {
      what: 'overcommit of memory',
      less: overcommit(1, 1, 1),
      more: overcommit(1, 1.5, 1),
      code: 'overcommit-raised',
      facts: { of: 'memory', from: 1, to: 1.5 },
    },
    {
      what: 'overcommit of disks',
      less: overcommit(1, 1, 2),
      more: overcommit(1, 1, 3),
      code: 'overcommit-raised',
      facts: { of: 'disk', from: 2, to: 3 },
    },
    {
      what: 'how many machines may go',
      less: limits(1, false),
      more: limits(2, false),
      code: 'deletion-limit-raised',
      facts: { from: 1, to: 2 },
    },
    {
      what: 'whether all of them may go',
      less: limits(1, false),
      more: limits(1, true),
      code: 'empty-allowed',
      facts: {},
    },
    {
      what: 'how soon disks go',
      less: host({ trashRetentionHours: 24 }),
      more: host({ trashRetentionHours: 23 }),
      code: 'trash-shortened',
      facts: { fromHours: 24, toHours: 23 },
    },
    {
      what: 'a ceiling of vCPUs',
      less: vcpus(2),
      more: vcpus(3),
      code: 'ceiling-raised',
      facts: { fields: ['vcpus.maximum'], from: 2, to: 3 },
    },
    {
      what: 'a ceiling of memory',
      less: memory(256),
      more: memory(512),
      code: 'ceiling-raised',
      facts: { fields: ['memory.maximumMiB'], fromMiB: 256, toMiB: 512 },
    },
    {
      what: 'protection',
      less: machine({ protect: true }),
      more: machine({ protect: false }),
      code: 'protection-dropped',
      facts: {},
    },
    {
      what: 'Secure Boot',
      less: machine({ firmware: 'uefi', secureBoot: true }),
      more: machine({ firmware: 'uefi', secureBoot: false }),
      code: 'secure-boot-dropped',
      facts: {},
    },
    {
      what: 'a TPM',
      less: machine({ tpm: true }),
      more: machine({ tpm: false }),
      code: 'tpm-dropped',
      facts: {},
    },
    {
      what: 'a serial console',
      less: machine({ serialConsole: false }),
      more: machine({ serialConsole: true }),
      code: 'console-opened',
      facts: {},
    },
    {
      what: 'a network filter',
      less: nics({ ...nic, filter: { name: 'clean-traffic', parameters: [] } }),
      more: nics(nic),
      code: 'nic-filter-removed',
      facts: { nic: 'lan', filter: 'clean-traffic' },
    },
    {
      what: 'a link',
      less: nics({ ...nic, linkUp: false }),
      more: nics(nic),
      code: 'nic-link-up',
      facts: { nic: 'lan', to: 'network lan' },
    },
    {
      what: 'a NIC on a bridge of the host',
      less: nics(nic),
      more: nics(nic, bridged),
      code: 'machine-exposed',
      facts: { nic: 'second', to: 'bridge br0' },
    },
    {
      what: 'a NIC on a network that more of the world reaches',
      less: { ...networks('isolated', 'nat'), ...nics(nic, second('lan')) },
      more: { ...networks('isolated', 'nat'), ...nics(nic, second('dmz')) },
      code: 'machine-exposed',
      facts: { nic: 'second', from: 'network lan', to: 'network dmz' },
    },
    {
      what: 'the reach of a network, which is told once and not for each machine on it',
      less: networks('isolated', 'nat'),
      more: networks('routed', 'nat'),
      code: 'network-opened',
      facts: { from: 'isolated', to: 'routed' },
    },
  ])('is $what, in the one direction only', ({ less, more, code, facts }) => {
    const told = concernsOf(less, more).filter((concern) => concern.code !== 'protected-changed');
    expect(told.map((concern) => ({ code: concern.code, facts: concern.facts }))).toEqual([{ code, facts }]);
    expect(concernsOf(more, less)).toEqual([]);
    expect(concernsOf(more, more)).toEqual([]);
  });

  it.each([
    {
      what: 'head-room of vCPUs that nobody asked for',
      base: vcpus(2, 'default'),
      head: vcpus(8, 'default'),
    },
    {
      what: 'head-room of memory that nobody asked for',
      base: memory(256, 'default'),
      head: memory(512, 'default'),
    },
    {
      what: 'a NIC on a network that no more of the world reaches',
      base: { ...networks('nat', 'isolated'), ...nics(nic) },
      head: { ...networks('nat', 'isolated'), ...nics(nic, second('dmz')) },
    },
    { what: 'another machine', base: {}, head: { machines: [sampleMachine(), otherMachine('db', 2)] } },
  ])('is not $what', ({ base, head }) => {
    expect(concernsOf(base, head)).toEqual([]);
  });

  it('is that a host is said to have something else, be it more or less', () => {
    const told = (from: Partial<PlanInput>, to: Partial<PlanInput>): readonly Concern['facts'][] =>
      concernsOf(from, to).map(({ code, facts }) => ({ code, ...facts }));
    const [small, large] = [
      host({ capacity: { vcpus: 4, memoryMiB: 4096 } }),
      host({ capacity: { vcpus: 4, memoryMiB: 8192 } }),
    ];
    const code = 'capacity-changed';
    expect(told(small, large)).toEqual([
      { code, vcpusFrom: 4, memoryFromMiB: 4096, vcpusTo: 4, memoryToMiB: 8192 },
    ]);
    expect(told(large, small)).toHaveLength(1);
    expect(told({}, small)).toEqual([{ code, vcpusTo: 4, memoryToMiB: 4096 }]);
    expect(told(small, small)).toEqual([]);
  });

  it('is what happens to a protected machine, at its worst, and to no other', () => {
    const guarded = { protect: true, powerState: 'running' } as const;
    const told = (changes: Partial<MachineInput>): readonly string[] =>
      concernsOf(machine(guarded), machine({ ...guarded, ...changes })).map(
        ({ code, facts }) => `${code} ${String(facts['impact'])}`,
      );
    expect(told({ cpuModel: 'qemu64' })).toEqual(['protected-changed restart']);
    expect(told({ autostart: false })).toEqual(['protected-changed live']);
    // Only the mark of the machine is renewed.
    expect(told({ key: 'lab/front' })).toEqual([]);
    expect(concernsOf(machine({}), machine({ cpuModel: 'qemu64' }))).toEqual([]);
  });

  it('is data that goes, with a machine or without', () => {
    const data = sampleDisk({
      name: 'data',
      fileName: 'web-data.qcow2',
      serial: 'web-data',
      source: { kind: 'blank' },
    });
    const base = { machines: [sampleMachine({ disks: [sampleDisk(), data] }), otherMachine('db', 2)] };
    expect(concernsOf(base, {})).toEqual([
      {
        code: 'machine-deleted',
        subject: { kind: 'machine', name: 'db' },
        facts: { disks: ['db-root.qcow2'] },
      },
      {
        code: 'disk-loses-data',
        subject: { kind: 'disk', machine: 'web', name: 'web-data.qcow2' },
        facts: { pool: 'default', fileName: 'web-data.qcow2' },
      },
    ]);
  });
});
