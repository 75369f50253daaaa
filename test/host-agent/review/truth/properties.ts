import { expect } from '@jest/globals';
import { approvalDigest, requireApproved } from '../../../../host-agent/commands/agent/approval';
import { planChanges, type FieldChange, type Step, type Subject } from '../../../../host-agent/planner';
import type { ChangedHost } from '../../../../host-agent/review';
import { volumesOf, type Plan } from '../../../../lib/plan';
import { givenMiBOf, onlineVcpusOf, type SimulatedHost } from '../../../support/simulated-host';
import { carryOut, inputOf } from '../../planner/apply';
import { LISTS, readingsOf, type Reading } from './readings';
import { forgetImageSizes, type Scene } from './scene';

/** What is said of a scene: the review, or one that says something else. */
export type Told = Pick<ChangedHost, 'changePlan' | 'allocations' | 'addresses'>;

/** Throws where what was told is not what an apply does; returns whether it did anything. */
export type Property = (scene: Scene, told: Told) => boolean;

/** What was approved in the review is what an apply finds to do, and does without a failure. */
export const isApplied: Property = (scene, told) => {
  const { host, head, policy } = scene;
  const due = planChanges(inputOf(host, head, policy));
  requireApproved(approvalDigest(told.changePlan), due);
  // Plans need not say what a host has: what is promised of it is a matter of its own.
  const of = ({ steps, refusals, allocation: { before, after } }: typeof due): unknown => ({
    steps,
    refusals,
    before,
    after,
  });
  expect(of(told.changePlan)).toEqual(of(due));
  return applied(scene).length > 0;
};

/** Afterwards machines have what was told, and the host's others still what they had. */
export const givesWhatWasTold: Property = (scene, told) => {
  const { host, head } = scene;
  const { vcpus, memoryMiB, pools } = told.allocations;
  const of = (side: 'before' | 'after'): unknown => ({
    vcpus: vcpus[side],
    memoryMiB: memoryMiB[side],
    diskMiBByPool: Object.fromEntries(
      pools.filter((pool) => pool[side] > 0).map((pool) => [pool.pool, pool[side]]),
    ),
  });
  // A disk that is kept stays where it is, although its pool may go.
  const folders = [...host.pools.values()].map(({ name, path }) => ({ name, path }));
  expect(of('before')).toEqual(given(host, folders));
  const steps = applied(scene);
  forgetImageSizes(host, head);
  const made = [...host.pools.values()].filter(({ name }) => folders.every((folder) => folder.name !== name));
  const after = given(host, [...folders, ...made]);
  // What a seed takes is counted once it is there: nobody knows it before.
  const retired = new Set(
    steps.flatMap(({ action }) => (action.kind === 'retire-seed' ? [action.machine.uuid] : [])),
  );
  for (const { action } of steps) {
    const seed = action.kind === 'write-seed' ? action.machine.cloudInit : undefined;
    // One that goes after the first boot is not there to be counted.
    if (seed === undefined || action.kind !== 'write-seed' || retired.has(action.machine.uuid)) continue;
    const rest = (after.diskMiBByPool[seed.pool] ?? 0) - SEED_MIB;
    if (rest === 0) delete after.diskMiBByPool[seed.pool];
    else after.diskMiBByPool[seed.pool] = rest;
  }
  expect(of('after')).toEqual(after);
  return JSON.stringify(of('before')) !== JSON.stringify(of('after'));
};

/** Afterwards the networks of the host give out addresses as was told. */
export const givesOutWhatWasTold: Property = (scene, told) => {
  const { host, review } = scene;
  if (review.changePlan.refusals.length > 0) return false;
  const before = addressesOf(host, scene.base);
  applied(scene);
  const after = addressesOf(host, scene.head);
  const of = (side: 'before' | 'after'): unknown =>
    Object.fromEntries(
      told.addresses.flatMap(({ network, family, [side]: use }) =>
        use === undefined || family === 'ipv6'
          ? []
          : [[network, { cidr: use.cidr, fixed: use.fixed, dynamic: use.dynamic }]],
      ),
    );
  expect(of('before')).toEqual(before);
  expect(of('after')).toEqual(after);
  return JSON.stringify(before) !== JSON.stringify(after);
};

/** Each change that was told was due and is made, and no field becomes different that was not told. */
export const changesWhatWasTold: Property = (scene, told) => {
  const { host, head } = scene;
  const uuids = uuidsOf(scene);
  const before = readingsOf(host, head);
  applied(scene);
  const after = readingsOf(host, head);
  const announced = new Set<string>();
  for (const { subject, changes } of told.changePlan.steps) {
    for (const change of changes) {
      const key = keyOf(subject, change.field, uuids);
      // A disk that is made anew has a size from nothing.
      const isMade = subject.kind === 'disk' && change.field === 'sizeMiB';
      if (isMade) announced.add(keyOf(subject, `disks.${subject.name}.sizeMiB`, uuids));
      if (isMade || !before.has(key) || !after.has(key)) continue;
      announced.add(key);
      expectMade(key, change, before.get(key), after.get(key));
    }
  }
  const different = [...before.keys()].filter(
    (key) => after.has(key) && JSON.stringify(before.get(key)) !== JSON.stringify(after.get(key)),
  );
  const unstated = headRoomOf(head);
  expect(different.filter((key) => !announced.has(key) && !unstated.has(key))).toEqual([]);
  return announced.size > 0;
};

/** Whatever no step is about is the same afterwards: everything of others, and everything of ours. */
export const touchesNothingElse: Property = (scene, told) => {
  const { host } = scene;
  const touched = new Set(
    told.changePlan.steps.flatMap(({ subject, action }) => [
      `${subject.kind} ${subject.name}`,
      `machine ${subject.machine ?? subject.name}`,
      ...filesOf(scene, action),
      ...nameOnHost(host, action),
      // Its guests are plugged in again.
      ...(action.kind === 'restart-network' ? ['links'] : []),
    ]),
  );
  const before = snapshot(host, touched);
  const steps = applied(scene);
  expect(snapshot(host, touched)).toEqual(before);
  return steps.length > 0;
};

/** No guest loses its power, a disk or itself without an impact that says so. */
export const hitsNobodyHarder: Property = (scene, told) => {
  const { host } = scene;
  const since = host.happenings.length;
  applied(scene);
  const hurt = host.happenings.slice(since).filter(({ what }) => what !== 'link-lost');
  for (const { machine, what } of hurt) {
    const hits = told.changePlan.steps
      .filter(({ subject, action }) => [subject.machine, subject.name, renamedFrom(action)].includes(machine))
      .map(({ impact }) => impact);
    const enough = what === 'power-lost' ? ['restart', 'replace', 'destroy'] : ['live', 'replace', 'destroy'];
    expect({ machine, what, isTold: hits.some((impact) => enough.includes(impact)) }).toEqual({
      machine,
      what,
      isTold: true,
    });
  }
  return hurt.length > 0;
};

/** Ceilings that nobody stated: they come along when a machine is defined anew for something else, and are told by nobody. */
function headRoomOf({ machines }: Plan): ReadonlySet<string> {
  return new Set(
    machines.flatMap(({ uuid, vcpus, memory }) => [
      ...(vcpus.ceiling === 'default' ? [`machine ${uuid} vcpus.maximum`] : []),
      ...(memory.ceiling === 'default' ? [`machine ${uuid} memory.maximumMiB`] : []),
    ]),
  );
}

/** What an apply of the newer plan did; all of it succeeds, because nobody else touches the host. */
function applied({ host, head, policy }: Scene): readonly Step[] {
  const { steps } = planChanges(inputOf(host, head, policy));
  expect(carryOut(host, head, steps)).toEqual([]);
  return steps;
}

const BYTES_PER_MIB = 1024 * 1024;
/** A seed of the simulated host, whole MiB. */
const SEED_MIB = 1;

interface Given {
  readonly vcpus: number;
  readonly memoryMiB: number;
  readonly diskMiBByPool: Record<string, number>;
}

/** What the host's machines work with, and what files may grow to; images do not grow. */
function given(
  host: SimulatedHost,
  folders: readonly { readonly name: string; readonly path: string }[],
): Given {
  const machines = [...host.machines.values()];
  const images = new Set(host.records.images.map(({ fileName }) => fileName));
  const diskMiBByPool: Record<string, number> = {};
  for (const { name, path } of folders) {
    for (const file of host.files.values()) {
      const fileName = file.path.slice(path.length + 1);
      if (file.path !== `${path}/${fileName}` || fileName.includes('/') || images.has(fileName)) continue;
      diskMiBByPool[name] = (diskMiBByPool[name] ?? 0) + Math.ceil(file.capacityBytes / BYTES_PER_MIB);
    }
  }
  return {
    vcpus: machines.reduce((sum, machine) => sum + onlineVcpusOf(machine), 0),
    memoryMiB: machines.reduce(
      (sum, machine) => sum + (machine.running === undefined ? 0 : givenMiBOf(machine)),
      0,
    ),
    diskMiBByPool,
  };
}

/** IPv4 of our networks as the host has it; NICs without a reservation of their own come from the plan. */
function addressesOf(host: SimulatedHost, plan: Plan): unknown {
  const ours = new Set(plan.networks.map(({ uuid }) => uuid));
  return Object.fromEntries(
    [...host.networks.values()].flatMap(({ uuid, name, running }) => {
      const subnet = running?.ipv4;
      if (!ours.has(uuid) || subnet === undefined) return [];
      const fixed = new Set([subnet.gateway, ...subnet.reservations.map(({ address }) => address)]).size;
      const [start, end] = [subnet.dhcpRange?.start, subnet.dhcpRange?.end].map(lastByte);
      const dynamic = start === undefined || end === undefined ? 0 : end - start + 1;
      return [[name, { cidr: subnet.cidr, fixed, dynamic }]];
    }),
  );
}

function lastByte(address: string | undefined): number | undefined {
  return address === undefined ? undefined : Number(address.split('.').at(-1));
}

/** What a change is read by: that of a disk is its machine's. */
function keyOf({ kind, name, machine }: Subject, field: string, uuids: ReadonlyMap<string, string>): string {
  const owner = machine === undefined ? `${kind} ${name}` : `machine ${machine}`;
  return `${uuids.get(owner) ?? owner} ${field}`;
}

function expectMade(key: string, { field, from, to }: FieldChange, before: Reading, after: Reading): void {
  // A machine that is stopped and started runs before and afterwards: the change is what its other changes say.
  if (JSON.stringify(from) === JSON.stringify(to) || field === 'powerState') return;
  if (!LISTS.has(field)) {
    expect({ key, before, after }).toEqual({ key, before: from, after: to });
    return;
  }
  const has = (reading: Reading, entry: FieldChange['to']): boolean =>
    Array.isArray(reading) && reading.includes(String(entry));
  if (from !== undefined) expect([key, has(before, from), has(after, from)]).toEqual([key, true, false]);
  if (to !== undefined) expect([key, has(before, to), has(after, to)]).toEqual([key, false, true]);
}

/** Objects by their kind and name, before and after. */
function uuidsOf({ host, base, head }: Scene): ReadonlyMap<string, string> {
  const entries = [base, head].flatMap(({ machines, networks }) => [
    ...machines.map(({ name, uuid }) => [`machine ${name}`, `machine ${uuid}`] as const),
    ...networks.map(({ name, uuid }) => [`network ${name}`, `network ${uuid}`] as const),
  ]);
  const found = [...host.machines.values()].map(
    ({ name, uuid }) => [`machine ${name}`, `machine ${uuid}`] as const,
  );
  return new Map([...found, ...entries]);
}

function renamedFrom(action: Step['action']): string | undefined {
  return action.kind === 'rename-machine' ? action.from : undefined;
}

/** A machine keeps its old name until it restarts. */
function nameOnHost(host: SimulatedHost, action: Step['action']): readonly string[] {
  if (!('machine' in action) || typeof action.machine === 'string') return [];
  const found = host.machines.get(action.machine.uuid);
  return found === undefined ? [] : [`machine ${found.name}`];
}

/** Files of the machine that a step is about, and the one that it names. */
function filesOf({ base, head }: Scene, action: Step['action']): readonly string[] {
  if ('fileName' in action) return [`file ${action.fileName}`];
  if (action.kind === 'fetch-image') return [`file ${action.image.fileName}`];
  if (!('machine' in action) || typeof action.machine === 'string') return [];
  const { name } = action.machine;
  return [base, head]
    .flatMap(({ machines }) => machines.filter((machine) => machine.name === name))
    .flatMap((machine) => volumesOf(machine).map(({ fileName }) => `file ${fileName}`));
}

/** All that is not in `touched`. */
function snapshot(host: SimulatedHost, touched: ReadonlySet<string>): unknown {
  const rest = <Item extends { readonly name: string }>(
    kind: string,
    items: Iterable<Item>,
  ): readonly Item[] => [...items].filter(({ name }) => !touched.has(`${kind} ${name}`));
  const parts = {
    machines: rest('machine', host.machines.values()).map(({ loose, ...machine }) =>
      touched.has('links') ? machine : { ...machine, loose },
    ),
    networks: rest('network', host.networks.values()),
    pools: rest('pool', host.pools.values()),
    files: [...host.files.values()].filter(
      ({ path }) => !touched.has(`file ${path.split('/').at(-1) ?? ''}`),
    ),
  };
  // As text: what comes next changes these very objects.
  return JSON.stringify(parts, (_key, value: unknown) => (value instanceof Set ? [...value] : value), 1);
}
