import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import {
  readDomain,
  readNetwork,
  readPool,
  readVolume,
  writeDomain,
  writeNetwork,
  writePool,
  writeVolume,
  type DomainCpuTuning,
  type DomainDefinition,
  type DomainDiskTuning,
  type NetworkDefinition,
  type PoolDefinition,
  type VolumeDefinition,
} from '../../../../host-agent/libvirt';

/** Text with everything that XML makes awkward: markup, quotes, white space, carriage returns, other planes. */
const text = fc
  .string({
    unit: fc.constantFrom(
      'a',
      'Z',
      '7',
      ' ',
      '\t',
      '\n',
      '\r',
      '<',
      '>',
      '&',
      '"',
      "'",
      ']]>',
      'ä',
      '漢',
      '😀',
    ),
  })
  .filter((value) => value.length > 0);
const count = fc.nat(1_000_000);
const uuid = fc.uuid();
/** A record whose members come and go one by one. */
const partial = <T extends object, K extends keyof T>(
  model: { [P in keyof T]-?: fc.Arbitrary<Exclude<T[P], undefined>> },
  requiredKeys: K[],
) => fc.record(model, { requiredKeys }) as unknown as fc.Arbitrary<T>;

/** Zero is written like every other limit, but says the same as no limit. */
const limit = fc.integer({ min: 1, max: 1_000_000_000 });

/** The length of a burst says something only beside the burst. */
const diskTuning = partial<DomainDiskTuning, never>(
  {
    totalBytesSec: limit,
    readBytesSec: limit,
    writeBytesSec: limit,
    totalIopsSec: limit,
    readIopsSec: limit,
    writeIopsSec: limit,
    totalBytesSecMax: limit,
    readBytesSecMax: limit,
    writeBytesSecMax: limit,
    totalIopsSecMax: limit,
    readIopsSecMax: limit,
    writeIopsSecMax: limit,
    totalBytesSecMaxLength: limit,
    readBytesSecMaxLength: limit,
    writeBytesSecMaxLength: limit,
    totalIopsSecMaxLength: limit,
    readIopsSecMaxLength: limit,
    writeIopsSecMaxLength: limit,
  },
  [],
)
  .map((tuning): DomainDiskTuning => {
    const meaningful = Object.entries(tuning).filter(
      ([name]) => !name.endsWith('Length') || name.slice(0, -'Length'.length) in tuning,
    );
    return Object.fromEntries(meaningful);
  })
  .filter((tuning) => Object.keys(tuning).length > 0);

const cpuTuning = partial<DomainCpuTuning, 'vcpuPins'>(
  {
    shares: count,
    globalPeriodMicroseconds: count,
    globalQuotaMicroseconds: fc.integer({ min: -1, max: 1_000_000 }),
    vcpuPins: fc.array(fc.record({ vcpu: count, cpus: text }), { maxLength: 2 }),
    emulatorPin: text,
  },
  ['vcpuPins'],
).filter((tuning) => Object.keys(tuning).length > 1 || tuning.vcpuPins.length > 0);

const direction = partial({ averageKiBPerSecond: count, peakKiBPerSecond: count, burstKiB: count }, [
  'averageKiBPerSecond',
]);
const bandwidth = partial({ inbound: direction, outbound: direction }, []).filter(
  (limits) => Object.keys(limits).length > 0,
);

const metadata = fc.uniqueArray(fc.nat(9), { maxLength: 3 }).map((numbers) =>
  numbers.map((number) => ({
    namespace: `urn:test:${number}`,
    xml: `<p:entry xmlns:p="urn:test:${number}"><p:a b="1&amp;2"/>text</p:entry>`,
  })),
);

const domain = partial<
  DomainDefinition,
  'type' | 'name' | 'uuid' | 'metadata' | 'memoryKiB' | 'vcpus' | 'os' | 'features' | 'devices'
>(
  {
    type: fc.constantFrom('kvm', 'qemu'),
    name: text,
    uuid,
    title: text,
    description: text,
    metadata,
    memoryKiB: count,
    currentMemoryKiB: count,
    maximumMemory: fc.record({ kiB: count, slots: count }),
    vcpus: partial(
      {
        maximum: count,
        current: count,
        individual: fc.array(fc.record({ id: count, enabled: fc.boolean(), hotpluggable: fc.boolean() }), {
          maxLength: 3,
        }),
      },
      ['maximum', 'current'],
    ),
    cpuTuning,
    hugepages: fc.constant(true),
    os: partial(
      {
        architecture: text,
        machine: text,
        firmware: text,
        loader: partial({ path: text, readonly: fc.boolean(), type: text, secure: fc.boolean() }, [
          'path',
          'readonly',
          'type',
        ]),
        nvram: partial({ path: text, template: text }, []),
        secureBoot: fc.record({ enabled: fc.boolean(), enrolledKeys: fc.boolean() }),
        kernel: text,
        initrd: text,
        commandLine: text,
        bootDevices: fc.array(text, { maxLength: 3 }),
      },
      ['architecture', 'machine', 'bootDevices'],
    ),
    features: partial(
      { acpi: fc.boolean(), apic: fc.boolean(), smm: fc.boolean(), tcgTranslationCacheMiB: count },
      ['acpi', 'apic'],
    ),
    cpu: partial(
      {
        mode: text,
        model: text,
        fallback: text,
        match: text,
        topology: fc.record({ sockets: count, cores: count, threads: count }),
        numaCells: fc.array(fc.record({ id: count, cpus: text, memoryKiB: count }), { maxLength: 2 }),
      },
      ['mode', 'model', 'numaCells'],
    ),
    clockOffset: text,
    onPoweroff: text,
    onReboot: text,
    onCrash: text,
    devices: partial(
      {
        emulator: text,
        controllers: fc.array(partial({ type: text, model: text, index: count }, ['type']), { maxLength: 2 }),
        disks: fc.array(
          partial(
            {
              device: fc.constantFrom('disk' as const, 'cdrom' as const, 'floppy' as const, 'lun' as const),
              type: fc.constantFrom('file', 'block'),
              driver: partial({ name: text, type: text, cache: text, discard: text }, ['name', 'type']),
              source: text,
              target: fc.record({ device: text, bus: text }),
              serial: text,
              readonly: fc.boolean(),
              bootOrder: count,
              tuning: diskTuning,
              alias: text,
            },
            ['device', 'type', 'target', 'readonly'],
          ),
          { maxLength: 3 },
        ),
        interfaces: fc.array(
          partial(
            {
              type: fc.constantFrom('network', 'bridge', 'direct', 'user'),
              macAddress: text,
              source: text,
              model: text,
              targetDevice: text,
              linkState: text,
              mtu: count,
              bootOrder: count,
              bandwidth,
              filter: fc.record({
                name: text,
                parameters: fc.array(fc.record({ name: text, value: text }), { maxLength: 2 }),
              }),
              alias: text,
            },
            ['type'],
          ),
          { maxLength: 3 },
        ),
        serials: fc.array(
          partial(
            { type: text, port: count, log: fc.record({ file: text, append: fc.boolean() }), path: text },
            ['type', 'port'],
          ),
          { maxLength: 2 },
        ),
        consoles: fc.array(fc.record({ type: text, targetType: text, port: count }), { maxLength: 2 }),
        channels: fc.array(
          partial({ type: text, targetType: text, targetName: text, state: text }, [
            'type',
            'targetType',
            'targetName',
          ]),
          { maxLength: 2 },
        ),
        balloon: partial({ model: text, statisticsPeriodSeconds: count }, ['model']),
        rng: fc.record({ model: text, backend: text, source: text }),
        graphics: fc.array(partial({ type: text, listen: text, port: count }, ['type']), { maxLength: 2 }),
        memoryDevices: fc.array(
          partial(
            {
              model: text,
              sizeKiB: count,
              requestedKiB: count,
              currentKiB: count,
              blockKiB: count,
              node: count,
              alias: text,
              address: fc.record({ type: text, slot: text }),
            },
            ['model', 'sizeKiB'],
          ),
          { maxLength: 2 },
        ),
        tpm: partial({ model: text, backend: text, version: text }, ['model', 'backend']),
      },
      ['controllers', 'disks', 'interfaces', 'serials', 'consoles', 'channels', 'graphics', 'memoryDevices'],
    ),
  },
  ['type', 'name', 'uuid', 'metadata', 'memoryKiB', 'vcpus', 'os', 'features', 'devices'],
);

const network = partial<
  NetworkDefinition,
  'name' | 'uuid' | 'metadata' | 'dnsHosts' | 'ips' | 'dnsmasqOptions'
>(
  {
    name: text,
    uuid,
    metadata,
    bridge: partial({ name: text, stp: fc.boolean(), delay: count }, []),
    forward: partial({ mode: text, natIpv6: fc.boolean(), device: text }, ['mode']),
    mtu: count,
    macAddress: text,
    domain: fc.record({ name: text, localOnly: fc.boolean() }),
    dnsEnabled: fc.boolean(),
    dnsHosts: fc.array(fc.record({ ip: text, hostnames: fc.array(text, { maxLength: 2 }) }), {
      maxLength: 2,
    }),
    ips: fc.array(
      fc.record({
        family: fc.constantFrom('ipv4' as const, 'ipv6' as const),
        address: text,
        prefix: fc.nat(32),
        dhcpRanges: fc.array(fc.record({ start: text, end: text }), { maxLength: 2 }),
        dhcpHosts: fc.array(partial({ mac: text, name: text, ip: text }, ['ip']), { maxLength: 2 }),
      }),
      { maxLength: 2 },
    ),
    dnsmasqOptions: fc.array(text, { maxLength: 2 }),
  },
  ['name', 'uuid', 'metadata', 'dnsHosts', 'ips', 'dnsmasqOptions'],
);

const pool = partial<PoolDefinition, 'type' | 'name' | 'uuid'>(
  {
    type: text,
    name: text,
    uuid,
    targetPath: text,
    capacityBytes: count,
    allocationBytes: count,
    availableBytes: count,
  },
  ['type', 'name', 'uuid'],
);

const volume = partial<VolumeDefinition, 'name' | 'capacityBytes'>(
  {
    name: text,
    key: text,
    path: text,
    capacityBytes: count,
    allocationBytes: count,
    format: text,
    backing: partial({ path: text, format: text }, ['path']),
  },
  ['name', 'capacityBytes'],
);

describe('what is written', () => {
  it('is never read back as anything else: domain', () => {
    fc.assert(fc.property(domain, (value) => expect(readDomain(writeDomain(value))).toEqual(value)));
  });
  it('is never read back as anything else: network', () => {
    fc.assert(fc.property(network, (value) => expect(readNetwork(writeNetwork(value))).toEqual(value)));
  });
  it('is never read back as anything else: pool', () => {
    fc.assert(fc.property(pool, (value) => expect(readPool(writePool(value))).toEqual(value)));
  });
  it('is never read back as anything else: volume', () => {
    fc.assert(fc.property(volume, (value) => expect(readVolume(writeVolume(value))).toEqual(value)));
  });
});
