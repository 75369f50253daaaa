import { tellReview, type ToldReview } from '../../../../host-agent/commands/told';
import {
  failuresOf,
  reviewHosts,
  type ActualHost,
  type FailCondition,
  type HostReview,
  type ReviewedPlan,
} from '../../../../host-agent/review';
import { checkPlan, planDigest, type Plan, type PlanInput } from '../../../../lib/plan';
import {
  otherMachine,
  sampleDisk,
  sampleHost,
  sampleImage,
  sampleMachine,
  sampleNetwork,
  samplePlan,
  samplePool,
  uuidOf,
} from '../../planner/sample-plan';
import { foundHost, withForeign, withMachineOf } from './found-hosts';
import { manyMachines } from './many-machines';

/** A change of plans, as a pull request brings it. */
export interface Scenario {
  readonly base: readonly Plan[];
  readonly head: readonly Plan[];
  readonly replace?: readonly string[];
  /** Hosts that were looked at, by their names. */
  readonly actual?: Readonly<Record<string, ActualHost>>;
}

type MachineInput = PlanInput['machines'][number];

const host = sampleHost({ capacity: { vcpus: 8, memoryMiB: 4096 } });
const pool = samplePool({ capacityMiB: 10_240 });

function plan(changes: Partial<PlanInput> = {}): Plan {
  return samplePlan({ host, pools: [pool], images: [imageOf('1')], ...changes });
}

function imageOf(digit: string): PlanInput['images'][number] {
  return sampleImage({ fileName: `base-${digit.repeat(16)}.qcow2`, sha256: digit.repeat(64) });
}

function withMachine(changes: Partial<MachineInput>, others: readonly MachineInput[] = []): Plan {
  return plan({ machines: [sampleMachine(changes), ...others] });
}

const [webNic] = sampleMachine().nics;
const ranged = sampleNetwork({
  ipv4: {
    cidr: '10.0.1.0/24',
    gateway: '10.0.1.1',
    dhcpRange: { start: '10.0.1.100', end: '10.0.1.149' },
    reservations: [],
  },
});

const large = sampleHost({
  capacity: { vcpus: 2000, memoryMiB: 1_000_000 },
  limits: { machineDeletionsMax: 20, allowEmpty: false },
});

/** In turn, so that every impact is among them. */
const LARGE_CHANGES: readonly Partial<MachineInput>[] = [
  {},
  { vcpus: { current: 2, maximum: 2, ceiling: 'stated' } },
  { cpuModel: 'qemu64' },
  { protect: true },
];

/** By the names of their golden texts. */
export const SCENARIOS: Readonly<Record<string, Scenario>> = {
  empty: { base: [], head: [] },
  emptied: { base: [plan()], head: [plan({ machines: [] })] },
  'nothing-changes': { base: [plan()], head: [plan()] },
  'new-host': { base: [], head: [plan()] },
  'live-growth': {
    base: [plan()],
    head: [
      withMachine({
        vcpus: { current: 2, maximum: 2, ceiling: 'stated' },
        memory: { currentMiB: 256, bootMiB: 256, maximumMiB: 256, ceiling: 'stated', hugepages: false },
        disks: [
          sampleDisk({ sizeMiB: 64 }),
          sampleDisk({
            name: 'data',
            fileName: 'web-data.qcow2',
            serial: 'web-data',
            source: { kind: 'blank' },
          }),
        ],
      }),
    ],
  },
  restart: {
    base: [withMachine({}, [otherMachine('db', 2, { startOrder: { rank: 1, delaySeconds: 0 } })])],
    head: [
      withMachine({ cpuModel: 'qemu64' }, [
        otherMachine('db', 2, {
          startOrder: { rank: 1, delaySeconds: 0 },
          firmware: 'uefi',
          vcpus: { current: 1, maximum: 4, ceiling: 'stated' },
        }),
      ]),
    ],
  },
  'replace-refused': {
    base: [plan()],
    head: [plan({ images: [imageOf('2')] })],
  },
  'replace-allowed': {
    base: [plan()],
    head: [plan({ images: [imageOf('2')] })],
    replace: ['web/root'],
  },
  'delete-protected': {
    base: [withMachine({}, [otherMachine('db', 2, { protect: true }), otherMachine('old', 3)])],
    head: [plan()],
  },
  'too-many-deletions': {
    base: [withMachine({}, [otherMachine('db', 2), otherMachine('old', 3)])],
    head: [plan({ host: { ...host, limits: { machineDeletionsMax: 1, allowEmpty: false } } })],
  },
  'over-capacity': {
    base: [withMachine({ vcpus: { current: 6, maximum: 6, ceiling: 'stated' } })],
    head: [
      plan({ machines: [otherMachine('db', 2, { vcpus: { current: 6, maximum: 6, ceiling: 'stated' } })] }),
    ],
  },
  'capacity-unknown': {
    base: [samplePlan({ images: [imageOf('1')] })],
    head: [samplePlan({ images: [imageOf('1')], machines: [sampleMachine(), otherMachine('db', 2)] })],
  },
  rename: { base: [plan()], head: [withMachine({ name: 'front', disks: [sampleDisk()] })] },
  'network-change': {
    base: [plan({ networks: [{ ...ranged, mode: 'isolated' }] })],
    head: [plan({ networks: [{ ...ranged, bridgeName: 'fw-new', mode: 'nat' }] })],
  },
  'less-safe': {
    base: [
      plan({
        host: { ...host, trashRetentionHours: 48 },
        machines: [
          sampleMachine({
            protect: true,
            firmware: 'uefi',
            secureBoot: true,
            tpm: true,
            nics:
              webNic === undefined
                ? []
                : [{ ...webNic, linkUp: false, filter: { name: 'clean-traffic', parameters: [] } }],
          }),
        ],
      }),
    ],
    head: [
      plan({
        host: sampleHost({
          overcommit: { vcpus: 4, memory: 1, disk: 1 },
          limits: { machineDeletionsMax: 20, allowEmpty: true },
        }),
        machines: [
          sampleMachine({
            firmware: 'uefi',
            nics: [
              ...(webNic === undefined ? [] : [webNic]),
              {
                name: 'out',
                attachment: { kind: 'bridge', bridge: 'br0' },
                mac: '52:54:00:00:00:99',
                model: 'virtio',
                linkUp: true,
              },
            ],
          }),
        ],
      }),
    ],
  },
  'host-gone': {
    base: [plan(), plan({ host: { ...host, name: 'kvm-2' } })],
    head: [plan()],
  },
  'thousand-machines': {
    base: [
      plan({ host: large, ...manyMachines(1000), pools: [samplePool({ capacityMiB: 200_000 })] }),
      plan({ host: { ...host, name: 'kvm-2' } }),
    ],
    head: [
      plan({
        host: large,
        ...manyMachines(990, (index) => LARGE_CHANGES[index % LARGE_CHANGES.length] ?? {}),
        pools: [samplePool({ capacityMiB: 200_000 })],
      }),
      plan({ host: { ...host, name: 'kvm-2' }, machines: [sampleMachine(), otherMachine('db', 2)] }),
    ],
  },
  'foreign-machines': {
    base: [plan()],
    head: [withMachine({}, [otherMachine('db', 2), otherMachine('legacy', 3)])],
    actual: {
      'kvm-1': foundHost(plan(), (inventory) =>
        withForeign(inventory, { machine: 'legacy', network: 'default' }),
      ),
    },
  },
  'unreadable-host': {
    base: [plan()],
    head: [withMachine({ cpuModel: 'qemu64' })],
    actual: {
      'kvm-1': {
        kind: 'unreadable',
        source: 'qemu+ssh://root@kvm-1/system',
        reason: 'no answer within 30 s',
      },
    },
  },
  'unreadable-objects': {
    base: [withMachine({}, [otherMachine('db', 2)])],
    head: [withMachine({ cpuModel: 'qemu64' }, [otherMachine('db', 2, { cpuModel: 'qemu64' })])],
    actual: {
      'kvm-1': foundHost(withMachine({}, [otherMachine('db', 2)]), (inventory) => ({
        ...inventory,
        machines: inventory.machines.filter(({ name }) => name !== 'db'),
        unreadable: [
          { kind: 'machine', name: 'db', uuid: uuidOf(2), reason: 'its XML does not parse' },
          { kind: 'volume', name: 'lost.qcow2', reason: 'permission denied' },
        ],
      })),
    },
  },
  'pending-restart': {
    base: [withMachine({ onRestartNeeded: 'defer', cpuModel: 'qemu64' })],
    head: [withMachine({ onRestartNeeded: 'defer', cpuModel: 'qemu64', tpm: true, firmware: 'uefi' })],
    actual: {
      'kvm-1': foundHost(withMachine({ onRestartNeeded: 'defer', cpuModel: 'qemu64' }), (inventory) =>
        withMachineOf(inventory, 'web', (machine) => ({
          ...machine,
          ...(machine.running === undefined
            ? {}
            : { running: { ...machine.running, cpuMode: 'host-passthrough' } }),
        })),
      ),
    },
  },
  drift: {
    base: [withMachine({}, [otherMachine('db', 2)])],
    head: [withMachine({ protect: true }, [otherMachine('db', 2), otherMachine('new', 3)])],
    actual: {
      'kvm-1': foundHost(withMachine({}, [otherMachine('db', 2)]), (inventory) =>
        withMachineOf(
          withMachineOf(inventory, 'web', ({ running: _running, ...machine }) => ({
            ...machine,
            state: 'stopped',
          })),
          'db',
          (machine) => ({
            ...machine,
            ...(machine.stored === undefined
              ? {}
              : { stored: { ...machine.stored, vcpus: { ...machine.stored.vcpus, maximum: 4 } } }),
          }),
        ),
      ),
    },
  },
};

/** Every condition there is. */
export const ALL_CONDITIONS: readonly FailCondition[] = [
  'restart',
  'replace',
  'destroy',
  'over-capacity',
  'unprotected-delete',
];

export function reviewed(plans: readonly Plan[]): readonly ReviewedPlan[] {
  return plans.map((entry) => ({ plan: entry, digest: planDigest(entry) }));
}

const known = new WeakMap<Scenario, readonly HostReview[]>();

/** What a scenario does to its hosts; found out once, because the largest takes seconds. */
export function reviewsOf(scenario: Scenario): readonly HostReview[] {
  const { base, head, replace, actual } = scenario;
  const reviews =
    known.get(scenario) ??
    reviewHosts(reviewed(base), reviewed(head), {
      policyOf: () => (replace === undefined ? {} : { replace }),
      ...(actual === undefined ? {} : { actualHosts: new Map(Object.entries(actual)) }),
    });
  known.set(scenario, reviews);
  return reviews;
}

/** A scenario in words, failing on everything that there is to fail on. */
export function toldOf(scenario: Scenario): ToldReview {
  const reviews = reviewsOf(scenario);
  const findings = failuresOf(reviews, ALL_CONDITIONS);
  return tellReview({ base: 'main', head: 'cdktf.out', reviews, findings, unchecked: [] });
}

/** What the reader of plans would say of them. */
export function problemsOf({ base, head }: Scenario): readonly string[] {
  return [...base, ...head].flatMap((entry) =>
    checkPlan(entry).map(({ path, message }) => `${path}: ${message}`),
  );
}
