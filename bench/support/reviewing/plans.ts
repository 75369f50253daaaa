import type { ReviewedPlan } from '../../../host-agent/review';
import { mebibytesSchema, planDigest, vcpusSchema, type Plan, type PlanMachine } from '../../../lib/plan';
import { hostWith, planOf } from '../fleet';

/** Of each hundred machines that a change is about. */
const SHARES = { grow: 40, restart: 30, create: 15 } as const;

/** What becomes of so many machines; the rest is deleted. */
export function sharesOf(changed: number): {
  readonly grown: number;
  readonly restarted: number;
  readonly created: number;
  readonly deleted: number;
} {
  const share = (percent: number): number => Math.floor((changed * percent) / 100);
  const [grown, restarted, created] = [share(SHARES.grow), share(SHARES.restart), share(SHARES.create)];
  return { grown, restarted, created, deleted: changed - grown - restarted - created };
}

/**
 * A host with so many machines, and the same host with `changed` of them changed: some grow while they run, some restart, some are new and
 * some are gone. They are spread over the whole host.
 */
export function changedPlans(
  machines: number,
  changed: number,
): { readonly base: ReviewedPlan; readonly head: ReviewedPlan } {
  const { grown, restarted, created, deleted } = sharesOf(changed);
  const all = withLimits(planOf(hostWith(machines + created)), deleted);
  const older = all.machines.slice(0, machines);
  const touched = spread(older, grown + restarted + deleted);
  const grows = new Set(touched.slice(0, grown));
  const restarts = new Set(touched.slice(grown, grown + restarted));
  const goes = new Set(touched.slice(grown + restarted));
  const newer = all.machines
    .filter((machine) => !goes.has(machine))
    .map((machine) =>
      grows.has(machine) ? withMore(machine) : restarts.has(machine) ? withOtherCpu(machine) : machine,
    );
  return { base: reviewed(withMachines(all, older)), head: reviewed(withMachines(all, newer)) };
}

function withLimits(plan: Plan, machineDeletionsMax: number): Plan {
  const limits = { ...plan.host.limits, machineDeletionsMax };
  return { ...plan, host: { ...plan.host, limits } };
}

/** Every so-manieth. */
function spread<Item>(items: readonly Item[], count: number): readonly Item[] {
  return Array.from(
    { length: count },
    (_, index) => items[Math.floor((index * items.length) / count)],
  ).filter((item) => item !== undefined);
}

/** What a running guest is given: vCPUs, and room on a disk. */
function withMore(machine: PlanMachine): PlanMachine {
  const vcpus = { ...machine.vcpus, current: vcpusSchema.parse(machine.vcpus.current + 1) };
  const disks = machine.disks.map((disk) =>
    disk.name === 'data' ? { ...disk, sizeMiB: mebibytesSchema.parse(disk.sizeMiB * 2) } : disk,
  );
  return { ...machine, vcpus, disks };
}

/** What no running guest can be given. */
function withOtherCpu(machine: PlanMachine): PlanMachine {
  return { ...machine, cpuModel: 'qemu64' };
}

/** With these machines, and the reservations of no others. */
function withMachines(plan: Plan, machines: readonly PlanMachine[]): Plan {
  const macs = new Set(machines.flatMap(({ nics }) => nics.map(({ mac }) => mac)));
  const networks = plan.networks.map((network) => {
    if (network.mode === 'bridge' || network.ipv4 === undefined) return network;
    const reservations = network.ipv4.reservations.filter(({ mac }) => macs.has(mac));
    return { ...network, ipv4: { ...network.ipv4, reservations } };
  });
  return { ...plan, networks, machines };
}

function reviewed(plan: Plan): ReviewedPlan {
  return { plan, digest: planDigest(plan) };
}
