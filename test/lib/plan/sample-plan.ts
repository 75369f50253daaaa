import type { z } from 'zod';
import { type Plan, planSchema, seedNameTag } from '../../../lib/plan';

/** A plan document before it is frozen and branded: a test changes one thing in one that is right everywhere else. */
export type PlanDraft = z.input<typeof planSchema>;

/** A plan that uses every kind of everything that version 1 knows, and has no problem. */
export function samplePlan(): PlanDraft {
  const plan: PlanDraft = {
    version: 1,
    fleet: 'lab',
    host: {
      name: 'kvm-1',
      capacity: { vcpus: 8, memoryMiB: 16_384 },
      overcommit: { vcpus: 2, memory: 1, disk: 1.5 },
      acceleration: 'auto',
      limits: { machineDeletionsMax: 1, allowEmpty: false },
      trashRetentionHours: 168,
    },
    pools: [
      {
        name: 'default',
        uuid: '00000000-0000-5000-8000-000000000001',
        key: 'kvm-1/default',
        path: '/var/lib/fleetwright/default',
        autostart: true,
        capacityMiB: 40_960,
      },
    ],
    images: [
      image('debian-12', 'qcow2', { virtualSizeBytes: 2 * 1024 ** 3 }),
      image('vmlinuz', 'boot-file', { source: { kind: 'file', path: '/srv/boot/vmlinuz' } }),
      image('initrd', 'boot-file', { source: { kind: 'file', path: '/srv/boot/initrd.img' } }),
      image('rescue', 'raw', { source: { kind: 'file', path: '/srv/cd/rescue.iso' } }),
    ],
    networks: [
      {
        mode: 'nat',
        name: 'lan',
        uuid: '00000000-0000-5000-8000-000000000011',
        key: 'kvm-1/lan',
        autostart: true,
        mtu: 1500,
        bridgeName: 'fw-lan',
        ipv4: {
          cidr: '10.10.0.0/24',
          gateway: '10.10.0.1',
          dhcpRange: { start: '10.10.0.100', end: '10.10.0.199' },
          reservations: [{ mac: '52:54:00:aa:00:01', name: 'printer', address: '10.10.0.50' }],
        },
        ipv6: {
          cidr: 'fd00:10::/64',
          gateway: 'fd00:10::1',
          reservations: [{ mac: '52:54:00:aa:00:01', name: 'printer', address: 'fd00:10::50' }],
        },
        dns: { domain: 'lab.internal', hosts: [{ address: '10.10.0.1', names: ['gateway.lab.internal'] }] },
      },
      {
        mode: 'isolated',
        name: 'storage',
        uuid: '00000000-0000-5000-8000-000000000012',
        key: 'kvm-1/storage',
        autostart: true,
        bridgeName: 'fw-storage',
        ipv4: { cidr: '10.20.0.0/24', gateway: '10.20.0.1', reservations: [] },
        dns: { hosts: [] },
      },
      {
        mode: 'routed',
        name: 'dmz',
        uuid: '00000000-0000-5000-8000-000000000013',
        key: 'kvm-1/dmz',
        autostart: false,
        bridgeName: 'fw-dmz',
        ipv6: { cidr: 'fd00:30::/64', gateway: 'fd00:30::1', reservations: [] },
        dns: { hosts: [] },
      },
      {
        mode: 'bridge',
        name: 'office',
        uuid: '00000000-0000-5000-8000-000000000014',
        key: 'kvm-1/office',
        autostart: true,
        existingBridge: 'br0',
      },
    ],
    machines: [webMachine(), kernelMachine(), armMachine(), vaultMachine()],
  };
  nameSeeds(plan);
  return plan;
}

/** The sample with `change` made to it, in the types of a plan but unchecked and not frozen. */
export function samplePlanWith(change: (plan: PlanDraft) => void): Plan {
  const plan = samplePlan();
  change(plan);
  nameSeeds(plan);
  return planSchema.parse(plan);
}

/** Names the sample's seed after what it holds now, as synthesis does; a test that changes the name keeps its own. */
export function nameSeeds(plan: PlanDraft): void {
  for (const { cloudInit } of plan.machines) {
    if (cloudInit?.fileName.startsWith('web-seed-') === true)
      cloudInit.fileName = `web-seed-${seedNameTag(cloudInit)}.iso`;
  }
}

type SampleMachine = PlanDraft['machines'][number];
type SampleImage = PlanDraft['images'][number];

function image(name: string, format: SampleImage['format'], more: Partial<SampleImage>): SampleImage {
  return {
    name,
    key: `kvm-1/${name}`,
    pool: 'default',
    fileName: `image-${name}-abababababababab`,
    source: { kind: 'url', url: `https://images.example/${name}` },
    sha256: 'ab'.repeat(32),
    format,
    ...more,
  };
}

function webMachine(): SampleMachine {
  return {
    ...machine('web', '21'),
    description: 'Serves the pages',
    protect: true,
    vcpus: { current: 2, maximum: 4, ceiling: 'stated' },
    memory: { currentMiB: 2048, bootMiB: 4096, maximumMiB: 4096, ceiling: 'stated', hugepages: false },
    firmware: 'uefi',
    boot: { kind: 'disk', order: ['root'] },
    disks: [
      disk('web', 'root', { source: { kind: 'image', image: 'debian-12' } }),
      disk('web', 'data', { source: { kind: 'blank' }, bus: 'scsi', retain: true, serial: 'web-data' }),
      disk('web', 'copy', { source: { kind: 'copy', image: 'debian-12' }, bus: 'sata', serial: 'web-copy' }),
    ],
    nics: [
      {
        name: 'lan',
        attachment: { kind: 'network', network: 'lan' },
        mac: '52:54:00:00:00:01',
        model: 'virtio',
        linkUp: true,
        ipv4: '10.10.0.10',
        ipv6: 'fd00:10::10',
      },
      {
        name: 'uplink',
        attachment: { kind: 'bridge', bridge: 'br1' },
        mac: '52:54:00:00:00:02',
        model: 'e1000e',
        linkUp: true,
        ipv4: '192.0.2.10',
      },
    ],
    cloudInit: {
      pool: 'default',
      fileName: 'web-seed-',
      afterFirstBoot: 'remove',
      metaData: { kind: 'structured', value: { 'instance-id': 'web-1', 'local-hostname': 'web' } },
      userData: {
        kind: 'structured',
        value: {
          users: [
            { name: 'admin', ssh_authorized_keys: ['ssh-ed25519 AAAA admin'], hashed_passwd: '$6$salt$hash' },
          ],
          runcmd: [['systemctl', 'enable', '--now', 'nginx']],
        },
      },
      vendorData: { kind: 'text', text: '#!/bin/sh\necho ready\n' },
      networkConfig: { kind: 'text', text: 'version: 2\nethernets: {}\n' },
    },
    guestAgent: true,
    readiness: {
      checks: [
        { kind: 'address', nic: 'lan' },
        { kind: 'tcp', nic: 'lan', port: 443 },
        { kind: 'guest-agent' },
        { kind: 'cloud-init' },
      ],
      timeoutSeconds: 300,
    },
  };
}

function kernelMachine(): SampleMachine {
  return {
    ...machine('tiny', '22'),
    machineType: 'pc',
    boot: { kind: 'kernel', kernel: 'vmlinuz', initrd: 'initrd', commandLine: 'console=ttyS0' },
    nics: [
      {
        name: 'lan',
        attachment: { kind: 'network', network: 'lan' },
        mac: '52:54:00:00:00:03',
        model: 'e1000',
        linkUp: true,
      },
      {
        name: 'storage',
        attachment: { kind: 'network', network: 'storage' },
        mac: '52:54:00:00:00:04',
        model: 'rtl8139',
        linkUp: true,
        ipv4: '10.20.0.10',
      },
    ],
    readiness: { checks: [{ kind: 'address', nic: 'lan' }], timeoutSeconds: 60 },
  };
}

function armMachine(): SampleMachine {
  return {
    ...machine('arm', '23'),
    machineType: 'virt',
    architecture: 'aarch64',
    firmware: 'uefi',
    cpuModel: 'cortex-a72',
    boot: { kind: 'disk', order: ['root'] },
    disks: [disk('arm', 'root', { source: { kind: 'blank' } })],
    nics: [
      {
        name: 'office',
        attachment: { kind: 'network', network: 'office' },
        mac: '52:54:00:00:00:05',
        model: 'virtio',
        linkUp: true,
      },
    ],
    powerState: 'stopped',
    stop: { timeoutSeconds: 30, onTimeout: 'refuse' },
  };
}

/** Everything about running that a machine may state and most do not. */
function vaultMachine(): SampleMachine {
  return {
    ...machine('vault', '24'),
    vcpus: { current: 3, maximum: 8, ceiling: 'stated' },
    cpu: {
      topology: { sockets: 1, cores: 4, threads: 2 },
      shares: 2048,
      limitPercent: 250,
      pinning: [
        { vcpu: 0, hostCpus: [2, 3] },
        { vcpu: 7, hostCpus: [4] },
      ],
      emulatorHostCpus: [0, 1],
    },
    memory: { currentMiB: 3072, bootMiB: 2048, maximumMiB: 8192, ceiling: 'default', hugepages: true },
    firmware: 'uefi',
    secureBoot: true,
    tpm: true,
    boot: { kind: 'disk', order: ['install', 'root'] },
    disks: [
      disk('vault', 'root', {
        limits: {
          iops: { read: 500, write: 200, burst: { read: 2000, write: 800, seconds: 30 } },
          bytesPerSecond: { total: 100_000_000, burst: { total: 200_000_000, seconds: 1 } },
        },
      }),
    ],
    cdroms: [{ name: 'install', image: 'rescue' }, { name: 'spare' }],
    nics: [
      {
        name: 'lan',
        attachment: { kind: 'network', network: 'lan' },
        mac: '52:54:00:00:00:06',
        model: 'virtio',
        linkUp: false,
        mtu: 1200,
        bandwidth: {
          inbound: { averageKiBPerSecond: 10_240, peakKiBPerSecond: 20_480, burstKiB: 1024 },
          outbound: { averageKiBPerSecond: 5120 },
        },
        filter: {
          name: 'clean-traffic',
          parameters: [
            { name: 'CTRL_IP_LEARNING', value: 'none' },
            { name: 'IP', value: '10.10.0.60' },
          ],
        },
        ipv4: '10.10.0.60',
      },
    ],
    guestAgent: true,
    powerState: 'stopped',
    onRestartNeeded: 'defer',
    guest: { growRoot: true, onlineCpus: true, onlineMemory: true },
  };
}

function machine(name: string, number: string): SampleMachine {
  return {
    name,
    uuid: `00000000-0000-5000-8000-0000000000${number}`,
    key: `kvm-1/${name}`,
    protect: false,
    vcpus: { current: 1, maximum: 1, ceiling: 'stated' },
    cpu: { pinning: [] },
    memory: { currentMiB: 512, bootMiB: 512, maximumMiB: 512, ceiling: 'stated', hugepages: false },
    cpuModel: 'auto',
    machineType: 'q35',
    architecture: 'x86_64',
    firmware: 'bios',
    secureBoot: false,
    tpm: false,
    boot: { kind: 'disk', order: ['root'] },
    disks: [],
    cdroms: [],
    nics: [],
    serialConsole: true,
    guestAgent: false,
    rng: true,
    autostart: true,
    startOrder: { rank: 0, delaySeconds: 0 },
    powerState: 'running',
    stop: { timeoutSeconds: 60, onTimeout: 'force' },
    onRestartNeeded: 'restart',
    guest: { growRoot: false, onlineCpus: false, onlineMemory: false },
    readiness: { checks: [], timeoutSeconds: 60 },
  };
}

type SampleDisk = SampleMachine['disks'][number];

function disk(machineName: string, name: string, more: Partial<SampleDisk>): SampleDisk {
  return {
    name,
    pool: 'default',
    fileName: `${machineName}-${name}.qcow2`,
    sizeMiB: 4096,
    source: { kind: 'blank' },
    bus: 'virtio',
    cache: 'none',
    discard: 'unmap',
    retain: false,
    serial: `${machineName}-${name}`,
    ...more,
  };
}
