import { describe, expect, it } from '@jest/globals';
import {
  App,
  CloudInit,
  ConstructError,
  Disk,
  Host,
  Image,
  Machine,
  Network,
  Nic,
  Pool,
  ReadinessCheck,
  Size,
} from 'fleetwright';
import { testApp } from 'fleetwright/testing';
import { Construct } from 'constructs';
import { DIGEST, newHost, newImage } from './support';

/** What a program does wrong, where the error must say it stands, and what it must say. */
const MISTAKES: readonly (readonly [string, (host: Host) => unknown, string, RegExp])[] = [
  [
    'a host whose id is no name',
    () => new Host(testApp(), 'KVM_1'),
    'KVM_1',
    /^KVM_1: id is "KVM_1": must be 1 to 63 of a-z/,
  ],
  [
    'too many deletions',
    (host) => new Host(host, 'b', { machineDeletionsMax: -1 }),
    'kvm-1/b',
    /machineDeletionsMax is -1/,
  ],
  [
    'an overcommit of nothing',
    (host) => new Host(host, 'b', { overcommit: { memory: 0 } }),
    'kvm-1/b',
    /overcommit is \{"memory":0\}/,
  ],
  [
    'a capacity that is no whole number of MiB',
    (host) => new Host(host, 'b', { capacity: { vcpus: 4, memory: Size.bytes(5) } }),
    'kvm-1/b',
    /capacity\.memory is 5 bytes, which is not a whole number of MiB/,
  ],
  [
    'an id that makes no name',
    (host) => new Machine(host, 'web_1'),
    'kvm-1/web_1',
    /the name made of its ids, "web_1", is no name/,
  ],
  [
    'a name that is none',
    (host) => new Machine(host, 'web', { name: 'Web' }),
    'kvm-1/web',
    /name is "Web", which is no name/,
  ],
  ['half a vCPU', (host) => new Machine(host, 'web', { vcpus: 0.5 }), 'kvm-1/web', /vcpus is 0\.5/],
  ['no memory', (host) => new Machine(host, 'web', { memory: Size.bytes(0) }), 'kvm-1/web', /memory is 0/],
  [
    'memory in bytes',
    (host) => new Machine(host, 'web', { memory: Size.bytes(2 ** 30 + 1) }),
    'kvm-1/web',
    /memory is 1073741825 bytes, which is not a whole number of MiB/,
  ],
  [
    'a CPU model with a space',
    (host) => new Machine(host, 'web', { cpuModel: 'my cpu' }),
    'kvm-1/web',
    /cpuModel is "my cpu": must be "auto", "host" or/,
  ],
  [
    'a topology of another number of vCPUs than the ceiling',
    (host) => new Machine(host, 'web', { vcpusMax: 4, cpu: { topology: { cores: 3 } } }),
    'kvm-1/web',
    /vcpusMax is 4, and cpu\.topology has 3 places \(1 × 3 × 1\)\. Leave "vcpusMax" out/,
  ],
  [
    'a limit in thousandths of a CPU',
    (host) => new Machine(host, 'web', { cpu: { limitCores: 1.125 } }),
    'kvm-1/web',
    /cpu\.limitCores is 1\.125, which is not a number of CPUs in whole hundredths/,
  ],
  [
    'a limit of no CPU',
    (host) => new Machine(host, 'web', { cpu: { limitCores: 0 } }),
    'kvm-1/web',
    /cpu\.limitCores is 0/,
  ],
  [
    'a weight beyond what the kernel takes',
    (host) => new Machine(host, 'web', { cpu: { shares: 10_001 } }),
    'kvm-1/web',
    /cpu\.shares is 10001/,
  ],
  [
    'pinning to no CPU',
    (host) => new Machine(host, 'web', { cpu: { pinning: { 0: [] } } }),
    'kvm-1/web',
    /cpu\.pinning is \[\{"vcpu":0,"hostCpus":\[\]\}\]/,
  ],
  [
    'memory that can never be reached',
    (host) => new Machine(host, 'web', { memory: Size.gibibytes(2), memoryAtBoot: Size.gibibytes(1) }),
    'kvm-1/web',
    /memory is 2 GiB, and the machine boots with 1024 MiB and has a ceiling of 1024 MiB\. State "memoryMax", or/,
  ],
  [
    'a CD that is no raw image',
    (host) => new Machine(host, 'web', { cdroms: [{ name: 'cd', image: newImage(host) }] }),
    'kvm-1/web',
    /cdroms\.cd\.image refers to kvm-1\/base, which has the format "qcow2"\. Give the image the format "raw"/,
  ],
  [
    'five CD drives',
    (host) => new Machine(host, 'web', { cdroms: ['a', 'b', 'c', 'd', 'e'].map((name) => ({ name })) }),
    'kvm-1/web',
    /cdroms is .*: Too big/,
  ],
  [
    'two CD drives of one name',
    (host) => new Machine(host, 'web', { cdroms: [{ name: 'a' }, { name: 'a' }] }),
    'kvm-1/web',
    /two of its CD drives are called "a"/,
  ],
  [
    'a disk that is called like a CD drive',
    (host) =>
      new Machine(host, 'web', { cdroms: [{ name: 'a' }], disks: [{ name: 'a', size: Size.gibibytes(1) }] }),
    'kvm-1/web',
    /two of its disks and CD drives are called "a"/,
  ],
  [
    'a disk limit of nothing at all',
    (host) =>
      new Machine(host, 'web', { disks: [{ size: Size.gibibytes(1), limits: { iops: { total: 0 } } }] }),
    'kvm-1/web/disk-root',
    /limits is \{"iops":\{"total":0\}\}: Too small/,
  ],
  [
    'a bandwidth that is no whole number of KiB',
    (host) =>
      new Machine(host, 'web', {
        nics: [{ bridge: 'br0', bandwidth: { outbound: { averagePerSecond: Size.bytes(1000) } } }],
      }),
    'kvm-1/web/nic-br0',
    /bandwidth\.outbound\.averagePerSecond is 1000 bytes, which is not a whole number of KiB\. Round/,
  ],
  [
    'a filter whose name libvirt cannot hold',
    (host) => new Machine(host, 'web', { nics: [{ bridge: 'br0', filter: 'clean traffic' }] }),
    'kvm-1/web/nic-br0',
    /filter is .*must be the name of a libvirt network filter/,
  ],
  [
    'an MTU below any that there is',
    (host) => new Machine(host, 'web', { nics: [{ bridge: 'br0', mtu: 60 }] }),
    'kvm-1/web/nic-br0',
    /mtu is 60/,
  ],
  [
    'a description of two lines',
    (host) => new Machine(host, 'web', { description: 'a\nb' }),
    'kvm-1/web',
    /description .* must be one line/,
  ],
  [
    'two disks without names',
    (host) => new Machine(host, 'web', { disks: [{ size: Size.gibibytes(1) }, { size: Size.gibibytes(1) }] }),
    'kvm-1/web',
    /disk 2 states no name/,
  ],
  [
    'two disks of one name',
    (host) =>
      new Machine(host, 'web', {
        disks: [
          { name: 'a', size: Size.gibibytes(1) },
          { name: 'a', size: Size.gibibytes(1) },
        ],
      }),
    'kvm-1/web',
    /two of its disks are called "a"/,
  ],
  [
    'two NICs on one network without names',
    (host) => {
      const network = new Network(host, 'lan');
      return new Machine(host, 'web', { nics: [{ network }, { network }] });
    },
    'kvm-1/web',
    /two of its NICs are called "lan"/,
  ],
  [
    'a disk without a size',
    (host) => new Machine(host, 'web', { disks: [{}] }),
    'kvm-1/web/disk-root',
    /states no size/,
  ],
  [
    'a disk whose image states no size',
    (host) => new Machine(host, 'web', { disks: [{ image: newImage(host) }] }),
    'kvm-1/web/disk-root',
    /states no size/,
  ],
  [
    'a disk of a boot file',
    (host) => {
      const image = Image.fromFile(host, 'kernel', '/k', { sha256: DIGEST, format: 'boot-file' });
      return new Machine(host, 'web', { disks: [{ image, size: Size.gibibytes(1) }] });
    },
    'kvm-1/web/disk-root',
    /image refers to kvm-1\/kernel, which is a boot file and no disk/,
  ],
  [
    'a kernel that is a disk',
    (host) => new Machine(host, 'web', { boot: { kernel: newImage(host) } }),
    'kvm-1/web',
    /boot\.kernel refers to kvm-1\/base, which has the format "qcow2"/,
  ],
  [
    'a readiness port beyond all ports',
    (host) => new Machine(host, 'web', { readiness: { checks: [ReadinessCheck.tcp(70_000)] } }),
    'kvm-1/web',
    /readiness\.checks is \{"kind":"tcp","port":70000/,
  ],
  [
    'a stop timeout of a week',
    (host) => new Machine(host, 'web', { stop: { timeoutSeconds: 604_800 } }),
    'kvm-1/web',
    /stop is .*604800/,
  ],
  [
    'an image without a digest',
    (host) => Image.fromFile(host, 'base', '/base.qcow2', { sha256: 'abc' }),
    'kvm-1/base',
    /sha256 is "abc": must be a sha256 digest/,
  ],
  [
    'an image at a relative path',
    (host) => Image.fromFile(host, 'base', 'base.qcow2', { sha256: DIGEST }),
    'kvm-1/base',
    /path is "base\.qcow2": must be an absolute path/,
  ],
  [
    'an image URL with a password',
    (host) => Image.fromUrl(host, 'base', 'https://me:secret@images.example/x', { sha256: DIGEST }),
    'kvm-1/base',
    /url is .*without user name or password/,
  ],
  [
    'a pool at a relative path',
    (host) => new Pool(host, 'fast', { path: 'srv' }),
    'kvm-1/fast',
    /path is "srv": must be an absolute path/,
  ],
  [
    'a subnet that is none',
    (host) => new Network(host, 'lan', { ipv4: { cidr: '10.0.0.0' } }),
    'kvm-1/lan',
    /ipv4\.cidr is "10\.0\.0\.0", which is no IPv4 subnet\. State a network address and prefix length/,
  ],
  [
    'an IPv6 subnet for IPv4',
    (host) => new Network(host, 'lan', { ipv4: { cidr: 'fd00::/64' } }),
    'kvm-1/lan',
    /ipv4\.cidr is "fd00::\/64"/,
  ],
  [
    'a bridge name of 16 characters',
    (host) => new Network(host, 'lan', { bridgeName: 'b'.repeat(16) }),
    'kvm-1/lan',
    /bridgeName is "b{16}": must be an interface name/,
  ],
  [
    'an address that is none',
    (host) => new Machine(host, 'web', { nics: [{ network: new Network(host, 'lan'), ipv4: '10.0.0.300' }] }),
    'kvm-1/web/nic-lan',
    /ipv4 is "10\.0\.0\.300"/,
  ],
  [
    'an automatic address without a subnet',
    (host) => new Machine(host, 'web', { nics: [{ network: new Network(host, 'lan'), ipv6: 'auto' }] }),
    'kvm-1/web/nic-lan',
    /ipv6 is "auto", but there is no IPv6 subnet/,
  ],
  [
    'a multicast MAC address',
    (host) =>
      new Machine(host, 'web', { nics: [{ network: new Network(host, 'lan'), mac: '01:00:00:00:00:01' }] }),
    'kvm-1/web/nic-lan',
    /mac is "01:00:00:00:00:01": must be a unicast MAC address/,
  ],
  [
    'a disk that stands on no host',
    () => new Disk(testApp(), 'data', { size: Size.gibibytes(1) }),
    'data',
    /is not on a host/,
  ],
];

describe('a construct with a bad argument', () => {
  it.each(MISTAKES)('throws at once for %s', (_what, mistake, constructPath, message) => {
    const error = caught(() => mistake(newHost()));
    expect(error).toBeInstanceOf(ConstructError);
    expect(error).toMatchObject({ constructPath, message: expect.stringMatching(message) });
  });

  it('says what, where and what to do next, each also as a field', () => {
    const error = caught(() => new Machine(newHost(), 'web', { vcpus: 0 }));
    expect(error).toMatchObject({
      name: 'ConstructError',
      constructPath: 'kvm-1/web',
      what: 'vcpus is 0: Too small: expected number to be >=1',
      advice: 'Change "vcpus"',
      message: 'kvm-1/web: vcpus is 0: Too small: expected number to be >=1. Change "vcpus".',
    });
  });
});

describe('a reference to another host', () => {
  const hosts = () => {
    const app = testApp();
    return { here: new Host(app, 'here'), there: new Host(app, 'there') };
  };

  it.each<readonly [string, (here: Host, there: Host) => unknown]>([
    [
      'network',
      (here, there) => new Machine(here, 'web', { nics: [{ network: new Network(there, 'other') }] }),
    ],
    [
      'image',
      (here, there) =>
        new Machine(here, 'web', { disks: [{ image: newImage(there, 'other'), size: Size.gibibytes(1) }] }),
    ],
    [
      'pool',
      (here, there) =>
        new Machine(here, 'web', { disks: [{ pool: new Pool(there, 'other'), size: Size.gibibytes(1) }] }),
    ],
    [
      'pool',
      (here, there) => Image.fromFile(here, 'web', '/x', { sha256: DIGEST, pool: new Pool(there, 'other') }),
    ],
    [
      'cloudInit.pool',
      (here, there) =>
        new Machine(here, 'web', { cloudInit: new CloudInit({ pool: new Pool(there, 'other') }) }),
    ],
    [
      'cdroms.cd.image',
      (here, there) =>
        new Machine(here, 'web', { cdroms: [{ name: 'cd', image: newImage(there, 'other') }] }),
    ],
    [
      'boot.kernel',
      (here, there) =>
        new Machine(here, 'web', {
          boot: { kernel: Image.fromFile(there, 'other', '/x', { sha256: DIGEST, format: 'boot-file' }) },
        }),
    ],
  ])('is refused for %s', (argument, mistake) => {
    const { here, there } = hosts();
    expect(caught(() => mistake(here, there))).toMatchObject({
      name: 'ConstructError',
      constructPath: expect.stringMatching(/^here\/web/),
      what: `${argument} refers to there/other, which is on another host`,
    });
  });
});

describe('an app', () => {
  it('refuses a fleet name that a plan cannot hold', () => {
    expect(() => testApp({ fleet: 'My Fleet' })).toThrow(
      'App: fleet is "My Fleet", which is no name that a plan can hold',
    );
  });

  it('must be the root of a host', () => {
    class Root extends Construct {
      constructor() {
        super(undefined as unknown as Construct, '');
      }
    }
    expect(caught(() => new Host(new Root(), 'kvm-1'))).toMatchObject({
      constructPath: 'kvm-1',
      what: 'does not belong to a fleet',
    });
    expect(testApp()).toBeInstanceOf(App);
  });
});

describe('a disk or NIC outside of a machine', () => {
  it('is refused at synthesis, since no machine would show it', () => {
    const app = testApp();
    const host = new Host(app, 'kvm-1');
    new Disk(host, 'data', { size: Size.gibibytes(1) });
    new Nic(host, 'nic', { network: new Network(host, 'lan', { ipv4: { cidr: '10.0.0.0/24' } }) });
    expect(caught(() => app.synth())).toMatchObject({
      problems: [
        { where: 'kvm-1/data', what: 'is a disk outside of a machine' },
        { where: 'kvm-1/nic', what: 'is a NIC outside of a machine' },
      ],
    });
  });
});

function caught(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}
