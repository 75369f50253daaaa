import { planChanges, type Policy } from '../../../../host-agent/planner';
import { reviewHosts, type ChangedHost, type ReviewOptions } from '../../../../host-agent/review';
import { planDigest, type Plan } from '../../../../lib/plan';
import {
  allocationOf,
  imagePath,
  newMachine,
  runningFrom,
  type SimulatedHost,
} from '../../../support/simulated-host';
import { apply, emptyHost, inputOf, NOW_MS } from '../../planner/apply';
import { HOST, sampleFacts, samplePlan, uuidOf } from '../../planner/sample-plan';
import type { World } from '../../planner/worlds';
import { written } from './written';

/** A host, and what was reviewed of a change to it. */
export interface Scene {
  readonly host: SimulatedHost;
  readonly base: Plan;
  readonly head: Plan;
  readonly policy: Policy;
  readonly review: ChangedHost;
}

/** A scene of a world; nothing where the world cannot have one. */
export type Staging = (world: World) => Scene | undefined;

/** A host on which other people have things too, reviewed by what was written down of it. */
export const lookedAt: Staging = ({ facts, before, plan, policy }) => {
  if (before === undefined) return undefined;
  const host = emptyHost(facts);
  apply(host, before);
  forgetImageSizes(host, before);
  addStrangers(host);
  const actualHosts = new Map([[HOST, written(host)]]);
  return scene({ host, base: before, head: plan, policy }, { actualHosts, nowMs: NOW_MS });
};

/** A host of ours alone that can do everything, on which all of the older plan was done: reviewed by the two plans. */
export const byPlans: Staging = ({ before, plan, policy }) => {
  if (before === undefined) return undefined;
  const host = emptyHost(ABLE);
  apply(host, before);
  forgetImageSizes(host, before);
  const again = planChanges(inputOf(host, before));
  if (again.steps.length + again.refusals.length > 0) return undefined;
  return scene({ host, base: before, head: plan, policy }, {});
};

/** What no plan states is taken for granted: here it is so. */
const ABLE = sampleFacts({
  cpus: 1000,
  memoryMiB: 1024 * 1024,
  hugepages: [{ sizeKiB: 2048, total: 100_000, free: 100_000 }],
  networkFilters: ['clean-traffic', 'their-filter'],
});

function scene(
  { host, base, head, policy }: Omit<Scene, 'review'>,
  options: Pick<ReviewOptions, 'actualHosts' | 'nowMs'>,
): Scene {
  const [review] = reviewHosts(
    [{ plan: base, digest: planDigest(base) }],
    [{ plan: head, digest: planDigest(head) }],
    { ...options, policyOf: () => policy },
  );
  if (review === undefined || review.kind === 'gone') throw new Error('the host is not there');
  return { host, base, head, policy, review };
}

/** Plans say nothing of what an image takes on disk, and whoever reviews one cannot know. */
export function forgetImageSizes(host: SimulatedHost, plan: Plan): void {
  for (const { name } of plan.images) {
    const file = host.files.get(imagePath(plan, name));
    if (file !== undefined) file.allocationBytes = 0;
  }
}

/** A machine, a network, a pool and files that nobody made by a plan. */
function addStrangers(host: SimulatedHost): void {
  const plan = samplePlan();
  const [sample] = plan.machines;
  if (sample === undefined) throw new Error('the sample has a machine');
  const { vcpus: _, ...rest } = allocationOf(plan, sample, 'tcg');
  const definition = { ...rest, vcpus: { current: 1, maximum: 1, removable: 0 }, disks: [], nics: [] };
  const machine = newMachine({ name: 'stranger', uuid: uuidOf(910) });
  host.machines.set(machine.uuid, {
    ...machine,
    state: 'running',
    balloonMiB: definition.memory.currentMiB,
    stored: definition,
    running: runningFrom(definition),
  });
  host.networks.set(uuidOf(911), {
    name: 'theirs',
    uuid: uuidOf(911),
    ownership: { kind: 'foreign' },
    autostart: true,
    stored: {
      mode: 'nat',
      ipv4: { cidr: '10.99.0.0/24', gateway: '10.99.0.1', reservations: [] },
      dnsHosts: [],
    },
    running: undefined,
  });
  const pool = { name: 'theirs', uuid: uuidOf(912), type: 'dir', path: '/pools/theirs' } as const;
  host.pools.set(pool.uuid, { ...pool, active: true, autostart: true });
  host.writeFile('/pools/theirs/data.qcow2', { capacityBytes: 4 * 1024 * 1024 });
  host.writeFile('/pools/default/left-behind.qcow2', { capacityBytes: 3 * 1024 * 1024 });
}
