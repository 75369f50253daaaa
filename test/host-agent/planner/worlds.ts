import * as fc from 'fast-check';
import type { HostFacts } from '../../../host-agent/inventory';
import type { Policy } from '../../../host-agent/planner';
import { planSchema, type Plan } from '../../../lib/plan';
import type { SimulatedHost } from '../../support/simulated-host';
import { apply, emptyHost } from './apply';
import type { Disturbance } from './disturbance';
import { disturbances } from './disturbances';
import { choices, edited, machineOf, NAMES, type Choices } from './machine-choices';
import {
  FLEET,
  sampleFacts,
  sampleHost,
  sampleImage,
  sampleNetwork,
  samplePool,
  uuidOf,
} from './sample-plan';

/** A host with a past, and a plan for it. */
export interface World {
  readonly facts: HostFacts;
  /** What was applied before; absent on a host that has seen nothing of us. */
  readonly before: Plan | undefined;
  /** What people did by hand since. */
  readonly disturbed: readonly Disturbance[];
  readonly plan: Plan;
  /** What the operator allows. */
  readonly policy: Policy;
}

interface Shared {
  readonly lanMode: number;
  readonly lanRange: number;
  readonly lanMtu: number;
  readonly dmz: number;
  readonly dnsHosts: number;
  readonly fast: number;
  readonly acceleration: number;
  readonly deletionsMax: number;
  readonly empty: number;
}

const shared: fc.Arbitrary<Shared> = fc.record({
  lanMode: fc.nat(3),
  lanRange: fc.nat(3),
  lanMtu: fc.nat(7),
  dmz: fc.nat(3),
  dnsHosts: fc.nat(2),
  fast: fc.nat(1),
  acceleration: fc.nat(4),
  deletionsMax: fc.nat(3),
  empty: fc.nat(1),
});

function editedShared(original: Shared): fc.Arbitrary<Shared> {
  return fc
    .tuple(shared, fc.subarray(Object.keys(original) as (keyof Shared)[], { maxLength: 2 }))
    .map(([other, fields]) => ({
      ...original,
      ...Object.fromEntries(fields.map((field) => [field, other[field]])),
    }));
}

function planOf(machines: readonly Choices[], common: Shared): Plan {
  const present = machines.flatMap((choice, index) =>
    choice.present === 0 ? [] : [machineOf(index, choice)],
  );
  const uses = (text: string): boolean => JSON.stringify(present).includes(text);
  const kernel = sampleImage({
    name: 'kernel',
    fileName: 'kernel-1',
    key: 'lab/kernel',
    format: 'boot-file',
  });
  const next = sampleImage({ name: 'next', fileName: 'base-2.qcow2', key: 'lab/next' });
  const tools = sampleImage({ name: 'tools', fileName: 'tools-1.iso', key: 'lab/tools', format: 'raw' });
  return planSchema.parse({
    version: 1,
    fleet: FLEET,
    host: sampleHost({
      acceleration: (['auto', 'auto', 'auto', 'tcg', 'kvm'] as const)[common.acceleration] ?? 'auto',
      limits: { machineDeletionsMax: common.deletionsMax, allowEmpty: common.empty === 1 },
    }),
    pools: [
      samplePool(),
      ...(common.fast === 1 || uses('"pool":"fast"')
        ? [
            samplePool({
              name: 'fast',
              uuid: uuidOf(101),
              key: 'lab/fast',
              path: '/pools/fast',
              autostart: false,
            }),
          ]
        : []),
    ],
    images: [
      sampleImage(),
      ...(uses('"next"') ? [next] : []),
      ...(uses('"kernel":"kernel"') ? [kernel] : []),
      ...(uses('"image":"tools"') ? [tools] : []),
    ],
    networks: [
      {
        ...sampleNetwork({
          bridgeName: common.lanMode === 3 ? 'fw-new' : 'fw-lan',
          ...(common.lanMtu === 0 ? { mtu: 9000 } : {}),
          ipv4: {
            cidr: '10.0.1.0/24',
            gateway: '10.0.1.1',
            reservations: [],
            ...(common.lanRange < 2
              ? { dhcpRange: { start: `10.0.1.${common.lanRange + 100}`, end: '10.0.1.199' } }
              : {}),
          },
          dns: {
            hosts:
              common.dnsHosts === 0 ? [] : [{ address: `10.0.1.${common.dnsHosts + 200}`, names: ['ns'] }],
          },
        }),
        mode: common.lanMode === 1 ? 'isolated' : 'nat',
      },
      ...(common.dmz > 0 || uses('"network":"dmz"')
        ? [
            sampleNetwork({
              name: 'dmz',
              uuid: uuidOf(201),
              key: 'lab/dmz',
              autostart: common.dmz !== 2,
              bridgeName: 'fw-dmz',
              ipv4: {
                cidr: '10.0.2.0/24',
                gateway: '10.0.2.1',
                reservations: [],
                ...(common.dmz === 3 ? { dhcpRange: { start: '10.0.2.100', end: '10.0.2.200' } } : {}),
              },
            }),
          ]
        : []),
    ],
    machines: present,
  });
}

const hosts: fc.Arbitrary<HostFacts> = fc
  .record({
    roomy: fc.nat(3),
    usable: fc.boolean(),
    shaping: fc.nat(3),
    filters: fc.nat(3),
    chips: fc.nat(7),
    hugepages: fc.nat(2),
  })
  .map(({ roomy, usable, shaping, filters, chips, hugepages }) => {
    const facts = sampleFacts({
      cpus: roomy === 0 ? 5 : 16,
      memoryMiB: roomy === 0 ? 300 : 4096,
      acceleration: { usable, reasons: usable ? [] : ['the CPU shows neither vmx nor svm'] },
      trafficShaping:
        shaping === 0
          ? { usable: false, reasons: ['the kernel has no sch_sfq'] }
          : { ...(shaping === 1 ? {} : { usable: true }), reasons: [] },
      networkFilters: filters === 0 ? ['clean-traffic'] : ['clean-traffic', 'their-filter'],
      hugepages: hugepages === 0 ? [] : [{ sizeKiB: 2048, total: 1024, free: 1024 }],
    });
    const emulators = facts.emulators.map((emulator) => ({
      ...emulator,
      tpm: chips !== 0,
      secureBoot: chips !== 1,
    }));
    return { ...facts, emulators };
  });

/** Machines that the new plan drops: none mostly, or else deletions would be too rare to try their limits. */
const gone: fc.Arbitrary<readonly number[]> = fc.oneof(
  { weight: 2, arbitrary: fc.constant([]) },
  { weight: 1, arbitrary: fc.subarray(NAMES.map((_name, index) => index)) },
);

/** Mostly nothing is allowed that the plan does not allow; sometimes a few disks may be made anew. */
const policies: fc.Arbitrary<Policy> = fc.oneof(
  { weight: 2, arbitrary: fc.constant({}) },
  {
    weight: 1,
    arbitrary: fc
      .subarray(NAMES.flatMap((name) => [`${name}/root`, `${name}/data`]))
      .map((replace) => ({ replace })),
  },
);

/** Hosts and plans of all kinds; `quiet` ones are changed by nobody but us. */
export function worlds(options: { readonly quiet?: boolean } = {}): fc.Arbitrary<World> {
  return fc
    .tuple(fc.tuple(choices, choices, choices), shared, hosts, fc.nat(5))
    .chain(([machines, common, facts, fresh]) =>
      fc.record({
        facts: fc.constant(facts),
        before: fc.constant(fresh === 0 ? undefined : planOf(machines, common)),
        disturbed: options.quiet === true ? fc.constant([]) : disturbances,
        policy: policies,
        plan: fc
          .tuple(fc.tuple(...machines.map(edited)), editedShared(common), gone)
          .map(([newMachines, newCommon, drops]) =>
            planOf(
              newMachines.map((choice, index) =>
                drops.includes(index) ? { ...choice, present: 0 } : choice,
              ),
              newCommon,
            ),
          ),
      }),
    );
}

/** The host of a world, as its past has left it. */
export function hostOf({ facts, before, disturbed }: World): SimulatedHost {
  const host = emptyHost(facts);
  if (before !== undefined) apply(host, before);
  for (const { disturb } of disturbed) disturb(host);
  return host;
}
