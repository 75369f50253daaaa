import { planSchema, type Plan } from 'fleetwright/plan';
import { Host, Image, Machine, Network, Pool, Size } from 'fleetwright';
import { synthPlan, testApp } from 'fleetwright/testing';
import type { ChangedGraph } from '../../../../host-agent/commands/graph/graph';
import { graphOfChange } from '../../../../host-agent/commands/graph/graph-of-change';
import { groupChanges, namesOfMachines } from '../../../../host-agent/commands/rendering/change-view';
import { topologyOfChange } from '../../../../host-agent/commands/told/topology-of-change';
import { manyMachinesPlan } from './sample-plans';
import { reviewHosts } from '../../../../host-agent/review';
import { planDigest } from '../../../../lib/plan';

/** Two plans of a host, as a review gets them. */
export interface PlanPair {
  readonly base?: Plan;
  readonly head: Plan;
}

/** What a review draws: the marks are those of the change plan. */
export function reviewedGraph({ base, head }: PlanPair): ChangedGraph {
  const reviewed = (plan: Plan | undefined): readonly { plan: Plan; digest: string }[] =>
    plan === undefined ? [] : [{ plan, digest: planDigest(plan) }];
  const [review] = reviewHosts(reviewed(base), reviewed(head));
  if (review === undefined || review.kind === 'gone') throw new Error('no host to review');
  const groups = groupChanges(review.changePlan, namesOfMachines(review.inventory));
  const topology = topologyOfChange({ ...(base === undefined ? {} : { base }), head }, groups);
  return graphOfChange(topology.base, topology.head, topology.marks);
}

/** Something of every kind: created, changed, restarted, taken away, refused, renamed, moved to another network, and left alone. */
export const shopChange = (): PlanPair => ({ base: shopPlan('base'), head: shopPlan('head') });

/** A thousand machines, of which few change: some come, some go, one grows while it runs, and one is restarted. */
export function manyChange(): PlanPair {
  const many = manyMachinesPlan(1003);
  const limits = { ...many.host.limits, machineDeletionsMax: 3 };
  const all: Plan = { ...many, host: { ...many.host, limits } };
  const without = (...numbers: readonly number[]): Plan => {
    const names = new Set(numbers.map((number) => `worker-${number}`));
    return { ...all, machines: all.machines.filter(({ name }) => !names.has(name)) };
  };
  const head = without(7, 8, 70);
  const changed = planSchema.parse({
    ...head,
    machines: head.machines.map((machine) => {
      if (machine.name === 'worker-501') return { ...machine, vcpus: { ...machine.vcpus, current: 3 } };
      return machine.name === 'worker-510' ? { ...machine, cpuModel: 'qemu64' } : machine;
    }),
  });
  return { base: without(5, 6, 50), head: changed };
}

function shopPlan(side: 'base' | 'head'): Plan {
  const isHead = side === 'head';
  const host = new Host(testApp({ fleet: 'shop' }), 'kvm-1');
  const disks = new Pool(host, 'disks');
  const base = Image.fromUrl(host, 'base', 'https://images.example/base.qcow2', {
    sha256: 'a'.repeat(64),
    pool: disks,
  });
  const lan = new Network(host, 'lan', { ipv4: { cidr: '10.0.1.0/24' } });
  const storage = new Network(host, isHead ? 'storage' : 'legacy', {
    mode: 'isolated',
    ipv4: { cidr: isHead ? '10.0.3.0/24' : '10.0.2.0/24' },
  });
  const root = { image: base, pool: disks, size: Size.gibibytes(10) };
  const common = { vcpus: 1, memory: Size.gibibytes(1), disks: [root], nics: [{ network: lan }] };
  new Machine(host, 'cache', { ...common, ...(isHead ? { name: 'memory' } : {}) });
  new Machine(host, 'db', {
    ...common,
    disks: [root, { name: 'data', pool: disks, size: Size.gibibytes(isHead ? 40 : 20) }],
    nics: [{ network: lan }, { name: 'bulk', network: storage }],
  });
  new Machine(host, 'front', common);
  if (!isHead) new Machine(host, 'old', { ...common, nics: [{ network: storage }] });
  new Machine(host, 'vault', {
    ...common,
    disks: [root, { name: 'keys', pool: disks, size: Size.mebibytes(isHead ? 512 : 1024) }],
  });
  new Machine(host, 'web-1', { ...common, vcpus: isHead ? 2 : 1, memory: Size.gibibytes(2) });
  if (isHead) new Machine(host, 'web-2', { ...common, memory: Size.gibibytes(2) });
  return synthPlan(host);
}
