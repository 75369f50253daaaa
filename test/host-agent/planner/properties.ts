import { expect } from '@jest/globals';
import { type ChangePlan, type PlannerInput, type Step } from '../../../host-agent/planner';
import { execute, type SimulatedHost } from '../../support/simulated-host';
import { disagreements } from './agreement';
import { carryOut, deepFreeze, inputOf, type Planner } from './apply';
import { converge, type Watch } from './converge';
import { hostOf, type World } from './worlds';

/** Holds a planner against one world and throws where a promise is broken; `dice` decides what is left to chance. */
export type Property = (planner: Planner, world: World, dice: number) => void;

/** Refusals that only wait for room which the same pass gives up. */
const WAITING = new Set(['not-enough-cpus', 'not-enough-memory', 'not-enough-space']);

/** The host ends up as the plan says, except for what was refused. Every other property asks this as well. */
export const reachesThePlan: Property = (planner, world) => {
  const host = hostOf(world);
  reach(planner, host, world);
};

/** On a host that nobody else touches every step succeeds, and after one pass nothing is left to do. */
export const isDoneAfterOnePass: Property = (planner, world) => {
  const host = hostOf({ ...world, disturbed: [] });
  const first = planner(inputOf(host, world.plan, world.policy));
  expect(carryOut(host, world.plan, first.steps)).toEqual([]);
  const second = planner(inputOf(host, world.plan, world.policy));
  if (!first.refusals.some(({ code }) => WAITING.has(code))) expect(ids(second)).toEqual([]);
  reach(planner, host, world);
};

/** Killed after any step, the next pass picks up what was left, and no data is lost on the way. */
export const survivesBeingKilled: Property = (planner, world, dice) => {
  const host = hostOf(world);
  const contents = diskContents(host);
  const { steps } = planner(inputOf(host, world.plan, world.policy));
  carryOut(host, world.plan, steps.slice(0, steps.length === 0 ? 0 : dice % (steps.length + 1)));
  reach(planner, host, world);
  expect(lost(host, contents)).toEqual([]);
};

/** What is not ours, or cannot be read, is the same afterwards. */
export const neverTouchesStrangers: Property = (planner, world) => {
  const host = hostOf(world);
  const before = strangers(host);
  reach(planner, host, world);
  expect(strangers(host)).toEqual(before);
};

/** Whatever was on a disk is on a disk or in the trash. */
export const neverLosesData: Property = (planner, world) => {
  const host = hostOf(world);
  const contents = diskContents(host);
  reach(planner, host, world);
  expect(lost(host, contents)).toEqual([]);
};

/** Deletes no protected machine, not more than the limit, and nothing for an empty plan; destruction is called that. */
export const deletesOnlyWithPermission: Property = (planner, world) => {
  const host = hostOf(world);
  const { steps } = planner(inputOf(host, world.plan, world.policy));
  const deleted = steps.flatMap(({ action }) => (action.kind === 'delete-machine' ? [action.machine] : []));
  const { limits } = world.plan.host;
  expect(deleted.length).toBeLessThanOrEqual(limits.machineDeletionsMax);
  if (world.plan.machines.length === 0 && !limits.allowEmpty) expect(deleted).toEqual([]);
  for (const { uuid } of deleted) {
    const ownership = host.machines.get(uuid)?.ownership;
    expect(ownership?.kind === 'ours' && !ownership.mark.protect).toBe(true);
  }
  const destroying = steps.filter(({ action }) =>
    /^(delete-(machine|network|pool)|trash-volume)$/.test(action.kind),
  );
  expect(destroying.filter(({ impact }) => impact !== 'destroy' && impact !== 'replace')).toEqual([]);
  const made = new Set(
    steps.flatMap(({ action }) => (action.kind === 'create-disk' ? [nameOf(action)] : [])),
  );
  const files = world.plan.machines.flatMap(({ name, disks }) =>
    disks.map((disk) => ({ ...disk, machine: name })),
  );
  for (const { action, impact } of destroying) {
    const taken = files.find(
      (disk) =>
        action.kind === 'trash-volume' && disk.pool === action.pool && disk.fileName === action.fileName,
    );
    expect(impact).toBe(taken === undefined ? 'destroy' : 'replace');
    if (taken === undefined) continue;
    expect(world.policy.replace ?? []).toContain(`${taken.machine}/${taken.name}`);
    expect(made).toContain(`${taken.machine}/${taken.name}`);
  }
  reach(planner, host, world);
};

/** At no moment do active machines have more than the host may promise, unless they had before. */
export const neverExceedsCapacity: Property = (planner, world) => {
  const host = hostOf(world);
  const { overcommit } = world.plan.host;
  const before = given(host);
  const limits = {
    vcpus: Math.max(before.vcpus, host.facts.cpus * overcommit.vcpus),
    memoryMiB: Math.max(before.memoryMiB, host.facts.memoryMiB * overcommit.memory),
  };
  const watch = (): void => {
    const now = given(host);
    expect(now.vcpus).toBeLessThanOrEqual(limits.vcpus);
    expect(now.memoryMiB).toBeLessThanOrEqual(limits.memoryMiB);
  };
  reach(planner, host, world, { done: watch });
};

/** Steps name only earlier ones, come after all that they need, start by rank, and take away last. */
export const keepsTheOrder: Property = (planner, world) => {
  const host = hostOf(world);
  const { steps } = planner(inputOf(host, world.plan, world.policy));
  const needs = ancestors(steps);
  const ofKind = (...kinds: readonly string[]): readonly Step[] =>
    steps.filter(({ action }) => kinds.includes(action.kind));
  for (const step of steps) {
    const name = step.subject.machine ?? step.subject.name;
    const before = needs.get(step.id) ?? new Set();
    const expectAfter = (id: string): void => {
      if (steps.some((other) => other.id === id))
        expect([step.id, [...before]]).toEqual([step.id, expect.arrayContaining([id])]);
    };
    if (step.action.kind === 'define-machine' || step.action.kind === 'start-machine') {
      const { machine } = step.action;
      for (const disk of machine.disks)
        for (const verb of ['create', 'grow']) expectAfter(`${verb}-disk:${name}/${disk.name}`);
      for (const { attachment } of machine.nics) {
        if (attachment.kind === 'network') expectAfter(`create-network:${attachment.network}`);
      }
      expectAfter(`write-seed:${name}`);
      expectAfter(`stop-machine:${name}`);
    }
    if (step.action.kind === 'start-machine') {
      expectAfter(`define-machine:${name}`);
      const { rank } = step.action.machine.startOrder;
      for (const { id, action } of ofKind('start-machine')) {
        if (action.kind === 'start-machine' && action.machine.startOrder.rank < rank) expectAfter(id);
      }
    }
  }
  const taking = /^(delete-|trash-volume|empty-trash)/;
  // A disk that is made anew goes before it comes.
  const firstTaken = steps.findIndex(
    ({ action, impact }) => taking.test(action.kind) && impact !== 'replace',
  );
  const building = steps.findLastIndex(({ action }) =>
    /^(create-|define-|start-|fetch-|grow-)/.test(action.kind),
  );
  if (firstTaken >= 0) expect(building).toBeLessThan(firstTaken);
  reach(planner, host, world);
};

/** The same answer whatever order things come in, and inputs that are frozen stay as they are. */
export const answersTheSame: Property = (planner, world, dice) => {
  const host = hostOf(world);
  const input = inputOf(host, world.plan, world.policy);
  expect(planner(shuffled(input, dice))).toEqual(planner(input));
  reach(planner, host, world);
};

/** Steps run side by side in any order that `after` allows end at the same place as one by one. */
export const runsSideBySide: Property = (planner, world, dice) => {
  const host = hostOf({ ...world, disturbed: [] });
  const { steps } = planner(inputOf(host, world.plan, world.policy));
  let open = shuffle(steps, dice);
  const done = new Set<string>();
  while (open.length > 0) {
    const next = open.find(({ after }) => after.every((id) => done.has(id)));
    if (next === undefined) throw new Error(`nothing can go on: ${open.map(({ id }) => id).join(' ')}`);
    execute(host, world.plan, next.action);
    done.add(next.id);
    open = open.filter(({ id }) => id !== next.id);
  }
  reach(planner, host, world);
};

/** Lets the planner work until no step is left, and holds the host against the plan. */
export function reach(planner: Planner, host: SimulatedHost, world: World, watch: Watch = {}): ChangePlan {
  const { plan, policy } = world;
  const last = converge(planner, host, plan, { policy, watch });
  expect(disagreements(host, plan, last)).toEqual([]);
  return last;
}

function nameOf({ machine, disk }: Extract<Step['action'], { kind: 'create-disk' }>): string {
  return `${machine.name}/${disk.name}`;
}

function ids({ steps }: ChangePlan): readonly string[] {
  return steps.map(({ id }) => id);
}

function ancestors(steps: readonly Step[]): ReadonlyMap<string, ReadonlySet<string>> {
  const known = new Map<string, ReadonlySet<string>>();
  for (const { id, after } of steps) {
    expect(known.has(id)).toBe(false);
    for (const earlier of after) expect(known.has(earlier)).toBe(true);
    known.set(id, new Set(after.flatMap((earlier) => [earlier, ...(known.get(earlier) ?? [])])));
  }
  return known;
}

/** Everything without our mark, everything unreadable, and every file that we have no record of. */
function strangers(host: SimulatedHost): unknown {
  const isStrange = (object: {
    name: string;
    ownership: { kind: string; mark?: { host: string } };
  }): boolean =>
    object.ownership.kind !== 'ours' ||
    object.ownership.mark?.host !== host.agent.host ||
    host.unreadable.some(({ name }) => name === object.name);
  return structuredClone({
    machines: [...host.machines.values()].filter(isStrange),
    networks: [...host.networks.values()].filter(isStrange),
    pools: [...host.pools.values()].filter(({ name }) => name === 'theirs'),
    files: [...host.files.values()].filter(({ path }) => path.endsWith('.snap')),
  });
}

/** What is on disks: images and seeds can be had again. */
function diskContents(host: SimulatedHost): readonly string[] {
  const disks = [...host.files.values()].filter(
    ({ path }) => !/(\/base-\d\.qcow2|\/kernel-1|\.iso)$/.test(path),
  );
  return disks.map(({ content }) => content);
}

function lost(host: SimulatedHost, contents: readonly string[]): readonly string[] {
  const present = new Set([
    ...[...host.files.values()].map(({ content }) => content),
    ...host.trash.map(({ file }) => file.content),
  ]);
  return contents.filter((content) => !present.has(content));
}

function given(host: SimulatedHost): { readonly vcpus: number; readonly memoryMiB: number } {
  const active = [...host.machines.values()].filter(
    ({ running, name }) => running !== undefined && !host.unreadable.some((entry) => entry.name === name),
  );
  return {
    vcpus: active.reduce((sum, { running }) => sum + (running?.vcpus.current ?? 0), 0),
    memoryMiB: active.reduce(
      (sum, { stored, running }) => sum + (stored?.memory.currentMiB ?? running?.memory.currentMiB ?? 0),
      0,
    ),
  };
}

/** A fixed disorder for each number. */
function shuffle<Item>(items: readonly Item[], dice: number): readonly Item[] {
  const stride = (dice * 48_271 + 7919) % 104_729;
  return items
    .map((item, index) => ({ item, key: ((index + 1) * stride) % 104_729 }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

function shuffled(input: PlannerInput, dice: number): PlannerInput {
  const { plan, inventory, owned } = input;
  const mix = <Item>(items: readonly Item[]): Item[] => [...shuffle(items, dice)];
  return deepFreeze({
    ...input,
    plan: {
      ...plan,
      pools: mix(plan.pools),
      images: mix(plan.images),
      networks: mix(plan.networks),
      machines: mix(plan.machines),
    },
    inventory: {
      ...inventory,
      machines: mix(inventory.machines),
      networks: mix(inventory.networks),
      pools: mix(inventory.pools).map((pool) => ({ ...pool, volumes: mix(pool.volumes) })),
      unreadable: mix(inventory.unreadable),
    },
    owned: { pools: mix(owned.pools), images: mix(owned.images), volumes: mix(owned.volumes) },
    trash: mix(input.trash),
  });
}
