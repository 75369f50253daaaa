import type * as fc from 'fast-check';
import type { HostFacts } from '../../../host-agent/inventory';
import { planChanges, type ChangePlan, type Policy } from '../../../host-agent/planner';
import { assumedFacts, expectedHost } from '../../../host-agent/review';
import { planSchema, type Plan, type PlanNetwork, type PlanNic } from '../../../lib/plan';
import { arbitraryPlan } from '../../support/arbitrary-plan';
import { deepFreeze, NOW_MS, PLAN_DIGEST } from '../planner/apply';
import { uuidOf } from '../planner/sample-plan';

/** Found again in every run; another one is tried by setting the variable. */
export const SEED = Number(process.env['FLEETWRIGHT_PROPERTY_SEED'] ?? 20_260_101);
/** Few enough for every run of the tests; a hunt for rare plans sets the variable. */
export const RUNS = Number(process.env['FLEETWRIGHT_PROPERTY_RUNS'] ?? 60);

/** The real way to tell what a host has once a plan is applied, or a bad one that must be found out. */
export type Expect = typeof expectedHost;

/** What leads from the host that `base` is expected to make to `head`. */
export function changesBetween(
  base: Plan,
  head: Plan,
  options: { readonly facts?: HostFacts; readonly policy?: Policy; readonly expect?: Expect } = {},
): ChangePlan {
  const { facts = assumedFacts(head, [base]), policy = {}, expect = expectedHost } = options;
  const { inventory, owned } = deepFreeze(expect(base, { planDigest: PLAN_DIGEST, facts }));
  return planChanges({
    plan: head,
    planDigest: PLAN_DIGEST,
    inventory,
    inventoryDigest: 'inventory-digest',
    owned,
    trash: [],
    policy,
    nowMs: NOW_MS,
  });
}

/** Plans of all shapes, in which no two objects are in each other's way: as the checks between objects leave them. */
export const soundPlan: fc.Arbitrary<Plan> = arbitraryPlan.map((plan) => {
  const networks = plan.networks.map((network, number) => soundNetwork(network, number));
  return planSchema.parse({
    ...plan,
    networks,
    machines: plan.machines.map((machine, number) => ({
      ...machine,
      uuid: uuidOf(number + 1),
      cpu: {
        ...machine.cpu,
        pinning: machine.cpu.pinning.filter(({ vcpu }) => vcpu < machine.vcpus.maximum),
      },
      secureBoot: machine.secureBoot && machine.firmware === 'uefi',
      ...(machine.cloudInit === undefined
        ? {}
        : { cloudInit: { ...machine.cloudInit, fileName: `seed-${number}.iso` } }),
      nics: machine.nics.map((nic, index) => soundNic(nic, 10 * number + index, networks)),
    })),
  });
});

function soundNetwork(network: PlanNetwork, number: number): PlanNetwork {
  const common = { ...network, uuid: uuidOf(200 + number) };
  if (common.mode === 'bridge') return common;
  const { ipv4, ipv6, ...rest } = common;
  return {
    ...rest,
    ...(ipv4 === undefined ? {} : { ipv4: { ...ipv4, reservations: distinct(ipv4.reservations) } }),
    ...(ipv6 === undefined ? {} : { ipv6: { ...ipv6, reservations: distinct(ipv6.reservations) } }),
  };
}

function distinct<
  Entry extends { readonly address: string; readonly mac: string; readonly name?: string | undefined },
>(entries: readonly Entry[]): readonly Entry[] {
  const isFirst = (text: (entry: Entry) => string | undefined, entry: Entry, index: number): boolean =>
    entries.findIndex((other) => text(other) === text(entry)) === index;
  return entries.filter(
    (entry, index) =>
      isFirst(({ address }) => address, entry, index) &&
      isFirst(({ mac }) => mac, entry, index) &&
      isFirst(({ name, mac }) => name ?? mac, entry, index),
  );
}

/** A fixed address lies in a subnet of the NIC's own network, and is nobody else's. */
function soundNic(nic: PlanNic, number: number, networks: readonly PlanNetwork[]): PlanNic {
  const { ipv4, ipv6, attachment, ...rest } = nic;
  const name = attachment.kind === 'network' ? attachment.network : undefined;
  const index = networks.findIndex((candidate) => candidate.name === name);
  const network = networks[index];
  const has = (family: 'ipv4' | 'ipv6'): boolean =>
    network !== undefined && network.mode !== 'bridge' && network[family] !== undefined;
  return {
    ...rest,
    attachment,
    mac: `52:54:01:00:00:${String(number).padStart(2, '0')}`,
    ...(ipv4 !== undefined && has('ipv4') ? { ipv4: `10.${index + 1}.0.${210 + number}` } : {}),
    ...(ipv6 !== undefined && has('ipv6') ? { ipv6: `fd00:${index + 1}::${210 + number}` } : {}),
  };
}
