import { describe, expect, it } from '@jest/globals';
import {
  Image,
  Machine,
  Network,
  ReadinessCheck,
  Size,
  type DiskProps,
  type Host,
  type MachineProps,
} from 'fleetwright';
import { documentOf, resourceIn } from './support';

const SHA256 = 'ab'.repeat(32);

const DISKS: readonly DiskProps[] = [{ size: Size.gibibytes(1) }];

/** The domain of one machine with a disk and, unless stated, no NIC. */
function domainOf(props: MachineProps, acceleration?: 'kvm' | 'tcg'): object {
  const document = documentOf(
    (host) => new Machine(host, 'web', { disks: DISKS, nics: [], ...props }),
    acceleration === undefined ? {} : { acceleration },
  );
  return resourceIn(document, 'libvirt_domain', 'web');
}

/** The domain of one machine on a network that serves a DHCP range. */
function domainOnNetwork(propsOn: (network: Network, host: Host) => MachineProps): object {
  const document = documentOf((host) => {
    const network = new Network(host, 'lan', { ipv4: { cidr: '10.0.0.0/24' } });
    new Machine(host, 'web', { disks: DISKS, ...propsOn(network, host) });
  });
  return resourceIn(document, 'libvirt_domain', 'web');
}

describe('the domain of a machine', () => {
  it('has memory that can be plugged in, counted as libvirt counts it', () => {
    const domain = domainOf({
      memory: Size.gibibytes(3),
      memoryAtBoot: Size.gibibytes(2),
      memoryMax: Size.gibibytes(8),
    });
    expect(domain).toMatchObject({
      memory: 8_388_608,
      memory_unit: 'KiB',
      current_memory: 3_145_728,
      maximum_memory: 8_388_608,
      maximum_memory_slots: 1,
      cpu: { numa: { cell: [{ id: 0, cpus: '0-3', memory: 2_097_152, unit: 'KiB' }] } },
      devices: {
        memorydevs: [
          {
            model: 'virtio-mem',
            target: { size: 6_291_456, requested: 1_048_576, block: 2048, node: 0, size_unit: 'KiB' },
          },
        ],
      },
    });
  });

  it('has no memory device without a ceiling, and huge pages where they are asked for', () => {
    const domain = domainOf({ memory: Size.gibibytes(1), hugepages: true });
    expect(domain).toMatchObject({ memory: 1_048_576, memory_backing: { memory_huge_pages: {} } });
    expect(domain).not.toHaveProperty('maximum_memory');
    expect(domain).not.toHaveProperty('devices.memorydevs');
  });

  it('has vCPUs that can be taken away under KVM', () => {
    expect(domainOf({ vcpus: 1, vcpusMax: 2 }, 'kvm')).toMatchObject({
      type: 'kvm',
      vcpu: 2,
      vcpu_current: 1,
      vcpus: {
        vcpu: [
          { id: 0, enabled: 'yes', hotpluggable: 'no' },
          { id: 1, enabled: 'no', hotpluggable: 'yes' },
        ],
      },
    });
  });

  it('has a translation cache under software emulation, and vCPUs that stay', () => {
    const domain = domainOf({ vcpus: 1, vcpusMax: 2 }, 'tcg');
    expect(domain).toMatchObject({
      type: 'qemu',
      cpu: { mode: 'maximum' },
      features: { tcg: { tb_cache: 512, tb_cache_unit: 'MiB' } },
    });
    expect(domain).not.toHaveProperty('vcpus');
  });

  it('says neither more nor less of links and CD drives than is the case', () => {
    const domain = domainOf({ nics: [{ bridge: 'br0' }], cdroms: [{ name: 'spare' }] });
    expect(domain).not.toHaveProperty('devices.interfaces.0.link');
    expect(domain).not.toHaveProperty('devices.disks.1.source');
    expect(domain).toMatchObject({
      devices: {
        disks: [
          { device: 'disk' },
          { device: 'cdrom', read_only: true, target: { bus: 'scsi', dev: 'sdb' } },
        ],
      },
    });
  });

  it.each([
    ['qcow2', 'qcow2'],
    ['raw', 'raw'],
  ] as const)('reads a copy of a %s image as %s', (format, type) => {
    const document = documentOf((host) => {
      const image = Image.fromFile(host, 'base', '/srv/base', { sha256: SHA256, format });
      new Machine(host, 'web', { nics: [], disks: [{ image, clone: 'copy', size: Size.gibibytes(2) }] });
    });
    expect(resourceIn(document, 'libvirt_domain', 'web')).toMatchObject({
      devices: { disks: [{ driver: { name: 'qemu', type } }] },
    });
  });
});

describe('how a machine is stopped', () => {
  it('asks its guest, and fails to delete it when that takes too long', () => {
    expect(domainOf({ stop: { timeoutSeconds: 20, onTimeout: 'refuse' } })).toMatchObject({
      update: { shutdown: { timeout: 20 } },
      destroy: { shutdown: { timeout: 20 } },
    });
  });

  it('cuts its power where the author says so', () => {
    const domain = domainOf({ stop: { timeoutSeconds: 0, onTimeout: 'force' } });
    // 0 would be the provider's default of half a minute.
    expect(domain).toMatchObject({ update: { shutdown: { timeout: 1 } } });
    expect(domain).not.toHaveProperty('destroy');
  });
});

describe('waiting for an address', () => {
  const WAIT = 'devices.interfaces.0.wait_for_ip';
  const readiness = { checks: [ReadinessCheck.address()], timeoutSeconds: 90 };

  it.each(['10.0.0.7', 'dhcp'])('is done where the network gives it: %s', (ipv4) => {
    const domain = domainOnNetwork((network) => ({ nics: [{ network, ipv4 }], readiness }));
    expect(domain).toHaveProperty(WAIT, { source: 'lease', timeout: 90 });
  });

  it('is not done for other kinds of readiness', () => {
    const domain = domainOnNetwork((network) => ({
      nics: [{ network, ipv4: '10.0.0.7' }],
      readiness: { checks: [ReadinessCheck.tcp(80), ReadinessCheck.guestAgent()] },
    }));
    expect(domain).not.toHaveProperty(WAIT);
  });

  it('is not done for a machine that does not run', () => {
    const domain = domainOnNetwork((network) => ({
      nics: [{ network }],
      readiness,
      powerState: 'stopped',
    }));
    expect(domain).toMatchObject({ running: false, autostart: false });
    expect(domain).not.toHaveProperty(WAIT);
  });

  it('is not done where only the network around could tell', () => {
    const domain = domainOnNetwork((_, host) => ({
      nics: [
        {
          network: new Network(host, 'outside', { mode: 'bridge', existingBridge: 'br0' }),
          ipv4: '192.0.2.1',
        },
      ],
      readiness,
    }));
    expect(domain).not.toHaveProperty(WAIT);
  });
});
