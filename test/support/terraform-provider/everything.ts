import { CloudInit, Host, Image, Machine, Network, Pool, Size } from 'fleetwright';
import type { Construct } from 'constructs';

const SHA256 = 'ab'.repeat(32);

/** What a test varies. */
export interface EverythingProps {
  /** How many vCPUs the machine "plain" has. @default 1 */
  readonly vcpus?: number;
  /** Size of the disk "data" of the machine "full". @default 1 GiB */
  readonly dataSize?: Size;
  /** Which address the network "lan" reserves for a printer. @default '10.0.0.9' */
  readonly printer?: string;
  /** Whether the machine "plain" and the disk "data" may not be deleted. @default false */
  readonly protect?: boolean;
}

/** A host on which every kind of construct stands, with every property that becomes an attribute of the provider's. */
export class Everything extends Host {
  constructor(scope: Construct, id: string, props: EverythingProps = {}) {
    super(scope, id, { libvirtUri: 'qemu+ssh://root@kvm-1/system', machineDeletionsMax: 3 });
    new Pool(this, 'fast', { path: '/srv/fast', isDefault: true });
    const slow = new Pool(this, 'slow', { path: '/srv/slow', autostart: false });
    const base = Image.fromUrl(this, 'base', 'https://images.example/base.qcow2', { sha256: SHA256 });
    const raw = Image.fromFile(this, 'raw', '/srv/raw.img', {
      sha256: SHA256,
      format: 'raw',
      pool: slow,
      virtualSize: Size.gibibytes(2),
    });
    const kernel = Image.fromFile(this, 'kernel', '/srv/kernel', { sha256: SHA256, format: 'boot-file' });
    const lan = new Network(this, 'lan', {
      mtu: 9000,
      ipv4: {
        cidr: '10.0.0.0/24',
        dhcpRange: { start: '10.0.0.100', end: '10.0.0.199' },
        reservations: [{ mac: '52:54:00:00:00:01', address: props.printer ?? '10.0.0.9', name: 'printer' }],
      },
      ipv6: { cidr: 'fd00:1::/64' },
      dns: { domain: 'lab.example', hosts: [{ address: '10.0.0.1', names: ['gate.lab.example', 'gate'] }] },
    });
    const closed = new Network(this, 'closed', { mode: 'isolated', ipv4: 'none', autostart: false });
    const routed = new Network(this, 'routed', { mode: 'routed', ipv4: { cidr: '10.1.0.0/24' } });
    const outside = new Network(this, 'outside', { mode: 'bridge', existingBridge: 'br0' });

    new Machine(this, 'full', {
      description: 'Has ${everything} %{ there } is',
      vcpus: 2,
      vcpusMax: 4,
      cpu: {
        topology: { sockets: 1, cores: 4 },
        shares: 2048,
        limitCores: 1.5,
        pinning: { 0: [0, 1] },
        emulatorHostCpus: [2],
      },
      memory: Size.gibibytes(2),
      memoryMax: Size.gibibytes(8),
      firmware: 'uefi',
      secureBoot: true,
      tpm: true,
      disks: [
        {
          image: base,
          size: Size.gibibytes(10),
          cache: 'none',
          discard: 'unmap',
          limits: {
            iops: { total: 1000, burst: { total: 2000, seconds: 10 } },
            bytesPerSecond: { read: Size.mebibytes(100) },
          },
        },
        {
          name: 'data',
          size: props.dataSize ?? Size.gibibytes(1),
          bus: 'scsi',
          retain: props.protect ?? false,
        },
        { name: 'copied', image: raw, clone: 'copy', pool: slow, bus: 'sata' },
      ],
      cdroms: [{ name: 'tools', image: raw }, { name: 'empty' }],
      nics: [
        {
          network: lan,
          ipv4: '10.0.0.20',
          ipv6: 'auto',
          mtu: 9000,
          bandwidth: {
            inbound: { averagePerSecond: Size.mebibytes(10), peakPerSecond: Size.mebibytes(20) },
            outbound: { averagePerSecond: Size.mebibytes(5) },
          },
          filter: { name: 'clean-traffic', parameters: { IP: '10.0.0.20' } },
        },
        { network: routed },
        { bridge: 'br1', model: 'e1000e' },
      ],
      cloudInit: new CloudInit({
        runCommands: ['echo ${HOME} %{ if }'],
        networkConfig: { version: 2, ethernets: { all: { match: { name: 'en*' }, dhcp4: true } } },
      }),
      startOrder: { rank: 1, delaySeconds: 5 },
    });
    new Machine(this, 'plain', {
      vcpus: props.vcpus ?? 1,
      vcpusMax: 4,
      memory: Size.gibibytes(1),
      protect: props.protect ?? false,
      disks: [{ image: base, size: Size.gibibytes(10) }],
      // The network gives it any address, which only the host can say.
      nics: [{ network: lan, ipv4: 'dhcp' }, { network: outside }],
    });
    new Machine(this, 'bare', {
      boot: { kernel, commandLine: 'quiet' },
      nics: [{ network: closed, linkUp: false }],
      serialConsole: false,
      guestAgent: false,
      rng: false,
      powerState: 'stopped',
      startOrder: { rank: 2 },
    });
  }
}
