import { describe, expect, it } from '@jest/globals';
import { compareDefinition } from '../../../../../host-agent/planner/field-rules/machine/compare';
import { makeContext } from '../../../../../host-agent/planner/view/context';
import type { ActualMachine } from '../../../../../host-agent/inventory';
import { appliedHost, inputOf } from '../../apply';
import { sampleDisk, sampleImage, samplePlan, sampleSeed } from '../../sample-plan';
import { byVirsh, machines, type HostChange, type MachineInput, type PlanChanges } from '../preview';

type Change = (actual: ActualMachine) => ActualMachine;

const images = [
  sampleImage(),
  sampleImage({ name: 'iso', key: 'lab/iso', fileName: 'tools-1.iso', format: 'raw' }),
];
const planWith = (changes: Partial<MachineInput>): PlanChanges => ({ images, ...machines(changes) });

/** The sample machine of one plan held against another: `field` for what is stored, `field by steps` for what runs. */
function compare(
  before: Partial<MachineInput>,
  plan: Partial<MachineInput>,
  { byHand = () => {}, change = (actual) => actual }: { byHand?: HostChange; change?: Change } = {},
): { readonly stored: readonly string[]; readonly running: readonly string[]; readonly storedLive: number } {
  const host = appliedHost(samplePlan(planWith(before)));
  byHand(host);
  const context = makeContext(inputOf(host, samplePlan(planWith(plan))));
  const [machine] = context.plan.machines;
  const [actual] = context.host.inventory.machines;
  if (machine === undefined || actual === undefined) throw new Error('the sample machine is lost');
  const { stored, running } = compareDefinition(machine, change(actual), context);
  return {
    stored: stored.map(({ field }) => field),
    running: running.map(
      ({ field, live }) =>
        `${field} by ${live === undefined ? 'restart' : live.map(({ kind }) => kind).join(', ')}`,
    ),
    storedLive: stored.filter(({ live }) => live !== undefined).length,
  };
}

const nic = (
  number: number,
  changes: Partial<MachineInput['nics'][number]> = {},
): MachineInput['nics'][number] => ({
  name: `n${number}`,
  attachment: { kind: 'network', network: 'lan' },
  mac: `52:54:00:00:00:0${number}`,
  model: 'virtio',
  linkUp: true,
  ...changes,
});
const disk = (name: string, bus: 'virtio' | 'scsi' = 'virtio'): MachineInput['disks'][number] =>
  sampleDisk({ name, fileName: `web-${name}.qcow2`, serial: name, source: { kind: 'blank' }, bus });

const before: Partial<MachineInput> = {
  vcpus: { current: 2, maximum: 4, ceiling: 'stated' },
  disks: [sampleDisk(), disk('old')],
  cdroms: [
    { name: 'a', image: 'iso' },
    { name: 'b', image: 'iso' },
  ],
  cloudInit: sampleSeed(1),
  nics: [nic(1), nic(2), nic(3)],
};
const plan: Partial<MachineInput> = {
  vcpus: { current: 3, maximum: 4, ceiling: 'stated' },
  memory: { currentMiB: 200, bootMiB: 256, maximumMiB: 256, ceiling: 'stated', hugepages: false },
  cpu: { shares: 7, pinning: [] },
  disks: [sampleDisk({ limits: { iops: { total: 5 } } }), disk('new')],
  cdroms: [{ name: 'a' }],
  cloudInit: sampleSeed(2),
  nics: [nic(1, { linkUp: false }), nic(4), nic(3, { mtu: 1400 }), nic(5)],
};
const FIELDS = [
  'vcpus.current',
  'cpu.shares',
  'memory.currentMiB',
  'disks.root.limits',
  'disks.new',
  'disks.vdb',
  'cdroms.a.image',
  'cdroms.sdc',
  'cloudInit',
  'nics.n1.linkUp',
  'nics.n3.mtu',
  'nics.n4.mac',
  'nics.n5',
];
const BY = [
  'set-vcpus',
  'tune-cpu',
  'set-memory',
  'limit-disk',
  'attach-disk',
  'detach-disk',
  'change-medium',
  'change-medium',
  'change-medium',
  'update-nic',
  'detach-nic, attach-nic',
  'detach-nic, attach-nic',
  'attach-nic',
];

describe('a machine beside its plan', () => {
  it('differs in what is stored and in what runs, which alone says how the guest gets it', () => {
    expect(compare(before, plan)).toEqual({
      stored: FIELDS,
      running: FIELDS.map((field, index) => `${field} by ${BY[index]}`),
      storedLive: 0,
    });
  });

  it('differs in nothing that runs where nothing does', () => {
    const stopped = compare(before, plan, { change: ({ running: _none, ...actual }) => actual });
    expect(stopped).toEqual({ stored: FIELDS, running: [], storedLive: 0 });
  });

  it('differs in nothing that is stored where nothing is', () => {
    const transient = compare(before, plan, { change: ({ stored: _none, ...actual }) => actual });
    expect(transient.stored).toEqual([]);
    expect(transient.running).toContain('cpu.shares by tune-cpu');
  });
});

describe('what is plugged into a running machine', () => {
  const slots = (free: number): { byHand: HostChange } => ({
    byHand: byVirsh('running', () => ({ freePciSlots: free })),
  });
  const more: Partial<MachineInput> = {
    disks: [sampleDisk(), disk('a'), disk('b'), disk('c', 'scsi')],
    nics: [nic(1), nic(2)],
  };

  it.each([
    [
      3,
      ['disks.a by attach-disk', 'disks.b by attach-disk', 'disks.c by attach-disk', 'nics.n2 by attach-nic'],
    ],
    [2, ['disks.a by attach-disk', 'disks.b by attach-disk', 'disks.c by attach-disk', 'nics.n2 by restart']],
    [1, ['disks.a by attach-disk', 'disks.b by restart', 'disks.c by attach-disk', 'nics.n2 by restart']],
    [0, ['disks.a by restart', 'disks.b by restart', 'disks.c by attach-disk', 'nics.n2 by restart']],
  ])('is what %i free slots take, in order; SCSI takes none', (free, running) => {
    expect(compare({ nics: [nic(1)] }, more, slots(free)).running).toEqual(running);
  });

  it('takes the slot of what is plugged out for it', () => {
    const replugged = compare(
      { nics: [nic(1), nic(2)] },
      { nics: [nic(1, { mtu: 1400 }), nic(3)] },
      slots(0),
    );
    expect(replugged.running).toEqual([
      'nics.n1.mtu by detach-nic, attach-nic',
      'nics.n3.mac by detach-nic, attach-nic',
    ]);
  });

  it('needs no slot for what changes in place', () => {
    expect(compare({}, { cpu: { shares: 7, pinning: [] } }, slots(0)).running).toEqual([
      'cpu.shares by tune-cpu',
    ]);
  });
});

describe('a step that has failed three times', () => {
  it.each([
    ['detach-nic:web/52:54:00:00:00:01', 'restart'],
    ['attach-nic:web/n1', 'restart'],
    ['attach-nic:web/n2', 'detach-nic, attach-nic'],
  ])('%s: a re-plug comes by %s', (step, way) => {
    const byHand: HostChange = (host) => {
      for (let time = 0; time < 3; time += 1) host.noteFailure(step, 'it did not');
    };
    expect(compare({ nics: [nic(1)] }, { nics: [nic(1, { mtu: 1400 })] }, { byHand }).running).toEqual([
      `nics.n1.mtu by ${way}`,
    ]);
  });
});

describe('a CPU model that only what runs lacks', () => {
  it.each<[string, string, Partial<MachineInput>, string, string | undefined]>([
    ['waits where restarts are deferred', 'qemu64', { onRestartNeeded: 'defer' }, 'custom', 'EPYC'],
    ['waits where a mode runs', 'qemu64', { onRestartNeeded: 'defer' }, 'maximum', undefined],
    [
      'waits where a mode runs that is not the best',
      'auto',
      { onRestartNeeded: 'defer' },
      'maximum',
      undefined,
    ],
  ])('%s', (_what, cpuModel, changes, cpuMode, running) => {
    const byHand = byVirsh('running', () => ({
      cpuMode,
      ...(running === undefined ? {} : { cpuModel: running }),
    }));
    expect(compare({ cpuModel, ...changes }, { cpuModel, ...changes }, { byHand }).running).toEqual([
      'cpuModel by restart',
    ]);
  });

  it.each<[string, string, Partial<MachineInput>, string]>([
    ['is what libvirt made of the host’s', 'host', { onRestartNeeded: 'defer' }, 'custom'],
    ['is what libvirt made of the best', 'auto', { onRestartNeeded: 'defer' }, 'custom'],
    ['is the host’s in other words', 'host', { onRestartNeeded: 'defer' }, 'host-model'],
    ['is no reason to restart', 'qemu64', {}, 'maximum'],
  ])('%s', (_what, cpuModel, changes, cpuMode) => {
    const byHand = byVirsh('running', () => ({ cpuMode, cpuModel: 'EPYC' }));
    expect(compare({ cpuModel, ...changes }, { cpuModel, ...changes }, { byHand }).running).toEqual([]);
  });
});
