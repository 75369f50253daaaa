import { describe, expect, it } from '@jest/globals';
import { describeMachine, diskTargets, serialLogPath } from '../../../lib/describe';
import { samplePlanWith } from '../plan/sample-plan';
import { describeChanged, machineOf } from './sample';

const plan = samplePlanWith(() => {});

const kinds = (
  controllers: readonly { readonly type: string; readonly model: string }[],
): readonly string[] => controllers.map(({ type, model }) => `${type} ${model}`);

describe('describeMachine', () => {
  it('says all of a machine with disks, seed and NICs', () => {
    const description = describeMachine(machineOf(plan, 'web'), {
      plan,
      acceleration: 'kvm',
      emulator: '/usr/bin/qemu-system-x86_64',
    });
    expect(description).toMatchObject({
      type: 'kvm',
      name: 'web',
      uuid: '00000000-0000-5000-8000-000000000021',
      description: 'Serves the pages',
      memoryKiB: 4_194_304,
      currentMemoryKiB: 2_097_152,
      vcpus: { maximum: 4, current: 2 },
      os: {
        architecture: 'x86_64',
        machine: 'q35',
        firmware: 'efi',
        secureBoot: { enabled: false, enrolledKeys: false },
        nvram: { path: '/var/lib/libvirt/qemu/nvram/00000000-0000-5000-8000-000000000021_VARS.fd' },
        bootDevices: [],
      },
      features: { acpi: true, apic: true },
      cpu: { mode: 'host-passthrough' },
    });
    expect(description.devices.emulator).toBe('/usr/bin/qemu-system-x86_64');
    expect(description.devices.disks).toEqual([
      {
        device: 'disk',
        type: 'file',
        driver: { name: 'qemu', type: 'qcow2', cache: 'none', discard: 'unmap' },
        source: '/var/lib/fleetwright/default/web-root.qcow2',
        target: { device: 'vda', bus: 'virtio' },
        serial: 'web-root',
        readonly: false,
        bootOrder: 1,
      },
      {
        device: 'disk',
        type: 'file',
        driver: { name: 'qemu', type: 'qcow2', cache: 'none', discard: 'unmap' },
        source: '/var/lib/fleetwright/default/web-data.qcow2',
        target: { device: 'sdf', bus: 'scsi' },
        serial: 'web-data',
        readonly: false,
      },
      {
        device: 'disk',
        type: 'file',
        driver: { name: 'qemu', type: 'qcow2', cache: 'none', discard: 'unmap' },
        source: '/var/lib/fleetwright/default/web-copy.qcow2',
        target: { device: 'sdg', bus: 'sata' },
        serial: 'web-copy',
        readonly: false,
      },
      {
        device: 'cdrom',
        type: 'file',
        driver: { name: 'qemu', type: 'raw' },
        source: '/var/lib/fleetwright/default/web-seed-b9471dad8fe2fcf9.iso',
        target: { device: 'sda', bus: 'scsi' },
        readonly: true,
      },
    ]);
    expect(description.devices.interfaces).toEqual([
      { type: 'network', source: 'lan', macAddress: '52:54:00:00:00:01', model: 'virtio' },
      { type: 'bridge', source: 'br1', macAddress: '52:54:00:00:00:02', model: 'e1000e' },
    ]);
    expect(description.devices.channels).toEqual([
      { type: 'unix', targetType: 'virtio', targetName: 'org.qemu.guest_agent.0' },
    ]);
  });

  it('boots a kernel from the files of its images', () => {
    expect(describeMachine(machineOf(plan, 'tiny'), { plan, acceleration: 'tcg' }).os).toEqual({
      architecture: 'x86_64',
      machine: 'pc',
      kernel: '/var/lib/fleetwright/default/image-vmlinuz-abababababababab',
      initrd: '/var/lib/fleetwright/default/image-initrd-abababababababab',
      commandLine: 'console=ttyS0',
      bootDevices: [],
    });
  });

  it('asks for ACPI on virt machines only together with UEFI', () => {
    expect(describeChanged('arm', () => {}).features).toMatchObject({ acpi: true, apic: false });
    const direct = describeChanged('arm', (machine) => {
      machine.firmware = 'bios';
    });
    expect(direct.features).toMatchObject({ acpi: false, apic: false });
    expect(direct.os.firmware).toBeUndefined();
  });

  it.each([
    ['auto', 'kvm', { mode: 'host-passthrough' }],
    ['auto', 'tcg', { mode: 'maximum' }],
    ['host', 'kvm', { mode: 'host-passthrough' }],
    ['EPYC', 'kvm', { mode: 'custom', match: 'exact', model: 'EPYC', fallback: 'forbid' }],
    ['qemu64', 'tcg', { mode: 'custom', match: 'exact', model: 'qemu64', fallback: 'forbid' }],
  ] as const)('gives the CPU model %s under %s', (cpuModel, acceleration, cpu) => {
    const machine = { ...machineOf(plan, 'tiny'), cpuModel };
    expect(describeMachine(machine, { plan, acceleration }).cpu).toEqual({ ...cpu, numaCells: [] });
  });

  it('leaves room for translated code of vCPUs that come later, and states none under KVM', () => {
    const fixed = describeChanged('tiny', () => {});
    const growing = describeChanged('tiny', (machine) => {
      machine.vcpus = { current: 1, maximum: 4, ceiling: 'stated' };
    });
    expect(fixed.features.tcgTranslationCacheMiB).toBe(256);
    expect(growing.features.tcgTranslationCacheMiB).toBe(512);
    const accelerated = describeMachine(machineOf(plan, 'tiny'), { plan, acceleration: 'kvm' });
    expect(accelerated.features).not.toHaveProperty('tcgTranslationCacheMiB');
  });

  it('keeps eight PCI Express ports free beside those of its devices', () => {
    const { controllers } = describeChanged('web', () => {}).devices;
    const ports = controllers.filter(({ model }) => model === 'pcie-root-port');
    // Two NICs, one virtio disk, virtio-scsi, balloon, agent channel, rng.
    expect(ports).toHaveLength(7 + 8);
    expect(ports.map(({ index }) => index)).toEqual(Array.from({ length: 15 }, (_, index) => index + 1));
    expect(kinds(controllers).slice(0, 2)).toEqual(['pci pcie-root', 'pci pcie-root-port']);
  });

  it('gives a pc neither root ports nor USB', () => {
    expect(kinds(describeChanged('tiny', () => {}).devices.controllers)).toEqual([
      'usb none',
      'scsi virtio-scsi',
    ]);
  });

  it('gives each fifteen SCSI targets a controller of the model that guests have a driver for', () => {
    const { devices } = describeChanged('web', (machine) => {
      const [root] = machine.disks;
      if (root === undefined) return;
      machine.boot = { kind: 'disk', order: ['d0'] };
      machine.disks = Array.from({ length: 30 }, (_, index) => ({ ...root, name: `d${index}`, bus: 'scsi' }));
    });
    expect(devices.disks.map(({ target }) => target.device).slice(20, 23)).toEqual(['sdz', 'sdaa', 'sdab']);
    const scsi = devices.controllers.filter(({ type }) => type === 'scsi');
    expect(scsi).toEqual([0, 1, 2].map((index) => ({ type: 'scsi', model: 'virtio-scsi', index })));
  });

  it('numbers boot disks by the order of the plan, not of the disks', () => {
    const { disks } = describeChanged('web', (machine) => {
      machine.boot = { kind: 'disk', order: ['data', 'root'] };
    }).devices;
    expect(disks.map(({ bootOrder }) => bootOrder)).toEqual([2, 1, undefined, undefined]);
  });

  it('logs the serial console to one appended file per machine, and has neither without one', () => {
    const machine = machineOf(plan, 'web');
    const { serials, consoles } = describeMachine(machine, { plan, acceleration: 'tcg' }).devices;
    expect(serials).toEqual([
      { type: 'pty', port: 0, log: { file: '/var/log/libvirt/qemu/web-serial.log', append: true } },
    ]);
    expect(consoles).toHaveLength(1);
    expect(serialLogPath(machine)).toBe('/var/log/libvirt/qemu/web-serial.log');
    const silent = describeChanged('web', (draft) => {
      draft.serialConsole = false;
    }).devices;
    expect([silent.serials, silent.consoles]).toEqual([[], []]);
  });

  it('moves no disk when a seed comes or goes', () => {
    const without = describeChanged('web', (machine) => {
      delete machine.cloudInit;
    });
    expect(without.devices.disks.map(({ target }) => target.device)).toEqual(['vda', 'sdf', 'sdg']);
    expect([...diskTargets(machineOf(plan, 'web')).values()]).toEqual(['vda', 'sdf', 'sdg']);
  });

  it('refuses a plan that lacks what the machine names', () => {
    const broken = { ...plan, images: [] };
    expect(() => describeMachine(machineOf(plan, 'tiny'), { plan: broken, acceleration: 'tcg' })).toThrow(
      'the plan has no image "vmlinuz"',
    );
    const noPool = { ...plan, pools: [] };
    expect(() => describeMachine(machineOf(plan, 'web'), { plan: noPool, acceleration: 'tcg' })).toThrow(
      'the plan has no pool "default" for web-root.qcow2',
    );
  });
});
