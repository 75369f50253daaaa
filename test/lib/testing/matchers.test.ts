import { describe, expect, it } from '@jest/globals';
import { Host, Image, Machine, Network, Pool, Size } from 'fleetwright';
import {
  fleetMatchers,
  synthPlan,
  testApp,
  type ExpectedAddress,
  type ExpectedDisk,
  type ExpectedMachine,
  type ExpectedNetwork,
} from 'fleetwright/testing';
import type { Plan } from 'fleetwright/plan';

expect.extend(fleetMatchers);

const SHA256 = 'ab'.repeat(32);

function planOfShop(): Plan {
  const host = new Host(testApp(), 'kvm-1');
  new Pool(host, 'fast', { path: '/srv/fast', capacity: Size.gibibytes(100) });
  const debian = Image.fromUrl(host, 'debian', 'https://images.example/debian.qcow2', { sha256: SHA256 });
  const kernel = Image.fromFile(host, 'kernel', '/srv/vmlinuz', { sha256: SHA256, format: 'boot-file' });
  const lan = new Network(host, 'lan', {
    ipv4: { cidr: '10.20.0.0/24' },
    ipv6: { cidr: 'fd00:20::/64' },
    mtu: 1400,
  });
  const outside = new Network(host, 'outside', { mode: 'bridge', existingBridge: 'br0' });
  new Machine(host, 'web-1', {
    vcpus: 2,
    vcpusMax: 8,
    memory: Size.gibibytes(2),
    memoryMax: Size.gibibytes(8),
    protect: true,
    disks: [
      { name: 'root', image: debian, size: Size.gibibytes(20) },
      { name: 'data', size: Size.gibibytes(50) },
    ],
    nics: [
      { name: 'lan', network: lan, ipv4: '10.20.0.10', ipv6: 'fd00:20::10' },
      { name: 'out', network: outside },
    ],
  });
  new Machine(host, 'db', { boot: { kernel }, nics: [], powerState: 'stopped' });
  return synthPlan(host);
}

const plan = planOfShop();

/** What the matcher says when it fails. */
function messageOf(expectation: () => void): string {
  try {
    expectation();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  throw new Error('the matcher did not fail');
}

const lines = (...texts: readonly string[]): string => texts.join('\n  ');

describe('toHaveMachine', () => {
  it.each<readonly [string, ExpectedMachine]>([
    ['its name alone', { name: 'web-1' }],
    ['allocations', { name: 'web-1', vcpus: 2, vcpusMax: 8, memoryMiB: 2048, memoryMaxMiB: 8192 }],
    ['what it boots with', { name: 'web-1', memoryAtBootMiB: 2048 }],
    ['flags', { name: 'web-1', protect: true, powerState: 'running', autostart: true, guestAgent: true }],
    ['what the guest sees', { name: 'web-1', firmware: 'bios', machineType: 'q35', architecture: 'x86_64' }],
    ['the number of its parts', { name: 'web-1', disks: 2, nics: 2 }],
    ['no parts', { name: 'db', disks: 0, nics: [], addresses: [], powerState: 'stopped' }],
    [
      'its disks, in any order',
      {
        name: 'web-1',
        disks: [
          { name: 'data', sizeMiB: 51200 },
          { name: 'root', image: 'debian' },
        ],
      },
    ],
    [
      'its NICs',
      {
        name: 'web-1',
        nics: [
          { name: 'lan', network: 'lan', ipv4: '10.20.0.10' },
          { name: 'out', network: 'outside', linkUp: true },
        ],
      },
    ],
    ['its addresses, in any order', { name: 'web-1', addresses: ['fd00:20::10', '10.20.0.10'] }],
    [
      "jest's own matchers in place of values",
      {
        name: 'web-1',
        vcpus: expect.any(Number),
        cpuModel: expect.stringMatching(/^(auto|host)$/),
        addresses: expect.arrayContaining(['10.20.0.10']),
      },
    ],
  ])('passes for %s', (_what, expected) => {
    expect(plan).toHaveMachine(expected);
    expect(messageOf(() => expect(plan).not.toHaveMachine(expected))).toContain(
      `expected the plan of "kvm-1" not to have machine "${expected.name}"`,
    );
  });

  it('lists everything that differs, in the words and units of the plan', () => {
    const message = messageOf(() =>
      expect(plan).toHaveMachine({
        name: 'web-1',
        description: 'Answers the world',
        vcpus: 4,
        memoryMiB: 1024,
        protect: false,
        disks: [
          { name: 'root', sizeMiB: 10240, pool: 'slow', source: 'copy' },
          { name: 'logs', sizeMiB: 1024 },
        ],
        nics: 1,
        addresses: ['10.20.0.11'],
      }),
    );
    expect(message).toBe(
      lines(
        'expected the plan of "kvm-1" to have machine "web-1", but',
        'description: expected "Answers the world", and there is none',
        'vcpus: expected 4, is 2',
        'memoryMiB: expected 1024, is 2048',
        'protect: expected false, is true',
        'disk "root" sizeMiB: expected 10240, is 20480',
        'disk "root" pool: expected "slow", is "fast"',
        'disk "root" source: expected "copy", is "image"',
        'disk "logs": expected, and there is none of this name',
        'disk "data": is there, and was not expected',
        'nics: expected 1, is 2 (lan, out)',
        'addresses: expected ["10.20.0.11"], is ["10.20.0.10", "fd00:20::10"]',
      ),
    );
  });

  it('says what there is instead of a machine that is not there, and what was probably meant', () => {
    expect(messageOf(() => expect(plan).toHaveMachine({ name: 'wbe-1', vcpus: 2 }))).toBe(
      lines(
        'expected the plan of "kvm-1" to have machine "wbe-1", but',
        'there is no machine "wbe-1"; the machines are: db, web-1',
        'the nearest is "web-1"',
      ),
    );
    expect(messageOf(() => expect(plan).toHaveMachine({ name: 'monitoring' }))).toBe(
      lines(
        'expected the plan of "kvm-1" to have machine "monitoring", but',
        'there is no machine "monitoring"; the machines are: db, web-1',
      ),
    );
    const empty = synthPlan(new Host(testApp(), 'kvm-2', { allowEmpty: true }));
    expect(messageOf(() => expect(empty).toHaveMachine({ name: 'web-1' }))).toBe(
      lines('expected the plan of "kvm-2" to have machine "web-1", but', 'there are no machines'),
    );
  });

  it('shows only the first of many names, and the nearest of all', () => {
    const host = new Host(testApp(), 'kvm-1');
    const kernel = Image.fromFile(host, 'kernel', '/srv/vmlinuz', { sha256: SHA256, format: 'boot-file' });
    for (let index = 10; index < 40; index += 1) {
      new Machine(host, `web-${index}`, { boot: { kernel }, nics: [] });
    }
    const message = messageOf(() => expect(synthPlan(host)).toHaveMachine({ name: 'web39' }));
    expect(message).toContain('web-28, web-29 and 10 more\n  the nearest is "web-39"');
    expect(message).not.toContain('web-30');
  });

  it('says what must not be there and is', () => {
    expect(plan).not.toHaveMachine({ name: 'cache' });
    expect(plan).not.toHaveMachine({ name: 'web-1', vcpus: 3 });
    expect(messageOf(() => expect(plan).not.toHaveMachine({ name: 'web-1' }))).toBe(
      'expected the plan of "kvm-1" not to have machine "web-1", but it has',
    );
    expect(messageOf(() => expect(plan).not.toHaveMachine({ name: 'web-1', vcpus: 2, disks: 2 }))).toBe(
      'expected the plan of "kvm-1" not to have machine "web-1" with vcpus 2, disks 2, but it has',
    );
  });

  it('refuses to expect what it does not know', () => {
    const expected = { name: 'web-1', memory: 2048, cpus: 2 };
    expect(() => expect(plan).toHaveMachine(expected)).toThrow(
      /^nothing called "memory", "cpus" can be expected here; what can: description, vcpus, .*, addresses$/,
    );
    const disk = { name: 'root', size: 1 };
    expect(() => expect(plan).not.toHaveMachine({ name: 'web-1', disks: [disk] })).toThrow(
      'nothing called "size" can be expected here; what can: sizeMiB, image, ',
    );
    const address = { machine: 'web-1', adress: '10.20.0.99' };
    expect(() => expect(plan).toHaveAddress(address)).toThrow(
      'nothing called "adress" can be expected here; what can: machine, nic, address',
    );
  });
});

describe('toHaveDisk', () => {
  it.each<ExpectedDisk>([
    { machine: 'web-1', name: 'root' },
    { machine: 'web-1', name: 'root', sizeMiB: 20 * 1024, image: 'debian', pool: 'fast', bus: 'virtio' },
    { machine: 'web-1', name: 'data', source: 'blank', retain: false },
  ])('passes for %j', (expected) => {
    expect(plan).toHaveDisk(expected);
    expect(() => expect(plan).not.toHaveDisk(expected)).toThrow('but it has');
  });

  it.each<readonly [ExpectedDisk, readonly string[]]>([
    [
      { machine: 'web-1', name: 'data', sizeMiB: 1024, image: 'debian' },
      ['sizeMiB: expected 1024, is 51200', 'image: expected "debian", and there is none'],
    ],
    [
      { machine: 'web-1', name: 'dta' },
      ['there is no disk "dta"; the disks are: root, data', 'the nearest is "data"'],
    ],
    [{ machine: 'db', name: 'root' }, ['there are no disks']],
    [
      { machine: 'web1', name: 'root' },
      ['there is no machine "web1"; the machines are: db, web-1', 'the nearest is "web-1"'],
    ],
  ])('fails for %j with what is there', (expected, differences) => {
    expect(messageOf(() => expect(plan).toHaveDisk(expected))).toBe(
      lines(
        `expected the plan of "kvm-1" to have disk "${expected.name}" of machine "${expected.machine}", but`,
        ...differences,
      ),
    );
  });

  it('proves nothing of a machine that is not there, not even that it has no such disk', () => {
    expect(plan).not.toHaveDisk({ machine: 'db', name: 'root' });
    expect(messageOf(() => expect(plan).not.toHaveDisk({ machine: 'web1', name: 'logs' }))).toBe(
      lines(
        'expected the plan of "kvm-1" not to have disk "logs" of machine "web1", but',
        'there is no machine "web1"; the machines are: db, web-1',
        'the nearest is "web-1"',
      ),
    );
  });
});

describe('toHaveAddress', () => {
  it.each<ExpectedAddress>([
    { machine: 'web-1' },
    { machine: 'web-1', address: '10.20.0.10' },
    { machine: 'web-1', nic: 'lan', address: 'fd00:20::10' },
    { machine: 'web-1', address: expect.stringMatching(/^10\.20\./) },
  ])('passes for %j', (expected) => {
    expect(plan).toHaveAddress(expected);
    expect(() => expect(plan).not.toHaveAddress(expected)).toThrow('but it has');
  });

  it.each<readonly [ExpectedAddress, readonly string[]]>([
    [
      { machine: 'web-1', address: '10.20.0.11' },
      [
        'to have the address "10.20.0.11" on machine "web-1", but',
        'NIC "lan": 10.20.0.10, fd00:20::10',
        'NIC "out": no fixed address',
      ],
    ],
    [
      { machine: 'web-1', nic: 'out' },
      ['to have a fixed address on machine "web-1", NIC "out", but', 'NIC "out": no fixed address'],
    ],
    [
      { machine: 'web-1', nic: 'wan', address: '10.20.0.10' },
      [
        'to have the address "10.20.0.10" on machine "web-1", NIC "wan", but',
        'there is no NIC "wan"; the NICs are: lan, out',
        'the nearest is "lan"',
      ],
    ],
    [
      { machine: 'db', address: '10.20.0.10' },
      ['to have the address "10.20.0.10" on machine "db", but', 'there are no NICs'],
    ],
    [
      { machine: 'dba' },
      [
        'to have a fixed address on machine "dba", but',
        'there is no machine "dba"; the machines are: db, web-1',
        'the nearest is "db"',
      ],
    ],
  ])('fails for %j with the addresses that there are', (expected, [start, ...differences]) => {
    expect(messageOf(() => expect(plan).toHaveAddress(expected))).toBe(
      lines(`expected the plan of "kvm-1" ${start}`, ...differences),
    );
  });

  it('proves nothing of a NIC that is not there', () => {
    expect(plan).not.toHaveAddress({ machine: 'web-1', address: '10.20.0.11' });
    expect(plan).not.toHaveAddress({ machine: 'db' });
    expect(() => expect(plan).not.toHaveAddress({ machine: 'web-1', nic: 'wan' })).toThrow(
      'there is no NIC "wan"; the NICs are: lan, out',
    );
  });
});

describe('toHaveNetwork', () => {
  it.each<ExpectedNetwork>([
    { name: 'lan' },
    { name: 'lan', mode: 'nat', cidr: '10.20.0.0/24', gateway: '10.20.0.1', ipv6Cidr: 'fd00:20::/64' },
    { name: 'lan', mtu: 1400, dhcpRange: { start: '10.20.0.128', end: '10.20.0.254' } },
    { name: 'outside', mode: 'bridge', bridge: 'br0' },
  ])('passes for %j', (expected) => {
    expect(plan).toHaveNetwork(expected);
    expect(() => expect(plan).not.toHaveNetwork(expected)).toThrow('but it has');
  });

  it('lists what differs', () => {
    const expected = { name: 'outside', mode: 'nat', bridge: 'br1', cidr: '10.0.0.0/8' } as const;
    expect(messageOf(() => expect(plan).toHaveNetwork(expected))).toBe(
      lines(
        'expected the plan of "kvm-1" to have network "outside", but',
        'mode: expected "nat", is "bridge"',
        'bridge: expected "br1", is "br0"',
        'cidr: expected "10.0.0.0/8", and there is none',
      ),
    );
    expect(() => expect(plan).toHaveNetwork({ name: 'wan' })).toThrow(
      'there is no network "wan"; the networks are: lan, outside\n  the nearest is "lan"',
    );
  });
});

describe('toHaveImage and toHavePool', () => {
  it('pass for what is there', () => {
    expect(plan).toHaveImage({ name: 'debian', sha256: SHA256, url: 'https://images.example/debian.qcow2' });
    expect(plan).toHaveImage({ name: 'kernel', path: '/srv/vmlinuz', format: 'boot-file', pool: 'fast' });
    expect(plan).toHavePool({ name: 'fast', path: '/srv/fast', capacityMiB: 102400, autostart: true });
    expect(plan).not.toHaveImage({ name: 'debian', path: '/srv/vmlinuz' });
    expect(plan).not.toHavePool({ name: 'slow' });
  });

  it('list what differs', () => {
    expect(messageOf(() => expect(plan).toHaveImage({ name: 'debian', format: 'raw', path: '/x' }))).toBe(
      lines(
        'expected the plan of "kvm-1" to have image "debian", but',
        'format: expected "raw", is "qcow2"',
        'path: expected "/x", and there is none',
      ),
    );
    expect(messageOf(() => expect(plan).toHavePool({ name: 'fast', path: '/srv' }))).toBe(
      lines('expected the plan of "kvm-1" to have pool "fast", but', 'path: expected "/srv", is "/srv/fast"'),
    );
  });
});

describe('what is no plan', () => {
  const host = new Host(testApp(), 'kvm-1', { allowEmpty: true });

  it.each<readonly [string, unknown, string]>([
    ['undefined', undefined, 'undefined. Give it what `synthPlan(host)` gives.'],
    ['null', null, 'null. Give it what `synthPlan(host)` gives.'],
    ['an object', { machines: [] }, 'an object that is none. Give it what `synthPlan(host)` gives.'],
    [
      'an object without a class',
      Object.create(null),
      'an object that is none. Give it what `synthPlan(host)` gives.',
    ],
    ['an array', [], 'an array. Give it what `synthPlan(host)` gives.'],
    ['an object of a class', new Map(), 'an object of Map. Give it what `synthPlan(host)` gives.'],
    ['a host', host, 'the host "kvm-1". Give it `synthPlan(…)` of that.'],
    ['an app', host.node.root, 'an object of App. Give it `synthPlan(…)` of that.'],
    [
      'a text',
      '{}',
      "a string. Give it `synthPlan(host)`; what `Testing.synth(host)` gives is for cdktf's own matchers.",
    ],
  ])('is refused: %s', (_what, received, message) => {
    expect(() => expect(received).toHaveMachine({ name: 'web' })).toThrow(
      new TypeError(`toHaveMachine looks at a plan, and was given ${message}`),
    );
    expect(() => expect(received).not.toHaveAddress({ machine: 'web' })).toThrow(
      new TypeError(`toHaveAddress looks at a plan, and was given ${message}`),
    );
  });
});
