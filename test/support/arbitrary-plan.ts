import * as fc from 'fast-check';
import { CDROMS_MAX, planSchema, type Plan, type PlanInput } from '../../lib/plan';

type Draft = { -readonly [Key in keyof PlanInput]: PlanInput[Key] };
type MachineDraft = Draft['machines'][number];
type DiskDraft = MachineDraft['disks'][number];
type NetworkDraft = Draft['networks'][number];

const NETWORKS = ['lan', 'storage', 'dmz'] as const;

/** Text that a plan may carry in one line, and that XML has to escape. */
const line = fc
  .string({ unit: 'grapheme', maxLength: 40 })
  .map((text) => `${text}<&>"'`)
  .filter((text) => /^[^\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufffe\uffff]*$/.test(text));

const name = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,10}[a-z0-9])?$/);

const uuid = fc.uuid();

function diskOf(machine: string, index: number): fc.Arbitrary<DiskDraft> {
  return fc.record(
    {
      name: fc.constant(`d${index}`),
      pool: fc.constantFrom('default', 'fast'),
      fileName: fc.constant(`${machine}-d${index}.qcow2`),
      sizeMiB: fc.integer({ min: 1, max: 67_108_864 }),
      source: fc.oneof(
        fc.record({
          kind: fc.constantFrom('image' as const, 'copy' as const),
          image: fc.constantFrom('base', 'raw'),
        }),
        fc.constant({ kind: 'blank' as const }),
      ),
      bus: fc.constantFrom('virtio' as const, 'scsi' as const, 'sata' as const),
      cache: fc.constantFrom(
        'none' as const,
        'writeback' as const,
        'writethrough' as const,
        'unsafe' as const,
      ),
      discard: fc.constantFrom('unmap' as const, 'ignore' as const),
      retain: fc.boolean(),
      serial: fc.stringMatching(/^[A-Za-z0-9_-]{1,20}$/),
      limits: fc.record({ iops: rate, bytesPerSecond: rate }, { requiredKeys: [] }),
    },
    {
      requiredKeys: [
        'name',
        'pool',
        'fileName',
        'sizeMiB',
        'source',
        'bus',
        'cache',
        'discard',
        'retain',
        'serial',
      ],
    },
  );
}

const perSecond = fc.integer({ min: 1, max: 1_000_000_000 });

/** One total, or a rate for a direction or both; a burst is as fast as the rate or faster. */
const rate = fc
  .tuple(
    fc.oneof(
      fc.record({ total: perSecond }),
      fc.record({ read: perSecond, write: perSecond }),
      fc.record({ read: perSecond }),
    ),
    fc.option(
      fc.record({ factor: fc.integer({ min: 1, max: 9 }), seconds: fc.integer({ min: 1, max: 60 }) }),
    ),
  )
  .map(([steady, burst]) => {
    if (burst === null) return steady;
    const faster = Object.fromEntries(
      Object.entries(steady).map(([direction, amount]) => [direction, amount * burst.factor]),
    );
    return { ...steady, burst: { ...faster, seconds: burst.seconds } };
  });

const kibibytes = fc.integer({ min: 1, max: 0xffff_ffff });

const bandwidth = fc.record(
  { averageKiBPerSecond: kibibytes, peakKiBPerSecond: kibibytes, burstKiB: kibibytes },
  { requiredKeys: ['averageKiBPerSecond'] },
);

const filter = fc.record({
  name: fc.constantFrom('clean-traffic', 'no-mac-spoofing'),
  parameters: fc.subarray([
    { name: 'CTRL_IP_LEARNING', value: 'none' },
    { name: 'IP', value: '10.1.0.9' },
  ]),
});

const mac = fc
  .tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 0, max: 255 }))
  .map((octets) => `52:54:00:00:${octets.map((octet) => octet.toString(16).padStart(2, '0')).join(':')}`);

function nicOf(index: number): fc.Arbitrary<MachineDraft['nics'][number]> {
  return fc.record(
    {
      name: fc.constant(`n${index}`),
      attachment: fc.oneof(
        fc.record({ kind: fc.constant('network' as const), network: fc.constantFrom(...NETWORKS) }),
        fc.record({ kind: fc.constant('bridge' as const), bridge: fc.constantFrom('br0', 'br1') }),
      ),
      mac,
      model: fc.constantFrom('virtio' as const, 'e1000e' as const, 'e1000' as const, 'rtl8139' as const),
      linkUp: fc.boolean(),
      mtu: fc.integer({ min: 68, max: 65_535 }),
      bandwidth: fc.record({ inbound: bandwidth, outbound: bandwidth }, { requiredKeys: [] }),
      filter,
      ipv4: fc.integer({ min: 2, max: 99 }).map((last) => `10.1.0.${last}`),
      ipv6: fc.integer({ min: 2, max: 99 }).map((last) => `fd00:1::${last}`),
    },
    { requiredKeys: ['name', 'attachment', 'mac', 'model', 'linkUp'] },
  );
}

function listOf<Item>(count: number, item: (index: number) => fc.Arbitrary<Item>): fc.Arbitrary<Item[]> {
  return fc.tuple(...Array.from({ length: count }, (_, index) => item(index)));
}

function bootOf(disks: readonly DiskDraft[]): fc.Arbitrary<MachineDraft['boot']> {
  const kernel = fc.record(
    {
      kind: fc.constant('kernel' as const),
      kernel: fc.constant('kernel'),
      initrd: fc.constant('initrd'),
      commandLine: line,
    },
    { requiredKeys: ['kind', 'kernel'] },
  );
  if (disks.length === 0) return kernel;
  const order = fc
    .shuffledSubarray(
      disks.map((disk) => disk.name),
      { minLength: 1 },
    )
    .map((names) => ({ kind: 'disk' as const, order: names }));
  return fc.oneof(kernel, order);
}

const hostCpus = fc
  .uniqueArray(fc.integer({ min: 0, max: 511 }), { minLength: 1, maxLength: 5 })
  .map(ascending);

const cpu = fc.record(
  {
    topology: fc.constantFrom({ sockets: 1, cores: 4, threads: 2 }, { sockets: 2, cores: 1, threads: 1 }),
    shares: fc.integer({ min: 2, max: 10_000 }),
    limitPercent: fc.integer({ min: 1, max: 409_600 }),
    pinning: fc
      .uniqueArray(fc.integer({ min: 0, max: 7 }), { maxLength: 3 })
      .chain((numbers) =>
        listOf(numbers.length, (index) =>
          fc.record({ vcpu: fc.constant(ascending(numbers)[index] ?? 0), hostCpus }),
        ),
      ),
    emulatorHostCpus: hostCpus,
  },
  { requiredKeys: ['pinning'] },
);

function ascending(numbers: readonly number[]): number[] {
  return numbers.toSorted((left, right) => left - right);
}

/** Fixed, with head-room in a balloon, and with room to plug more in: the three shapes of memory. */
const memory = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: 1, max: 33_554_432 }), { minLength: 3, maxLength: 3 }).map(ascending),
    fc.constantFrom('fixed' as const, 'balloon' as const, 'pluggable' as const),
    fc.constantFrom('stated' as const, 'default' as const),
    fc.boolean(),
    fc.boolean(),
  )
  .map(([[low = 1, middle = 1, high = 1], shape, kind, hugepages, startsSmall]) => {
    const [small, medium, large] = [2 * low, 2 * middle, 2 * high];
    const common = { ceiling: kind, hugepages };
    if (shape === 'fixed') return { ...common, currentMiB: small, bootMiB: small, maximumMiB: small };
    if (shape === 'balloon') return { ...common, currentMiB: small, bootMiB: large, maximumMiB: large };
    return startsSmall
      ? { ...common, currentMiB: medium, bootMiB: small, maximumMiB: large }
      : { ...common, currentMiB: small, bootMiB: medium, maximumMiB: large };
  });

const cdroms = fc
  .array(fc.constantFrom(undefined, 'raw'), { maxLength: CDROMS_MAX })
  .map((images) =>
    images.map((image, index) => ({ name: `cd${index}`, ...(image === undefined ? {} : { image }) })),
  );

const cloudInit = fc.constant({
  pool: 'default',
  fileName: 'seed.iso',
  metaData: { kind: 'text' as const, text: '' },
});

function machineOf(machine: string): fc.Arbitrary<MachineDraft> {
  return fc
    .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 5 }))
    .chain(([diskCount, nicCount]) =>
      fc.tuple(
        listOf(diskCount, (index) => diskOf(machine, index)),
        listOf(nicCount, nicOf),
      ),
    )
    .chain(([disks, nics]) =>
      fc.record(
        {
          name: fc.constant(machine),
          uuid,
          key: line.map((text) => `lab/${text}`),
          description: line,
          protect: fc.boolean(),
          vcpus: fc
            .tuple(ceiling(4_096), fc.constantFrom('stated' as const, 'default' as const))
            .map(([vcpus, kind]) => ({ ...vcpus, ceiling: kind })),
          cpu,
          memory,
          cpuModel: fc.constantFrom('auto', 'host', 'Skylake-Server', 'cortex-a72'),
          machineType: fc.constantFrom('q35' as const, 'pc' as const, 'virt' as const),
          architecture: fc.constantFrom('x86_64' as const, 'aarch64' as const),
          firmware: fc.constantFrom('bios' as const, 'uefi' as const),
          secureBoot: fc.boolean(),
          tpm: fc.boolean(),
          boot: bootOf(disks),
          disks: fc.constant(disks),
          cdroms,
          nics: fc.constant(nics),
          cloudInit,
          serialConsole: fc.boolean(),
          guestAgent: fc.boolean(),
          rng: fc.boolean(),
          autostart: fc.boolean(),
          startOrder: fc.constant({ rank: 0, delaySeconds: 0 }),
          powerState: fc.constant('running' as const),
          stop: fc.constant({ timeoutSeconds: 60, onTimeout: 'force' as const }),
          onRestartNeeded: fc.constantFrom('restart' as const, 'defer' as const),
          guest: fc.record({ growRoot: fc.boolean(), onlineCpus: fc.boolean(), onlineMemory: fc.boolean() }),
          readiness: fc.constant({ checks: [], timeoutSeconds: 60 }),
        },
        { noNullPrototype: true, requiredKeys: [...REQUIRED_OF_MACHINE] },
      ),
    );
}

const REQUIRED_OF_MACHINE = [
  ...([
    'name',
    'uuid',
    'key',
    'protect',
    'vcpus',
    'memory',
    'cpuModel',
    'machineType',
    'architecture',
  ] as const),
  ...(['firmware', 'boot', 'disks', 'nics', 'serialConsole', 'guestAgent', 'rng', 'autostart'] as const),
  ...(['startOrder', 'powerState', 'stop', 'readiness'] as const),
  ...(['cpu', 'secureBoot', 'tpm', 'cdroms', 'onRestartNeeded', 'guest'] as const),
] as const;

function ceiling(maximum: number): fc.Arbitrary<{ readonly current: number; readonly maximum: number }> {
  return fc
    .tuple(fc.integer({ min: 1, max: maximum }), fc.integer({ min: 1, max: maximum }))
    .map(([left, right]) => ({ current: Math.min(left, right), maximum: Math.max(left, right) }));
}

function networkOf(network: (typeof NETWORKS)[number], index: number): fc.Arbitrary<NetworkDraft> {
  const common = {
    name: fc.constant(network),
    uuid,
    key: line.map((text) => `lab/${text}`),
    autostart: fc.boolean(),
  };
  const subnets = fc.record(
    {
      ipv4: fc.record(
        {
          cidr: fc.constant(`10.${index + 1}.0.0/24`),
          gateway: fc.constant(`10.${index + 1}.0.1`),
          dhcpRange: fc.constant({ start: `10.${index + 1}.0.100`, end: `10.${index + 1}.0.200` }),
          reservations: fc.array(
            fc.record(
              {
                mac,
                name,
                address: fc.integer({ min: 2, max: 99 }).map((last) => `10.${index + 1}.0.${last}`),
              },
              { requiredKeys: ['mac', 'address'] },
            ),
            { maxLength: 3 },
          ),
        },
        { requiredKeys: ['cidr', 'gateway', 'reservations'] },
      ),
      ipv6: fc.record(
        {
          cidr: fc.constant(`fd00:${index + 1}::/64`),
          gateway: fc.constant(`fd00:${index + 1}::1`),
          dhcpRange: fc.constant({ start: `fd00:${index + 1}::1000`, end: `fd00:${index + 1}::2000` }),
          reservations: fc.array(
            fc.record({
              mac,
              name,
              address: fc.integer({ min: 2, max: 99 }).map((last) => `fd00:${index + 1}::${last}`),
            }),
            { maxLength: 3 },
          ),
        },
        { requiredKeys: ['cidr', 'gateway', 'reservations'] },
      ),
      mtu: fc.integer({ min: 1280, max: 65_535 }),
      domain: name,
      hosts: fc.array(
        fc.record({
          address: fc.constant('10.9.9.9'),
          names: fc.array(name, { minLength: 1, maxLength: 3 }),
        }),
        { maxLength: 2 },
      ),
    },
    { requiredKeys: ['hosts'] },
  );
  const managed = fc
    .record({
      ...common,
      mode: fc.constantFrom('nat' as const, 'isolated' as const, 'routed' as const),
      subnets,
    })
    .map(({ subnets: { domain, hosts, ...addresses }, ...rest }) => ({
      ...rest,
      ...addresses,
      bridgeName: `fw-${network}`,
      dns: { ...(domain === undefined ? {} : { domain }), hosts },
    }));
  const bridged = fc.record({
    ...common,
    mode: fc.constant('bridge' as const),
    existingBridge: fc.constant('br7'),
  });
  return fc.oneof({ weight: 4, arbitrary: managed }, { weight: 1, arbitrary: bridged });
}

function imageOf(image: string, format: 'qcow2' | 'raw' | 'boot-file'): Draft['images'][number] {
  return {
    name: image,
    key: `lab/${image}`,
    pool: 'default',
    fileName: `${image}-${'ab'.repeat(4)}`,
    source: { kind: 'file', path: `/srv/${image}` },
    sha256: 'ab'.repeat(32),
    format,
  };
}

function poolOf(pool: string, number: number): Draft['pools'][number] {
  return {
    name: pool,
    uuid: `00000000-0000-5000-8000-00000000000${number}`,
    key: `lab/${pool}`,
    path: `/srv/pools/${pool} & co`,
    autostart: true,
  };
}

/**
 * Plans that keep the schema and name nothing that they lack, of all shapes that a describer must take; they need not pass the
 * checks between objects (addresses collide, machine types do not fit architectures).
 */
export const arbitraryPlan: fc.Arbitrary<Plan> = fc
  .record({
    fleet: name,
    host: name,
    networks: fc.tuple(...NETWORKS.map(networkOf)),
    machines: fc.tuple(machineOf('alpha'), machineOf('beta')),
  })
  .map(({ fleet, host, networks, machines }) =>
    planSchema.parse({
      version: 1,
      fleet,
      host: {
        name: host,
        overcommit: { vcpus: 1, memory: 1, disk: 1 },
        acceleration: 'auto',
        limits: { machineDeletionsMax: 1, allowEmpty: false },
        trashRetentionHours: 1,
      },
      pools: [poolOf('default', 1), poolOf('fast', 2)],
      images: [
        imageOf('base', 'qcow2'),
        imageOf('raw', 'raw'),
        imageOf('kernel', 'boot-file'),
        imageOf('initrd', 'boot-file'),
      ],
      networks,
      machines,
    } satisfies PlanInput),
  );
