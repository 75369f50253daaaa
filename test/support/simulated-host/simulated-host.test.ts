import { describe, expect, it } from '@jest/globals';
import type { StepAction } from '../../../host-agent/planner';
import type { Plan, PlanInput, PlanMachine } from '../../../lib/plan';
import { emptyHost } from '../../host-agent/planner/apply';
import {
  otherMachine,
  sampleDisk,
  sampleFacts,
  sampleMachine,
  sampleNetwork,
  samplePlan,
  uuidOf,
} from '../../host-agent/planner/sample-plan';
import {
  execute,
  givenMiBOf,
  onlineVcpusOf,
  stopMachine,
  type SimulatedHost,
  type SimulatedMachine,
} from '.';

type MachineInput = PlanInput['machines'][number];

const KVM = { acceleration: 'kvm' as const };
const TCG = { acceleration: 'tcg' as const };
const data = sampleDisk({
  name: 'data',
  fileName: 'web-data.qcow2',
  serial: 'web-data',
  sizeMiB: 8,
  source: { kind: 'blank' },
});
const dmz = sampleNetwork({
  name: 'dmz',
  uuid: uuidOf(201),
  key: 'lab/dmz',
  bridgeName: 'fw-dmz',
  mtu: 9000,
  ipv4: { cidr: '10.0.2.0/24', gateway: '10.0.2.1', reservations: [] },
});

function planWith(changes: Partial<MachineInput>): Plan {
  return samplePlan({ networks: [sampleNetwork(), dmz], machines: [sampleMachine(changes)] });
}

function machineIn(plan: Plan): PlanMachine {
  const [machine] = plan.machines;
  if (machine === undefined) throw new Error('the plan has no machine');
  return machine;
}

/** A machine that runs as `changes` say, and what can be done to it. */
function booted(
  changes: Partial<MachineInput> = {},
  { acceleration }: { readonly acceleration: 'kvm' | 'tcg' } = KVM,
): {
  readonly host: SimulatedHost;
  readonly web: SimulatedMachine;
  readonly act: (changes: Partial<MachineInput>, action: (machine: PlanMachine) => StepAction) => void;
} {
  const host = emptyHost(sampleFacts({ hugepages: [{ sizeKiB: 2048, total: 64, free: 64 }] }));
  const plan = planWith({ ...changes, disks: [sampleDisk(), data] });
  const all = machineIn(plan);
  const machine = machineIn(planWith(changes));
  const actions: readonly StepAction[] = [
    ...plan.pools.map((pool): StepAction => ({ kind: 'create-pool', pool })),
    ...plan.images.map((image): StepAction => ({ kind: 'fetch-image', image })),
    ...plan.networks.map((network): StepAction => ({ kind: 'create-network', network })),
    ...all.disks.map((disk): StepAction => ({ kind: 'create-disk', machine, disk })),
    { kind: 'define-machine', machine, acceleration, markedVolumes: [] },
    { kind: 'start-machine', machine },
  ];
  for (const action of actions) execute(host, plan, action);
  const web = host.machines.get(machine.uuid);
  if (web === undefined) throw new Error('the machine was not defined');
  return {
    host,
    web,
    act: (next, make) => {
      const nextPlan = planWith({ ...changes, ...next });
      execute(host, nextPlan, make(machineIn(nextPlan)));
    },
  };
}

const vcpus = (current: number, maximum = 4) => ({
  vcpus: { current, maximum, ceiling: 'stated' as const },
});
const setVcpus = (machine: PlanMachine): StepAction => ({ kind: 'set-vcpus', machine });
const setGuestVcpus = (machine: PlanMachine): StepAction => ({ kind: 'set-guest-vcpus', machine });

describe('vCPUs of the simulated host', () => {
  it('come and go under KVM, and the maximum stays', () => {
    const { act, web } = booted(vcpus(1));
    act(vcpus(4), setVcpus);
    expect(web.running?.vcpus).toEqual({ current: 4, maximum: 4, removable: 3 });
    act(vcpus(2), setVcpus);
    expect(web.running?.vcpus).toEqual({ current: 2, maximum: 4, removable: 1 });
    expect(() => act(vcpus(5, 5), setVcpus)).toThrow('takes at most 4 vCPUs');
  });

  it('break QEMU under TCG when one goes', () => {
    const { act } = booted(vcpus(2), TCG);
    expect(() => act(vcpus(1), setVcpus)).toThrow(expect.objectContaining({ name: 'SimulatedHarm' }));
  });

  it('come under TCG where the cache has room, and abort QEMU where it has not', () => {
    const roomy = booted(vcpus(1), TCG);
    roomy.act(vcpus(2), setVcpus);
    expect(roomy.web.running?.vcpus.current).toBe(2);
    const narrow = booted(vcpus(1), TCG);
    if (narrow.web.running !== undefined)
      narrow.web.running = { ...narrow.web.running, translationCacheMiB: 64 };
    expect(() => narrow.act(vcpus(2), setVcpus)).toThrow(expect.objectContaining({ name: 'SimulatedHarm' }));
  });

  it('cannot be unplugged where they were not made so', () => {
    const { act, web } = booted(vcpus(2));
    if (web.running !== undefined)
      web.running = { ...web.running, vcpus: { ...web.running.vcpus, removable: 0 } };
    expect(() => act(vcpus(1), setVcpus)).toThrow('could be unplugged');
  });

  it('go offline in the guest where an agent answers, until the next start', () => {
    const { act, web, host } = booted(vcpus(4), TCG);
    act(vcpus(1), setGuestVcpus);
    expect([onlineVcpusOf(web), web.running?.vcpus.current]).toEqual([1, 4]);
    act(vcpus(1), (machine) => ({ kind: 'define-machine', machine, ...TCG, markedVolumes: [] }));
    expect(host.inventory().machines[0]?.guestOnlineVcpus).toBe(1);
    web.guest.agent = false;
    expect(host.inventory().machines[0]?.guestOnlineVcpus).toBeUndefined();
    expect(() => act(vcpus(2), setGuestVcpus)).toThrow('no agent');
    stopMachine(host, web);
    act(vcpus(1), (machine) => ({ kind: 'start-machine', machine }));
    expect([onlineVcpusOf(web), web.running?.vcpus.current]).toEqual([1, 1]);
  });
});

const memory = (currentMiB: number, bootMiB: number, maximumMiB: number) => ({
  memory: { currentMiB, bootMiB, maximumMiB, ceiling: 'stated' as const, hugepages: false },
});
const setMemory =
  (balloonMiB: number, requestedMiB?: number) =>
  (machine: PlanMachine): StepAction => ({
    kind: 'set-memory',
    machine,
    balloonMiB,
    ...(requestedMiB === undefined ? {} : { requestedMiB }),
  });

describe('memory of the simulated host', () => {
  it('starts with what is stored: a balloon below the boot size, the rest plugged in', () => {
    expect(givenMiBOf(booted(memory(64, 128, 128)).web)).toBe(64);
    expect(givenMiBOf(booted(memory(200, 128, 256)).web)).toBe(200);
    expect(booted(memory(64, 128, 128)).web.running?.memory.currentMiB).toBe(128);
  });

  it('moves within what was booted with and what the device takes', () => {
    const { act, web } = booted(memory(128, 128, 256));
    act({}, setMemory(128, 100));
    expect([givenMiBOf(web), web.running?.memory]).toEqual([
      228,
      { currentMiB: 228, bootMiB: 128, maximumMiB: 256, requestedMiB: 100, hugepages: false },
    ]);
    expect(() => act({}, setMemory(129, 0))).toThrow('booted with 128 MiB');
    expect(() => act({}, setMemory(128, 129))).toThrow('on top');
    expect(() => act({}, setMemory(8, 0))).toThrow('uses 16 MiB');
    expect(() => booted(memory(64, 128, 128)).act({}, setMemory(64, 1))).toThrow('no device');
  });
});

describe('CPU tuning of the simulated host', () => {
  it('leaves traces of what is lifted', () => {
    const pinned = { pinning: [{ vcpu: 0, hostCpus: [2, 1] }], shares: 200, limitPercent: 50 };
    const { act, web } = booted({ cpu: pinned });
    expect(web.running?.cpu.pinning).toEqual([{ vcpu: 0, hostCpus: [1, 2] }]);
    act({ cpu: { pinning: [] } }, (machine) => ({ kind: 'tune-cpu', machine }));
    expect(web.running?.cpu).toEqual({
      shares: 1024,
      pinning: [{ vcpu: 0, hostCpus: Array.from({ length: 16 }, (_, index) => index) }],
    });
    expect(() =>
      act({ cpu: { pinning: [], emulatorHostCpus: [16] } }, (machine) => ({ kind: 'tune-cpu', machine })),
    ).toThrow('no such CPU');
  });
});

const withData = (changes: Partial<MachineInput['disks'][number]> = {}) => ({
  disks: [sampleDisk(), { ...data, ...changes }],
});
const dataOf = (machine: PlanMachine): PlanMachine['disks'][number] => {
  const disk = machine.disks.find(({ name }) => name === 'data');
  if (disk === undefined) throw new Error('the machine has no data disk');
  return disk;
};
const attach = (machine: PlanMachine): StepAction => ({
  kind: 'attach-disk',
  machine,
  disk: dataOf(machine),
});
const detach = (machine: PlanMachine): StepAction => ({
  kind: 'detach-disk',
  machine,
  disk: { target: 'vdb', path: '/pools/default/web-data.qcow2' },
});

describe('disks of the simulated host', () => {
  it('come and go, and take a PCI slot meanwhile', () => {
    const { act, web } = booted();
    const slots = web.running?.freePciSlots ?? 0;
    act(withData(), attach);
    expect(web.running?.disks.map(({ target }) => target)).toEqual(['vda', 'vdb']);
    expect(web.running?.freePciSlots).toBe(slots - 1);
    act({}, detach);
    expect(web.running?.disks.map(({ target }) => target)).toEqual(['vda']);
    expect(web.running?.freePciSlots).toBe(slots);
    expect(web.boots).toBe(1);
  });

  it('are refused where there is no place for them', () => {
    const { act, web } = booted();
    if (web.running !== undefined) web.running = { ...web.running, freePciSlots: 0, scsiController: false };
    expect(() => act(withData(), attach)).toThrow('no PCI slot');
    expect(() => act(withData({ bus: 'scsi' }), attach)).toThrow('no SCSI controller');
    expect(() => act(withData({ bus: 'sata' }), attach)).toThrow('SATA');
  });

  it('stay while the guest has them mounted, and are torn out where nobody can ask it', () => {
    const { act, web } = booted(withData());
    web.guest.mounts.add('/pools/default/web-data.qcow2');
    expect(() => act({}, detach)).toThrow('mounted');
    web.guest.agent = false;
    expect(() => act({}, detach)).toThrow(expect.objectContaining({ name: 'SimulatedHarm' }));
    expect(web.running?.disks).toHaveLength(2);
  });

  it('grow and never shrink', () => {
    const { act, host } = booted(withData());
    const grow = (machine: PlanMachine): StepAction => ({
      kind: 'grow-attached-disk',
      machine,
      disk: dataOf(machine),
    });
    act(withData({ sizeMiB: 16 }), grow);
    expect(host.files.get('/pools/default/web-data.qcow2')?.capacityBytes).toBe(16 * 1024 * 1024);
    expect(() => act(withData({ sizeMiB: 15 }), grow)).toThrow(
      expect.objectContaining({ name: 'SimulatedHarm' }),
    );
  });

  it('are limited, and freed again', () => {
    const { act, web } = booted(withData());
    const limit = (machine: PlanMachine): StepAction => ({
      kind: 'limit-disk',
      machine,
      disk: dataOf(machine),
    });
    act(withData({ limits: { iops: { total: 100 } } }), limit);
    expect(web.running?.disks[1]?.limits).toEqual({ iops: { total: 100 } });
    act(withData(), limit);
    expect(web.running?.disks[1]?.limits).toBeUndefined();
  });

  it('keep a drive, whose medium changes unless the guest has locked it', () => {
    const { act, web } = booted({ cdroms: [{ name: 'tools' }] });
    const change =
      (path?: string) =>
      (machine: PlanMachine): StepAction => ({
        kind: 'change-medium',
        machine,
        target: 'sdb',
        ...(path === undefined ? {} : { path }),
      });
    act({}, change('/pools/default/base-1.qcow2'));
    const drive = () => web.running?.disks.find(({ target }) => target === 'sdb');
    expect(drive()?.path).toBe('/pools/default/base-1.qcow2');
    web.guest.mounts.add('/pools/default/base-1.qcow2');
    expect(() => act({}, change())).toThrow('locked');
    web.guest.mounts.clear();
    act({}, change());
    expect(drive()).toEqual(expect.not.objectContaining({ path: expect.anything() }));
    expect(() => act({}, change('/nowhere'))).toThrow('missing');
  });
});

const nic = (changes: Partial<MachineInput['nics'][number]> = {}): MachineInput['nics'][number] => ({
  name: 'second',
  attachment: { kind: 'network', network: 'dmz' },
  mac: '52:54:00:00:01:01',
  model: 'virtio',
  linkUp: true,
  ...changes,
});
const nicOf = (machine: PlanMachine): PlanMachine['nics'][number] => {
  const found = machine.nics[0];
  if (found === undefined) throw new Error('the machine has no NIC');
  return found;
};
const updateNic = (machine: PlanMachine): StepAction => ({
  kind: 'update-nic',
  machine,
  nic: nicOf(machine),
  moves: true,
});

describe('NICs of the simulated host', () => {
  it('come and go, and show the MTU of their network', () => {
    const { act, web } = booted();
    act({ nics: [nic()] }, (machine) => ({ kind: 'attach-nic', machine, nic: nicOf(machine) }));
    expect(web.running?.nics.map(({ mtu }) => mtu)).toEqual([undefined, 9000]);
    act({}, (machine) => ({ kind: 'detach-nic', machine, mac: '52:54:00:00:01:01' }));
    expect(web.running?.nics).toHaveLength(1);
  });

  it('change in place, but neither model nor MTU', () => {
    const { act, web, host } = booted({ nics: [nic()] });
    act({ nics: [nic({ attachment: { kind: 'network', network: 'lan' }, linkUp: false })] }, updateNic);
    expect(web.running?.nics[0]).toEqual(
      expect.objectContaining({ attachment: { kind: 'network', name: 'lan' }, linkUp: false }),
    );
    expect(() => act({ nics: [nic({ model: 'e1000e' })] }, updateNic)).toThrow('model');
    expect(() => act({ nics: [nic({ mtu: 1400 })] }, updateNic)).toThrow('MTU');
    host.networks.delete(uuidOf(201));
    expect(() => act({ nics: [nic()] }, updateNic)).toThrow('does not run');
  });
});

describe('what guests of the simulated host notice', () => {
  it('is a restart, a cut link, a disk taken away and the end', () => {
    const { act, web, host } = booted(withData());
    expect(host.happenings).toEqual([]);
    act({}, ({ name, uuid, stop }) => ({ kind: 'stop-machine', machine: { name, uuid, ...stop } }));
    const without = { disks: [sampleDisk()] };
    act(without, (machine) => ({ kind: 'define-machine', machine, ...KVM, markedVolumes: [] }));
    act(without, (machine) => ({ kind: 'start-machine', machine }));
    act(without, () => ({
      kind: 'trash-volume',
      pool: 'default',
      fileName: 'web-data.qcow2',
      machine: 'web',
    }));
    execute(host, samplePlan(), { kind: 'restart-network', network: sampleNetworkOf(samplePlan()) });
    expect(web.boots).toBe(2);
    expect(host.happenings.map(({ what }) => what)).toEqual(['power-lost', 'disk-taken', 'link-lost']);
    expect(host.trashed().map(({ fileName }) => fileName)).toEqual(['web-data.qcow2']);
  });

  it('is nothing when a change is live', () => {
    const { act, host, web } = booted({ ...vcpus(1), ...memory(128, 128, 256) });
    act(vcpus(2), setVcpus);
    act({}, setMemory(128, 64));
    act(withData(), attach);
    expect([host.happenings, web.boots]).toEqual([[], 1]);
  });
});

function sampleNetworkOf(plan: Plan): Plan['networks'][number] {
  const [network] = plan.networks;
  if (network === undefined) throw new Error('the plan has no network');
  return network;
}

describe('the simulated host', () => {
  it('changes nothing live in a machine that does not run', () => {
    const { act, host, web } = booted(vcpus(1));
    stopMachine(host, web);
    expect(() => act(vcpus(2), setVcpus)).toThrow('does not run');
    expect(() => act({}, setMemory(64))).toThrow('does not run');
    expect(() => act(withData(), attach)).toThrow('does not run');
    expect(() => act({}, updateNic)).toThrow('does not run');
  });

  it('renames a machine that does not run, to a name that is free', () => {
    const { act, host, web } = booted();
    const rename = (machine: PlanMachine): StepAction => ({ kind: 'rename-machine', machine, from: 'web' });
    expect(() => act({ name: 'shop' }, rename)).toThrow('runs');
    stopMachine(host, web);
    act({ name: 'shop' }, rename);
    expect(web.name).toBe('shop');
    const other = samplePlan({ machines: [otherMachine('web', 2)] });
    execute(host, other, {
      kind: 'define-machine',
      machine: machineIn(other),
      ...KVM,
      markedVolumes: [],
    });
    expect(() => act({}, (machine) => ({ kind: 'rename-machine', machine, from: 'shop' }))).toThrow('taken');
  });

  it('starts nothing that asks for what the host has not', () => {
    const { act, host, web } = booted();
    stopMachine(host, web);
    const start = (changes: Partial<MachineInput>): void => {
      act(changes, (machine) => ({ kind: 'define-machine', machine, ...KVM, markedVolumes: [] }));
      act(changes, (machine) => ({ kind: 'start-machine', machine }));
    };
    expect(() => start({ cpu: { pinning: [{ vcpu: 0, hostCpus: [99] }] } })).toThrow('such CPU');
    expect(() => start({ nics: [nic({ filter: { name: 'nobody', parameters: [] } })] })).toThrow('filter');
    start({});
    expect(web.boots).toBe(2);
  });

  it('adds and removes DHCP ranges, and has one at a time', () => {
    const { host } = booted();
    const network = sampleNetworkOf(samplePlan());
    const update = (operation: 'add' | 'remove', start: string): void =>
      execute(host, samplePlan(), {
        kind: 'update-network-entries',
        network,
        changes: [{ entry: 'dhcp-range', family: 'ipv4', operation, start, end: '10.0.1.200' }],
      });
    update('add', '10.0.1.100');
    expect(host.networks.get(network.uuid)?.running?.ipv4?.dhcpRange).toEqual({
      start: '10.0.1.100',
      end: '10.0.1.200',
    });
    expect(() => update('add', '10.0.1.50')).toThrow('there already');
    expect(() => update('remove', '10.0.1.50')).toThrow('not there');
    update('remove', '10.0.1.100');
    expect(host.networks.get(network.uuid)?.running?.ipv4?.dhcpRange).toBeUndefined();
  });

  it('fails steps of a kind that it is told to, and counts in a row', () => {
    const { act, host } = booted();
    host.faults.add('attach-disk');
    expect(() => act(withData(), attach)).toThrow('fails here');
    host.noteFailure('attach-disk:web/data', 'no');
    host.noteFailure('attach-disk:web/data', 'no');
    expect(host.attempts.map(({ count }) => count)).toEqual([2]);
    host.noteSuccess('attach-disk:web/data');
    expect(host.attempts).toEqual([]);
  });
});
