import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  connectLibvirt,
  errorNumber,
  LibvirtError,
  readDomain,
  readDomainCapabilities,
  readHostCapabilities,
  readNetwork,
  readPool,
  readVolume,
  writeDomain,
  writeNetwork,
  writePool,
  writeVolume,
  type DomainDefinition,
  type LibvirtEvent,
  type LibvirtHost,
  type NetworkDefinition,
} from '../../../../host-agent/libvirt';
import { useLiveHost, waitFor } from '../../../support/live-host';
import { domainXml, uriOf } from '../live';

const live = useLiveHost();
let host: LibvirtHost;

beforeAll(async () => {
  host = await connectLibvirt(live.uri);
});
afterAll(async () => host?.close());

const uuid = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** A definition with one of everything that the writer knows, accepted by libvirt's schema. */
const everything: DomainDefinition = {
  type: 'qemu',
  name: 'everything',
  uuid: uuid(1),
  title: 'A title with <markup> & "quotes"',
  description: 'two\nlines',
  metadata: [
    { namespace: 'urn:test:mark', xml: '<m:mark xmlns:m="urn:test:mark"><m:key>a&amp;b</m:key></m:mark>' },
  ],
  memoryKiB: 393_216,
  currentMemoryKiB: 131_072,
  maximumMemory: { kiB: 1_048_576, slots: 4 },
  vcpus: {
    maximum: 4,
    current: 1,
    individual: [
      { id: 0, enabled: true, hotpluggable: false },
      { id: 1, enabled: false, hotpluggable: true },
      { id: 2, enabled: false, hotpluggable: true },
      { id: 3, enabled: false, hotpluggable: true },
    ],
  },
  cpuTuning: {
    shares: 512,
    globalPeriodMicroseconds: 100_000,
    globalQuotaMicroseconds: 150_000,
    vcpuPins: [{ vcpu: 0, cpus: '0' }],
    emulatorPin: '0-1',
  },
  hugepages: true,
  os: {
    architecture: 'x86_64',
    machine: 'q35',
    kernel: '/kernel',
    initrd: '/initrd',
    commandLine: 'console=ttyS0 a="b c"',
    bootDevices: [],
  },
  features: { acpi: true, apic: true, smm: true, tcgTranslationCacheMiB: 512 },
  cpu: {
    mode: 'custom',
    match: 'exact',
    model: 'qemu64',
    fallback: 'allow',
    topology: { sockets: 1, cores: 2, threads: 2 },
    numaCells: [{ id: 0, cpus: '0-3', memoryKiB: 262_144 }],
  },
  clockOffset: 'utc',
  onPoweroff: 'destroy',
  onReboot: 'restart',
  onCrash: 'destroy',
  devices: {
    emulator: '/usr/bin/qemu-system-x86_64',
    controllers: [
      { type: 'pci', model: 'pcie-root', index: 0 },
      { type: 'pci', model: 'pcie-root-port' },
      { type: 'scsi', model: 'virtio-scsi', index: 0 },
    ],
    disks: [
      {
        device: 'disk',
        type: 'file',
        driver: { name: 'qemu', type: 'qcow2', cache: 'none', discard: 'unmap' },
        source: '/disk.qcow2',
        target: { device: 'vda', bus: 'virtio' },
        serial: 'root',
        readonly: false,
        bootOrder: 1,
        tuning: { totalBytesSec: 1_000_000, totalBytesSecMax: 2_000_000, totalBytesSecMaxLength: 5 },
      },
      { device: 'cdrom', type: 'file', target: { device: 'sda', bus: 'scsi' }, readonly: true },
    ],
    interfaces: [
      {
        type: 'bridge',
        source: 'br0',
        macAddress: '52:54:00:00:00:01',
        model: 'virtio',
        linkState: 'down',
        mtu: 1400,
        bootOrder: 2,
        bandwidth: {
          inbound: { averageKiBPerSecond: 1000, peakKiBPerSecond: 2000, burstKiB: 512 },
          outbound: { averageKiBPerSecond: 100 },
        },
        filter: { name: 'clean-traffic', parameters: [{ name: 'IP', value: '10.0.0.5' }] },
      },
    ],
    serials: [{ type: 'pty', port: 0, log: { file: '/var/log/serial.log', append: true } }],
    consoles: [{ type: 'pty', targetType: 'serial', port: 0 }],
    channels: [{ type: 'unix', targetType: 'virtio', targetName: 'org.qemu.guest_agent.0' }],
    balloon: { model: 'virtio', statisticsPeriodSeconds: 2 },
    rng: { model: 'virtio', backend: 'random', source: '/dev/urandom' },
    graphics: [{ type: 'vnc', port: -1 }],
    memoryDevices: [{ model: 'virtio-mem', sizeKiB: 131_072, requestedKiB: 65_536, blockKiB: 2048, node: 0 }],
    tpm: { model: 'tpm-crb', backend: 'emulator', version: '2.0' },
  },
};

describe('a host', () => {
  it('says of itself what virsh says', async () => {
    expect(await host.node.hostname()).toBe((await live.virsh('hostname')).trim());
    expect((await host.node.capabilitiesXml()).trim()).toBe((await live.virsh('capabilities')).trim());
    const version = await host.node.libvirtVersion();
    const dotted = `${Math.floor(version / 1e6)}.${Math.floor(version / 1e3) % 1e3}.${version % 1e3}`;
    expect(await live.virsh('version')).toContain(dotted);
    const information = await host.node.information();
    expect(await live.virsh('nodeinfo')).toMatch(new RegExp(`CPU\\(s\\):\\s+${information.cpus}\\n`));
    const memory = await host.node.memory();
    expect(await live.virsh('nodememstats')).toMatch(new RegExp(`total\\s*:\\s*${memory.totalKiB} KiB`));
    expect(memory.freeKiB).toBeGreaterThan(0);
  });

  it('has capabilities that can be read', async () => {
    const capabilities = readHostCapabilities(await host.node.capabilitiesXml());
    expect(capabilities.architecture).toBe('x86_64');
    expect(capabilities.numaCells.length).toBe((await host.node.information()).numaNodes);
    const guest = capabilities.guests.find(({ architecture }) => architecture === 'x86_64');
    expect(guest?.domainTypes).toContain('qemu');
    expect(guest?.machines).toContain('q35');
    const xml = await host.node.domainCapabilitiesXml({
      architecture: 'x86_64',
      machine: 'q35',
      virtualisation: 'qemu',
    });
    const capability = readDomainCapabilities(xml);
    expect(capability).toMatchObject({
      domainType: 'qemu',
      architecture: 'x86_64',
      emulator: guest?.emulator,
    });
    expect(capability.maximumVcpus).toBeGreaterThan(1);
    expect(capability.cpuModels).toContain('qemu64');
    expect(capability.secureLoaders).toBe(/<enum name='secure'>\s*<value>yes/.test(xml));
    expect(capability.tpmBackends).toContain('emulator');
  });
});

const sortedControllers = (domain: DomainDefinition): unknown => {
  const order = ({ type, index }: { readonly type: string; readonly index?: number }): string =>
    `${type}${index}`;
  const controllers = [...domain.devices.controllers].sort((a, b) => order(a).localeCompare(order(b)));
  const places = (domain.devices.pciAddresses ?? []).map(({ bus, slot }) => `${bus}:${slot}`).sort();
  return { ...domain, devices: { ...domain.devices, controllers, pciAddresses: places } };
};

describe('domains', () => {
  it('take a definition with one of everything, and give it back', async () => {
    const domain = await host.domains.define(writeDomain(everything));
    expect(domain).toMatchObject({ name: 'everything', uuid: uuid(1) });
    const xml = await host.domains.getXml(domain, { inactive: true });
    expect(xml.trim()).toBe((await live.virsh('dumpxml', '--inactive', 'everything')).trim());
    const actual = readDomain(xml);
    expect(actual).toMatchObject({
      ...everything,
      // libvirt indents what it keeps.
      metadata: [{ namespace: 'urn:test:mark', xml: expect.stringMatching(/<m:key>a&amp;b<\/m:key>/) }],
      os: { ...everything.os, machine: expect.stringMatching(/^pc-q35-/) },
      devices: { ...everything.devices, controllers: expect.anything(), disks: expect.anything() },
    });
    expect(actual.devices.disks).toMatchObject([
      everything.devices.disks[0],
      { device: 'cdrom', target: { device: 'sda', bus: 'scsi' } },
    ]);
    for (const controller of everything.devices.controllers) {
      expect(actual.devices.controllers).toContainEqual(expect.objectContaining(controller));
    }
    // Defining what was read changes nothing, but for the order in which libvirt lists controllers.
    await host.domains.define(writeDomain(actual));
    const again = readDomain(await host.domains.getXml(domain, { inactive: true }));
    expect(sortedControllers(again)).toEqual(sortedControllers(actual));
    await host.domains.undefine(domain);
    expect(await host.domains.tryFindByUuid(uuid(1))).toBeUndefined();
  });

  it('start, are seen, stop and go', async () => {
    const domain = await host.domains.define(domainXml('life', uuid(2)));
    expect(await host.domains.getState(domain)).toMatchObject({ state: 'shutoff' });
    await host.domains.start(domain);
    expect(await host.domains.getState(domain)).toMatchObject({ state: 'running' });
    expect((await live.virsh('domstate', 'life')).trim()).toBe('running');
    const seen = (await host.domains.list()).find(({ name }) => name === 'life');
    expect(seen?.id).toBeGreaterThan(0);
    const statistics = await host.domains.statistics();
    const own = statistics.find((entry) => entry.domain.uuid === domain.uuid);
    expect(own?.parameters.get('vcpu.current')).toBe(1);
    expect(own?.parameters.get('balloon.current')).toBe(32_768n);
    await host.domains.setAutostart(domain, true);
    expect(await host.domains.getAutostart(domain)).toBe(true);
    expect(await live.virsh('dominfo', 'life')).toMatch(/Autostart:\s+enable/);
    await host.domains.destroy(domain);
    expect(await host.domains.getState(domain)).toMatchObject({ state: 'shutoff' });
    expect(await host.domains.hasManagedSave(domain)).toBe(false);
    expect(await host.domains.isPersistent(domain)).toBe(true);
    await host.domains.undefine(domain);
    expect(await live.virsh('list', '--all', '--name')).not.toContain('life');
  });

  it('keep metadata, live and stored', async () => {
    const domain = await host.domains.define(domainXml('marked', uuid(3)));
    await host.domains.start(domain);
    const mark = { namespace: 'urn:test:a', prefix: 'a', xml: '<mark key="1"/>' };
    await host.domains.setMetadata(domain, { ...mark, live: true });
    for (const inactive of [false, true]) {
      const [entry] = readDomain(await host.domains.getXml(domain, { inactive })).metadata;
      expect(entry?.namespace).toBe('urn:test:a');
      expect(entry?.xml).toContain('key="1"');
    }
    await host.domains.setMetadata(domain, { namespace: 'urn:test:a', prefix: 'a', live: true });
    expect(readDomain(await host.domains.getXml(domain)).metadata).toEqual([]);
    await host.domains.destroy(domain);
    await host.domains.undefine(domain);
  });

  it('fail by code', async () => {
    const absent = { name: 'absent', uuid: uuid(9) };
    await expect(host.domains.getXml(absent)).rejects.toMatchObject({
      code: errorNumber.noDomain,
      kind: 'not-found',
    });
    await expect(host.domains.define('<domain')).rejects.toMatchObject({
      kind: 'invalid-configuration',
      retry: 'never',
    });
    await expect(host.domains.define(domainXml('bad', uuid(8), '<nonsense/>'))).rejects.toMatchObject({
      code: errorNumber.xmlInvalidSchema,
    });
    const domain = await host.domains.define(domainXml('idle', uuid(4)));
    await expect(host.domains.destroy(domain)).rejects.toMatchObject({
      code: errorNumber.operationInvalid,
      kind: 'invalid-state',
    });
    await expect(host.domains.agentCommand(domain, '{"execute":"guest-ping"}')).rejects.toBeInstanceOf(
      LibvirtError,
    );
    expect(await host.domains.tryFindByName('absent')).toBeUndefined();
    await host.domains.undefine(domain);
  });
});

describe('events', () => {
  it('tell of every step of a life, in order, and end with their signal', async () => {
    const stop = new AbortController();
    const seen: LibvirtEvent[] = [];
    const reading = (async () => {
      for await (const event of host.events({ signal: stop.signal })) seen.push(event);
    })();
    const domain = await host.domains.define(domainXml('watched', uuid(5)));
    await host.domains.start(domain);
    await host.domains.destroy(domain);
    await host.domains.undefine(domain);
    const steps = (): readonly string[] =>
      seen.flatMap((event) =>
        event.kind === 'domain-lifecycle' && event.domain.name === 'watched' ? [event.event] : [],
      );
    await waitFor(() => steps().includes('undefined'), {
      timeoutMs: 10_000,
      intervalMs: 10,
      description: 'the undefined event',
    });
    expect(steps().filter((step) => step !== 'resumed' && step !== 'shutdown')).toEqual([
      'defined',
      'started',
      'stopped',
      'undefined',
    ]);
    stop.abort();
    await reading;
  });
});

describe('events of other objects', () => {
  it('tell of networks and pools', async () => {
    const seen: string[] = [];
    const reading = (async () => {
      for await (const event of host.events()) {
        if (event.kind === 'network-lifecycle') seen.push(`${event.network.name} ${event.event}`);
        if (event.kind === 'pool-lifecycle') seen.push(`${event.pool.name} ${event.event}`);
        if (event.kind === 'pool-lifecycle' && event.event === 'undefined') return;
      }
    })();
    const network = await host.networks.define(
      `<network><name>seen</name><uuid>${uuid(40)}</uuid></network>`,
    );
    await host.networks.undefine(network);
    const pool = await host.pools.define(
      writePool({ type: 'dir', name: 'watched', uuid: uuid(41), targetPath: live.sandbox.poolDirectory }),
    );
    await host.pools.start(pool);
    await host.pools.destroy(pool);
    await host.pools.undefine(pool);
    await reading;
    expect(seen).toEqual([
      'seen defined',
      'seen undefined',
      'watched defined',
      'watched started',
      'watched stopped',
      'watched undefined',
    ]);
  });
});

const lan: NetworkDefinition = {
  name: 'lan',
  uuid: uuid(20),
  metadata: [{ namespace: 'urn:test:mark', xml: '<m:mark xmlns:m="urn:test:mark"/>' }],
  bridge: { name: 'lan0', stp: false, delay: 0 },
  forward: { mode: 'nat' },
  mtu: 1400,
  macAddress: '52:54:00:00:00:20',
  domain: { name: 'lab.test', localOnly: true },
  dnsHosts: [{ ip: '10.20.0.9', hostnames: ['nine'] }],
  ips: [
    {
      family: 'ipv4',
      address: '10.20.0.1',
      prefix: 24,
      dhcpRanges: [{ start: '10.20.0.100', end: '10.20.0.200' }],
      dhcpHosts: [{ mac: '52:54:00:00:00:21', name: 'one', ip: '10.20.0.21' }],
    },
    { family: 'ipv6', address: 'fd00:20::1', prefix: 64, dhcpRanges: [], dhcpHosts: [] },
  ],
  dnsmasqOptions: ['no-ping'],
};

describe('networks', () => {
  it('are defined, started, changed in place and removed', async () => {
    const network = await host.networks.define(writeNetwork(lan));
    expect(await host.networks.isActive(network)).toBe(false);
    await host.networks.start(network);
    expect(await host.networks.isActive(network)).toBe(true);
    const xml = await host.networks.getXml(network, { inactive: true });
    expect(xml.trim()).toBe((await live.virsh('net-dumpxml', '--inactive', 'lan')).trim());
    expect(readNetwork(xml)).toMatchObject(lan);
    await host.networks.update(
      network,
      {
        section: 'ip-dhcp-host',
        command: 'add-last',
        parentIndex: 0,
        xml: "<host mac='52:54:00:00:00:22' ip='10.20.0.22'/>",
      },
      { live: true, config: true },
    );
    for (const inactive of [false, true]) {
      const [ip] = readNetwork(await host.networks.getXml(network, { inactive })).ips;
      expect(ip?.dhcpHosts).toContainEqual({ mac: '52:54:00:00:00:22', ip: '10.20.0.22' });
    }
    expect(await host.networks.dhcpLeases(network)).toEqual([]);
    await host.networks.setAutostart(network, true);
    expect(await host.networks.getAutostart(network)).toBe(true);
    expect((await host.networks.list()).map(({ name }) => name)).toContain('lan');
    expect(await host.networks.isPersistent(network)).toBe(true);
    await host.networks.destroy(network);
    await host.networks.undefine(network);
    expect(await host.networks.tryFindByName('lan')).toBeUndefined();
  });
});

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

async function* endless(stop: { at: number }): AsyncGenerator<Uint8Array> {
  for (let count = 0; ; count += 1) {
    if (count === stop.at) throw new Error('the source broke');
    yield new Uint8Array(100_000);
  }
}

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('pools and volumes', () => {
  let pool: { readonly name: string; readonly uuid: string };
  beforeAll(async () => {
    const path = join(live.sandbox.poolDirectory, 'pool');
    pool = await host.pools.define(
      writePool({ type: 'dir', name: 'pool', uuid: uuid(30), targetPath: path }),
    );
    await host.pools.build(pool);
    await host.pools.start(pool);
  });

  it('are made and described', async () => {
    expect(readPool(await host.pools.getXml(pool))).toMatchObject({
      type: 'dir',
      name: 'pool',
      uuid: uuid(30),
    });
    const information = await host.pools.getInformation(pool);
    expect(information.state).toBe('running');
    expect(information.capacityBytes).toBeGreaterThan(information.availableBytes);
    expect(await host.pools.tryFindByName('pool')).toEqual(pool);
    await host.pools.setAutostart(pool, true);
    expect(await host.pools.getAutostart(pool)).toBe(true);
    await host.pools.refresh(pool);
    expect((await host.pools.list()).map(({ name }) => name)).toEqual(['pool']);
  });

  it('make overlays, grow and never shrink', async () => {
    const base = await host.volumes.create(
      pool,
      writeVolume({ name: 'base.qcow2', capacityBytes: 2 ** 24, format: 'qcow2' }),
    );
    const definition = {
      name: 'overlay.qcow2',
      capacityBytes: 2 ** 25,
      format: 'qcow2',
      backing: { path: base.key, format: 'qcow2' },
    };
    const overlay = await host.volumes.create(pool, writeVolume(definition));
    expect(readVolume(await host.volumes.getXml(overlay))).toMatchObject({
      ...definition,
      key: overlay.key,
      path: overlay.key,
    });
    await host.volumes.grow(overlay, 2 ** 26);
    await expect(host.volumes.grow(overlay, 2 ** 25)).rejects.toMatchObject({ name: 'VolumeWouldShrink' });
    expect(readVolume(await host.volumes.getXml(overlay)).capacityBytes).toBe(2 ** 26);
    expect(await host.volumes.tryFind(pool, 'overlay.qcow2')).toEqual(overlay);
    expect(await host.volumes.tryFindByPath(base.key)).toEqual(base);
    expect((await host.pools.listVolumes(pool)).map(({ name }) => name)).toEqual(
      expect.arrayContaining(['base.qcow2', 'overlay.qcow2']),
    );
    await host.volumes.delete(overlay);
    await host.volumes.delete(base);
    expect(await host.volumes.tryFind(pool, 'base.qcow2')).toBeUndefined();
    expect(await host.volumes.tryFindByPath(base.key)).toBeUndefined();
  });

  it('carry bytes both ways unharmed, and copies of them', async () => {
    const bytes = randomBytes(9_000_001);
    const volume = await host.volumes.create(
      pool,
      writeVolume({ name: 'data', capacityBytes: bytes.length, format: 'raw' }),
    );
    await host.volumes.upload(volume, pieces(bytes, 700_000));
    expect(digest(readFileSync(volume.key))).toBe(digest(bytes));
    const received: Uint8Array[] = [];
    for await (const chunk of host.volumes.download(volume)) received.push(chunk);
    expect(digest(Buffer.concat(received))).toBe(digest(bytes));
    const part: Uint8Array[] = [];
    for await (const chunk of host.volumes.download(volume, { offsetBytes: 1000, lengthBytes: 5000 }))
      part.push(chunk);
    expect(digest(Buffer.concat(part))).toBe(digest(bytes.subarray(1000, 6000)));
    const copy = await host.volumes.createFrom(
      pool,
      writeVolume({ name: 'copy', capacityBytes: bytes.length, format: 'raw' }),
      volume,
    );
    expect(digest(readFileSync(copy.key))).toBe(digest(bytes));
  });

  it('survive transfers that break off', async () => {
    const volume = await host.volumes.create(
      pool,
      writeVolume({ name: 'broken', capacityBytes: 2 ** 26, format: 'raw' }),
    );
    await expect(host.volumes.upload(volume, endless({ at: 5 }))).rejects.toThrow('the source broke');
    const abort = new AbortController();
    const uploading = host.volumes.upload(volume, endless({ at: -1 }), { signal: abort.signal });
    abort.abort();
    await expect(uploading).rejects.toBeDefined();
    for await (const chunk of host.volumes.download(volume)) {
      expect(chunk.length).toBeGreaterThan(0);
      break;
    }
    const absent = { pool: 'pool', name: 'absent', key: join(live.sandbox.poolDirectory, 'pool/absent') };
    await expect(host.volumes.upload(absent, pieces(new Uint8Array(9), 9))).rejects.toMatchObject({
      code: errorNumber.noStorageVol,
    });
    await host.volumes.delete(volume);
  });
});

describe('a read-only connection', () => {
  it('reads and may not write', async () => {
    const readOnly = await connectLibvirt(uriOf(live, 'qemu:///system', '-ro'), {
      readOnly: true,
    });
    try {
      expect(await readOnly.node.hostname()).toBe(await host.node.hostname());
      await expect(readOnly.domains.define(domainXml('no', uuid(6)))).rejects.toMatchObject({
        kind: 'forbidden',
        retry: 'never',
      });
    } finally {
      await readOnly.close();
    }
  });
});

describe("libvirt's test driver", () => {
  it('is reached through the same daemon', async () => {
    const test = await connectLibvirt(uriOf(live, 'test+unix:///default'));
    try {
      const [domain] = await test.domains.list();
      if (!domain) throw new Error('the test driver has no domain');
      expect(await test.domains.getState(domain)).toMatchObject({ state: 'running' });
      await test.domains.destroy(domain);
      await test.domains.undefine(domain);
      expect(await test.domains.list()).toEqual([]);
    } finally {
      await test.close();
    }
  });
});
