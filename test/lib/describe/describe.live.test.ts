import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { readInventory, type Inventory } from '../../../host-agent/inventory';
import {
  connectLibvirt,
  writeDomain,
  writeNetwork,
  writePool,
  writeVolume,
  type LibvirtHost,
} from '../../../host-agent/libvirt';
import {
  describeDiskVolume,
  describeMachine,
  describeMarkUpdate,
  describeNetwork,
  describePool,
  serialLogPath,
} from '../../../lib/describe';
import { markOfMachine, markOfNetwork, type Plan, type PlanDisk } from '../../../lib/plan';
import { statedAllocation, statedSettings, withoutTargets } from '../../host-agent/inventory/stated';
import { useLiveHost, waitFor } from '../../support/live-host';
import { samplePlan, samplePlanWith, type PlanDraft } from '../plan/sample-plan';

type MachineDraft = PlanDraft['machines'][number];

const ORIGIN = { generation: 3, planDigest: 'cd'.repeat(32) };

/** One machine for each way to be put together that this host can run, made from those of the sample. */
function machinesFor(guest: { readonly commandLine: string }): readonly MachineDraft[] {
  const { machines } = samplePlan();
  const find = (name: string): MachineDraft => {
    const machine = machines.find((candidate) => candidate.name === name);
    if (machine === undefined) throw new Error(`the sample has no machine ${name}`);
    return machine;
  };
  const numbered = (machine: MachineDraft, name: string, number: number): MachineDraft => ({
    ...machine,
    name,
    key: `kvm-1/${name} <&> "it's"`,
    uuid: `00000000-0000-5000-8000-0000000001${String(number).padStart(2, '0')}`,
    disks: machine.disks.map((disk) => ({ ...disk, fileName: `${name}-${disk.name}.qcow2` })),
    readiness: { checks: [], timeoutSeconds: 1 },
  });
  const web = find('web');
  const [root] = web.disks;
  if (root === undefined) throw new Error('the machine web of the sample has no disk');
  return [
    numbered(web, 'uefi', 1),
    {
      ...numbered(web, 'many', 2),
      disks: Array.from({ length: 40 }, (_, index) => ({
        ...root,
        name: index === 0 ? 'root' : `d${index}`,
        fileName: `many-${index}.qcow2`,
        serial: `many-${index}`,
        bus: (['virtio', 'scsi', 'sata'] as const)[index % 3] ?? 'virtio',
      })),
    },
    {
      ...numbered(web, 'secure', 5),
      secureBoot: true,
      tpm: true,
      disks: [{ ...root, fileName: 'secure-root.qcow2' }],
    },
    growing(numbered({ ...find('tiny'), machineType: 'q35', guestAgent: true, rng: true }, 'growing', 6), {
      disk: { ...root, fileName: 'growing-root.qcow2', source: { kind: 'blank' }, sizeMiB: 8 },
      commandLine: `${guest.commandLine} tiny.host=growing`,
    }),
    numbered({ ...find('tiny'), cpuModel: 'qemu64', description: 'a <b> & "c"' }, 'pc', 3),
    {
      ...numbered({ ...find('tiny'), machineType: 'q35', guestAgent: true }, 'booted', 4),
      vcpus: { current: 1, maximum: 4, ceiling: 'stated' },
      memory: { currentMiB: 192, bootMiB: 256, maximumMiB: 256, ceiling: 'stated', hugepages: false },
      boot: {
        kind: 'kernel',
        kernel: 'vmlinuz',
        initrd: 'initrd',
        commandLine: `${guest.commandLine} tiny.host=booted`,
      },
      disks: [{ ...root, fileName: 'booted-root.qcow2', source: { kind: 'blank' }, sizeMiB: 8 }],
      nics: [
        {
          name: 'lan',
          attachment: { kind: 'network', network: 'lan' },
          mac: '52:54:00:00:00:09',
          model: 'virtio',
          linkUp: true,
          ipv4: '10.10.0.9',
        },
        {
          name: 'office',
          attachment: { kind: 'network', network: 'office' },
          mac: '52:54:00:00:00:0b',
          model: 'virtio',
          linkUp: true,
        },
        {
          name: 'plain',
          attachment: { kind: 'bridge', bridge: 'br0' },
          mac: '52:54:00:00:00:0c',
          model: 'virtio',
          linkUp: true,
        },
      ],
    },
  ];
}

/** All that a plan can say of how a running machine is limited and what it may grow to, beside firmware. */
function growing(
  machine: MachineDraft,
  { disk, commandLine }: { readonly disk: MachineDraft['disks'][number]; readonly commandLine: string },
): MachineDraft {
  return {
    ...machine,
    vcpus: { current: 1, maximum: 4, ceiling: 'stated' },
    cpu: {
      topology: { sockets: 1, cores: 2, threads: 2 },
      shares: 512,
      limitPercent: 350,
      pinning: [{ vcpu: 3, hostCpus: [0] }],
      emulatorHostCpus: [0],
    },
    memory: { currentMiB: 320, bootMiB: 256, maximumMiB: 768, ceiling: 'stated', hugepages: false },
    tpm: true,
    boot: { kind: 'kernel', kernel: 'vmlinuz', initrd: 'initrd', commandLine },
    disks: [
      {
        ...disk,
        limits: {
          iops: { read: 500, write: 400, burst: { write: 800, seconds: 5 } },
          bytesPerSecond: { total: 50_000_000 },
        },
      },
    ],
    cdroms: [{ name: 'empty' }, { name: 'rescue', image: 'rescue' }],
    nics: [
      {
        name: 'lan',
        attachment: { kind: 'network', network: 'lan' },
        mac: '52:54:00:00:00:0e',
        model: 'virtio',
        linkUp: true,
        mtu: 1400,
        filter: { name: 'clean-traffic', parameters: [{ name: 'IP', value: '10.10.0.14' }] },
        ipv4: '10.10.0.14',
      },
      {
        name: 'unplugged',
        attachment: { kind: 'network', network: 'lan' },
        mac: '52:54:00:00:00:0f',
        model: 'virtio',
        linkUp: false,
      },
    ],
  };
}

describe('descriptions on a live host', () => {
  const live = useLiveHost();
  let host: LibvirtHost | undefined;
  let plan: Plan = samplePlanWith(() => {});

  const connected = (): LibvirtHost => {
    if (host === undefined) throw new Error('not connected');
    return host;
  };
  const machineOf = (name: string) => {
    const machine = plan.machines.find((candidate) => candidate.name === name);
    if (machine === undefined) throw new Error(`the plan has no machine ${name}`);
    return machine;
  };
  const xmlOf = (name: string): string => {
    const machine = machineOf(name);
    const mark = markOfMachine(plan, machine, ORIGIN);
    return writeDomain(describeMachine(machine, { plan, acceleration: 'tcg', mark }));
  };
  const createVolume = async (disk: PlanDisk): Promise<void> => {
    const pool = { name: 'default', uuid: '00000000-0000-5000-8000-000000000001' };
    await connected().volumes.create(pool, writeVolume(describeDiskVolume(plan, disk)));
  };
  const actual = async (name: string): Promise<Inventory['machines'][number] | undefined> =>
    (await readInventory(connected())).machines.find((candidate) => candidate.name === name);

  beforeAll(async () => {
    plan = samplePlanWith((draft) => {
      for (const pool of draft.pools) pool.path = live.sandbox.poolDirectory;
      draft.machines = [...machinesFor(live.guest)];
    });
    const { sandbox, guest } = live;
    for (const [from, to] of [
      [guest.kernel, 'image-vmlinuz-abababababababab'],
      [guest.initrd, 'image-initrd-abababababababab'],
      [guest.image, 'image-debian-12-abababababababab'],
      [guest.initrd, 'image-rescue-abababababababab'],
    ] as const) {
      const copy = ['cp', from, join(sandbox.poolDirectory, to)];
      expect(await sandbox.exec(copy)).toMatchObject({ exitCode: 0 });
    }
    // The sample's network `office` is on a bridge of others.
    expect(await sandbox.exec(['ip', 'link', 'add', 'br0', 'type', 'bridge'])).toMatchObject({ exitCode: 0 });
    host = await connectLibvirt(live.uri);
    for (const pool of plan.pools) {
      await live.virshWithXml(writePool(describePool(pool)), 'pool-define', '--validate');
      await live.virsh('pool-start', pool.name);
    }
  });

  afterAll(async () => {
    await host?.close();
  });

  it('are accepted as networks, which then run and say what the plan states', async () => {
    for (const network of plan.networks) {
      const mark = markOfNetwork(plan, network, ORIGIN);
      await live.virshWithXml(writeNetwork(describeNetwork(plan, network, mark)), 'net-define', '--validate');
      await live.virsh('net-start', network.name);
      const { networks } = await readInventory(connected());
      const found = networks.find((candidate) => candidate.name === network.name);
      expect(found).toMatchObject({ uuid: network.uuid, ownership: { kind: 'ours', mark } });
      expect(found?.running).toEqual(statedSettings(plan, network));
      expect(found?.stored).toEqual(statedSettings(plan, network));
    }
  });

  it('are accepted as volumes, on the image that the plan names', async () => {
    const [disk] = machineOf('uefi').disks;
    if (disk === undefined) throw new Error('the machine has no disk');
    await createVolume(disk);
    const listed = await live.virsh('vol-dumpxml', disk.fileName, '--pool', 'default');
    expect(listed).toContain(`<capacity unit='bytes'>${4096 * 1024 ** 2}</capacity>`);
    expect(listed).toContain(
      `<path>${join(live.sandbox.poolDirectory, 'image-debian-12-abababababababab')}</path>`,
    );
  });

  it.each(['uefi', 'secure', 'many', 'pc', 'booted', 'growing'])(
    'are accepted as the machine %s, which then is what the plan states',
    async (name) => {
      await live.virshWithXml(xmlOf(name), 'define', '--validate');
      const machine = await actual(name);
      expect(machine?.ownership).toEqual({
        kind: 'ours',
        mark: markOfMachine(plan, machineOf(name), ORIGIN),
      });
      expect(machine?.stored && withoutTargets(machine.stored)).toEqual(
        statedAllocation(plan, machineOf(name), 'tcg'),
      );
      // A q35 board has ports; a bus of `pc` has more slots than these machines have devices.
      const slots = machine?.stored?.freePciSlots ?? 0;
      expect(name === 'pc' ? slots > 8 : slots === 8).toBe(true);
      // Defining the same over it changes nothing.
      const before = await live.virsh('dumpxml', '--inactive', name);
      await live.virshWithXml(xmlOf(name), 'define', '--validate');
      expect(await live.virsh('dumpxml', '--inactive', name)).toBe(before);
    },
  );

  it('make a machine that boots, takes its fixed address, and grows while it runs', async () => {
    const [disk] = machineOf('booted').disks;
    if (disk === undefined) throw new Error('the machine has no disk');
    await createVolume(disk);
    await live.virsh('start', 'booted');
    const state = await live.waitForGuest('10.10.0.9');
    expect(state).toMatchObject({ host: 'booted', cpus: 1 });
    expect(state.disks['vda']?.serial).toBe('web-root');
    const log = join(
      live.sandbox.logDirectory,
      serialLogPath({ name: 'booted' }).replace('/var/log/libvirt/', ''),
    );
    await live.waitForLog(log, /^TINY dhcp eth0 10\.10\.0\.9\/24/);

    // The guest's driver moves the balloon to its target; what runs shows how far it has come.
    const { memory } = machineOf('booted');
    const { running } = await waitFor(
      async () => {
        const candidate = await actual('booted');
        return candidate?.running?.memory.currentMiB === memory.currentMiB && candidate;
      },
      { timeoutMs: 30_000, description: 'the balloon of booted reaches its target' },
    );
    expect(running && withoutTargets(running)).toEqual(statedAllocation(plan, machineOf('booted'), 'tcg'));

    // vCPUs within the ceiling, and as many devices as there are spare ports.
    await live.virsh('setvcpus', 'booted', '3', '--live');
    await live.waitForGuest('10.10.0.9', ({ online }) => online === '0-2');
    for (let count = 0; count < 8; count += 1) {
      await live.virsh('attach-interface', 'booted', 'network', 'storage', '--model', 'virtio', '--live');
    }
    const full = (await actual('booted'))?.running;
    expect(full?.nics).toHaveLength(3 + 8);
    expect(full?.freePciSlots).toBe(0);
  });

  it('make a machine that starts within its limits, with memory plugged in and a cable out', async () => {
    const [disk] = machineOf('growing').disks;
    if (disk === undefined) throw new Error('the machine has no disk');
    await createVolume(disk);
    await live.virsh('start', 'growing');
    const booted = await live.waitForGuest('10.10.0.14');
    expect(booted).toMatchObject({ host: 'growing', cpus: 1, tpm: '2' });
    const nicAt = (mac: string) => Object.values(booted.nics).find((nic) => nic.mac === mac);
    expect(nicAt('52:54:00:00:00:0e')).toMatchObject({ carrier: true, mtu: 1400 });
    expect(nicAt('52:54:00:00:00:0f')).toMatchObject({ carrier: false });

    // The guest takes what it is asked to take while it boots: 64 MiB above the boot memory.
    const { running } = await waitFor(
      async () => {
        const candidate = await actual('growing');
        return candidate?.running?.memory.currentMiB === 320 && candidate;
      },
      { timeoutMs: 60_000, description: 'growing has taken the memory that it is given' },
    );
    expect(running && withoutTargets(running)).toEqual(statedAllocation(plan, machineOf('growing'), 'tcg'));
    expect(running?.freePciSlots).toBe(8);
    expect(running?.disks.map(({ target, path }) => [target, path !== undefined])).toEqual([
      ['vda', true],
      ['sdb', false],
      ['sdc', true],
    ]);
  });

  it('carry a new mark to a running machine, in what runs and in what is stored', async () => {
    const mark = markOfMachine(plan, machineOf('booted'), { generation: 4, planDigest: 'ef'.repeat(32) });
    const domain = { name: 'booted', uuid: machineOf('booted').uuid };
    await connected().domains.setMetadata(domain, { ...describeMarkUpdate(mark), live: true });
    expect((await actual('booted'))?.ownership).toEqual({ kind: 'ours', mark });
    expect(await live.virsh('dumpxml', 'booted')).toContain('generation="4"');
    expect(await live.virsh('dumpxml', '--inactive', 'booted')).toContain('generation="4"');
  });

  it('start with UEFI and without secure boot', async () => {
    const [, ...others] = machineOf('uefi').disks;
    for (const disk of others) {
      await createVolume(disk);
    }
    expect(await live.sandbox.exec(['ip', 'link', 'add', 'br1', 'type', 'bridge'])).toMatchObject({
      exitCode: 0,
    });
    const seed = join(live.sandbox.poolDirectory, 'web-seed-b9471dad8fe2fcf9.iso');
    expect(await live.sandbox.exec(['truncate', '--size', '56K', seed])).toMatchObject({ exitCode: 0 });
    await live.virsh('setmaxmem', 'uefi', '256M', '--config');
    await live.virsh('setmem', 'uefi', '256M', '--config');
    await live.virsh('start', 'uefi');
    expect(await live.virsh('dumpxml', 'uefi')).toMatch(/<loader [^>]*type='pflash'>[^<]*OVMF_CODE_4M\.fd</);
    expect(await live.virsh('dumpxml', 'uefi')).toContain(`/nvram/${machineOf('uefi').uuid}_VARS.fd</nvram>`);
    const { running } = (await actual('uefi')) ?? {};
    expect(running && withoutTargets(running)).toEqual({
      ...statedAllocation(plan, machineOf('uefi'), 'tcg'),
      memory: { currentMiB: 256, bootMiB: 256, maximumMiB: 256, hugepages: false },
    });
    await live.virsh('destroy', 'uefi');
  });
});
