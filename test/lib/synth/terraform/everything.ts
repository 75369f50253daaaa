import type { Construct } from 'constructs';
import {
  CloudInit,
  Host,
  Image,
  Machine,
  Network,
  Pool,
  ReadinessCheck,
  Secret,
  Size,
  type HostProps,
} from 'fleetwright';

const SHA256 = 'ab'.repeat(32);

/** A host whose plan holds every field that there is, and every kind of each. */
export class Everything extends Host {
  private readonly images: Readonly<Record<'base' | 'raw' | 'media' | 'kernel' | 'initrd', Image>>;
  private readonly lan: Network;

  constructor(scope: Construct, id: string, props: HostProps = {}) {
    super(scope, id, {
      libvirtUri: 'qemu+ssh://root@kvm-1/system',
      capacity: { vcpus: 64, memory: Size.gibibytes(256) },
      ...props,
    });
    new Pool(this, 'fast', { path: '/srv/${fast}', isDefault: true, capacity: Size.gibibytes(500) });
    const slow = new Pool(this, 'slow', { path: '/srv/slow', autostart: false });
    const bootFile = { sha256: SHA256, format: 'boot-file' } as const;
    this.images = {
      base: Image.fromUrl(this, 'base', 'https://images.example/base.qcow2?a=%{b}', {
        sha256: SHA256,
        virtualSize: Size.gibibytes(3),
      }),
      raw: Image.fromFile(this, 'raw', '/srv/raw.img', {
        sha256: SHA256,
        format: 'raw',
        pool: slow,
        virtualSize: Size.gibibytes(2),
      }),
      media: Image.fromFile(this, 'media', '/srv/media.iso', { sha256: SHA256, format: 'raw' }),
      kernel: Image.fromFile(this, 'kernel', '/srv/vmlinuz', bootFile),
      initrd: Image.fromFile(this, 'initrd', '/srv/initrd.img', bootFile),
    };
    this.lan = new Network(this, 'lan', {
      mtu: 9000,
      ipv4: {
        cidr: '10.0.0.0/24',
        dhcpRange: { start: '10.0.0.100', end: '10.0.0.199' },
        reservations: [{ mac: '52:54:00:00:00:01', address: '10.0.0.9', name: 'printer' }],
      },
      ipv6: {
        cidr: 'fd00:1::/64',
        dhcpRange: { start: 'fd00:1::100', end: 'fd00:1::1ff' },
        reservations: [{ mac: '52:54:00:00:00:01', address: 'fd00:1::9', name: 'printer' }],
      },
      dns: { domain: 'lab.example', hosts: [{ address: '10.0.0.1', names: ['gate.lab.example', 'gate'] }] },
    });
    this.addVault();
    this.addOthers(slow);
  }

  /** Storage, traffic and firmware with all that can be said of them. */
  private addVault(): void {
    const { base, raw, media } = this.images;
    new Machine(this, 'vault', {
      description: 'costs 5$ and 10% ${HOME} %{ if }',
      protect: true,
      vcpus: 2,
      cpu: {
        topology: { sockets: 1, cores: 4, threads: 2 },
        shares: 512,
        limitCores: 1.5,
        pinning: { 0: [2, 3, 4] },
        emulatorHostCpus: [0, 1],
      },
      memory: Size.gibibytes(3),
      memoryAtBoot: Size.gibibytes(2),
      memoryMax: Size.gibibytes(8),
      cpuModel: 'Skylake-Server',
      secureBoot: true,
      tpm: true,
      boot: { order: ['install', 'root'] },
      disks: [
        {
          name: 'root',
          image: base,
          size: Size.gibibytes(10),
          limits: {
            iops: {
              total: 500,
              burst: { total: 900, seconds: 10 },
            },
            bytesPerSecond: {
              read: Size.mebibytes(10),
              write: Size.mebibytes(5),
              burst: { read: Size.mebibytes(20), write: Size.mebibytes(10), seconds: 3 },
            },
          },
        },
        {
          name: 'copy',
          image: base,
          clone: 'copy',
          size: Size.gibibytes(9),
          bus: 'sata',
          limits: {
            iops: { read: 100, write: 50, burst: { read: 200, write: 100 } },
            bytesPerSecond: {
              total: Size.mebibytes(8),
              burst: { total: Size.mebibytes(9), seconds: 2 },
            },
          },
        },
        { name: 'raw-copy', image: raw, clone: 'copy', size: Size.gibibytes(9), retain: true },
        { name: 'raw-overlay', image: raw, size: Size.gibibytes(4), cache: 'none', discard: 'ignore' },
        { name: 'data', size: Size.gibibytes(1), bus: 'scsi', retain: true },
      ],
      cdroms: [{ name: 'install', image: media }, { name: 'spare' }],
      nics: [
        {
          network: this.lan,
          ipv4: '10.0.0.20',
          ipv6: 'auto',
          mtu: 1400,
          bandwidth: {
            inbound: {
              averagePerSecond: Size.mebibytes(10),
              peakPerSecond: Size.mebibytes(20),
              burst: Size.mebibytes(1),
            },
            outbound: {
              averagePerSecond: Size.mebibytes(5),
              peakPerSecond: Size.mebibytes(6),
              burst: Size.mebibytes(2),
            },
          },
          filter: { name: 'clean-traffic', parameters: { IP: '10.0.0.20' } },
        },
        { network: this.lan, name: 'second', ipv4: 'dhcp', ipv6: 'dhcp', model: 'e1000e' },
        { bridge: 'br1', ipv4: '192.0.2.7', mac: '52:54:00:00:00:07', linkUp: false },
      ],
      cloudInit: new CloudInit({
        runCommands: ['echo ${HOME} %{ if }'],
        userData: { password: Secret.named('vault-password') },
        seedAfterFirstBoot: 'remove',
        vendorData: { package_update: true },
        networkConfig: { version: 2, ethernets: { eth0: { dhcp4: true } } },
      }),
      stop: { timeoutSeconds: 120, onTimeout: 'refuse' },
      readiness: {
        checks: [
          ReadinessCheck.address(),
          ReadinessCheck.tcp(22, { nic: 'second' }),
          ReadinessCheck.guestAgent(),
          ReadinessCheck.cloudInit(),
        ],
        timeoutSeconds: 90,
      },
    });
  }

  /** Other ways to boot, other architectures and networks, and an order. */
  private addOthers(slow: Pool): void {
    const { kernel, initrd } = this.images;
    const closed = new Network(this, 'closed', {
      mode: 'isolated',
      ipv4: { cidr: '10.0.1.0/24', dhcpRange: 'none' },
      autostart: false,
    });
    const routed = new Network(this, 'routed', {
      mode: 'routed',
      bridgeName: 'virbr-routed',
      ipv4: { cidr: '10.0.2.0/24', gateway: '10.0.2.9' },
    });
    const outside = new Network(this, 'outside', { mode: 'bridge', existingBridge: 'br0' });
    new Machine(this, 'tiny', {
      boot: { kernel, initrd, commandLine: 'quiet ${root}' },
      memory: Size.gibibytes(1),
      hugepages: true,
      machineType: 'pc',
      nics: [{ network: outside, ipv6: '2001:db8::7' }],
      cloudInit: new CloudInit({
        userData: '#!/bin/sh\necho ${HOME}\n',
        vendorData: '#!/bin/sh\ntrue\n',
        networkConfig: 'version: 2\n',
        pool: slow,
      }),
      serialConsole: false,
      guestAgent: false,
      rng: false,
      stop: { timeoutSeconds: 0, onTimeout: 'force' },
      startOrder: { rank: 1, delaySeconds: 5 },
      readiness: { checks: [ReadinessCheck.tcp(80)] },
      onRestartNeeded: 'defer',
    });
    new Machine(this, '2nd-arm', {
      architecture: 'aarch64',
      powerState: 'stopped',
      autostart: false,
      // Only KVM can give the host's CPU.
      cpuModel: this.acceleration === 'tcg' ? 'auto' : 'host',
      disks: [{ size: Size.gibibytes(2), pool: slow }],
      nics: [{ network: closed }, { network: routed, ipv4: 'dhcp' }],
      startOrder: { rank: 7 },
      guest: { growRoot: true, onlineCpus: true, onlineMemory: true },
    });
  }
}
