import { expect } from '@jest/globals';
import {
  IMPACTS,
  type ChangePlan,
  type Impact,
  type Policy,
  type Step,
  type Subject,
} from '../../../host-agent/planner';
import type { Plan } from '../../../lib/plan';
import { startMachine, stopMachine, type Happening, type SimulatedHost } from '../../support/simulated-host';
import { inputOf } from './apply';
import { mountAll, nothingToSpeakOf } from './guest-disturbances';
import { reach, type Property } from './properties';
import { hostOf, type World } from './worlds';

/** Kinds of steps that may fail on hosts whose guests, QEMU or disks do not play along. */
const FAULTS = [
  'set-vcpus',
  'set-guest-vcpus',
  'set-memory',
  'tune-cpu',
  'attach-disk',
  'detach-disk',
  'grow-attached-disk',
  'limit-disk',
  'change-medium',
  'attach-nic',
  'detach-nic',
  'update-nic',
  'rename-machine',
  'stop-machine',
  'start-machine',
  'create-disk',
] as const;

/** What a guest or its data suffered is never more than what was announced for it. */
export const announcesTheWorst: Property = (planner, world) => {
  const host = hostOf(world);
  let seen = host.happenings.length;
  reach(planner, host, world, {
    done: (step, changePlan) => {
      for (const happening of host.happenings.slice(seen)) {
        const announced = worst([step, ...stepsAbout(changePlan, happening.machine)]);
        const needed = neededFor(happening, host, world.plan);
        expect([happening, announced]).toEqual([happening, atLeast(needed, announced)]);
      }
      seen = host.happenings.length;
    },
  });
};

/** Nothing worse than allowed is planned or done, and what is allowed is not refused for that. */
export const keepsToWhatIsAllowed: Property = (planner, world, dice) => {
  const host = hostOf(world);
  const impact = IMPACTS[dice % IMPACTS.length] ?? 'live';
  const maxImpact = { impact, of: dice % 7 === 0 ? ('all' as const) : ('running' as const) };
  const policy: Policy = { ...world.policy, maxImpact };
  const unlimited = planner(inputOf(host, world.plan, world.policy));
  const limited = planner(inputOf(host, world.plan, policy));
  for (const { code, subject } of limited.refusals) {
    if (code !== 'impact-not-allowed') continue;
    // Refused anyway, for another reason.
    if (unlimited.refusals.some((refusal) => isSame(refusal.subject, subject))) continue;
    const needed = worst(unlimited.steps.filter((step) => isAboutTheSame(step, subject)));
    expect([subject, isWorse(needed, impact)]).toEqual([subject, true]);
  }
  let living = livingIn(host, world.plan);
  let seen = host.happenings.length;
  reach(
    planner,
    host,
    { ...world, policy },
    {
      planned: ({ steps }) => {
        living = livingIn(host, world.plan);
        const held = steps.filter((step) => maxImpact.of === 'all' || isAbout(step, living));
        expect(held.filter((step) => isWorse(step.impact, impact)).map(({ id }) => id)).toEqual([]);
      },
      done: () => {
        const suffered = host.happenings.slice(seen).filter(({ machine }) => living.includes(machine));
        expect(
          suffered.filter((happening) => isWorse(neededFor(happening, host, world.plan), impact)),
        ).toEqual([]);
        seen = host.happenings.length;
      },
    },
  );
};

/** Machines that wait for their next start are not restarted, and have everything after it. */
export const waitsForTheNextStart: Property = (planner, world) => {
  const plan: Plan = {
    ...world.plan,
    machines: world.plan.machines.map((machine) => ({ ...machine, onRestartNeeded: 'defer' as const })),
  };
  // Whoever names a disk to be made anew does not want to wait.
  const patient: World = { ...world, plan, policy: {} };
  const host = hostOf(world);
  const deferred = plan.machines.filter(
    ({ uuid, powerState }) =>
      powerState === 'running' && ['running', 'paused'].includes(host.machines.get(uuid)?.state ?? ''),
  );
  const boots = deferred.map(({ uuid }) => host.machines.get(uuid)?.boots);
  const last = reach(planner, host, patient);
  expect(deferred.map(({ uuid }) => host.machines.get(uuid)?.boots)).toEqual(boots);
  for (const { subject } of last.warnings.filter(({ code }) => code === 'pending-restart')) {
    expect(
      isAbout(
        { subject },
        deferred.map(({ name }) => name),
      ),
    ).toBe(true);
    const uuid = deferred.find(({ name }) => name === subject.name)?.uuid ?? '';
    const machine = host.machines.get(uuid);
    if (machine?.name === subject.name) restartByHand(host, uuid);
    // Only while it is off it can be given another name.
    else if (machine !== undefined) stopMachine(host, machine);
  }
  const { warnings } = reach(planner, host, patient);
  expect(warnings.filter(({ code }) => code === 'pending-restart')).toEqual([]);
};

/** No file's capacity gets smaller. */
export const neverShrinks: Property = (planner, world) => {
  const host = hostOf(world);
  let before = capacities(host);
  reach(planner, host, world, {
    done: () => {
      const now = capacities(host);
      const smaller = [...before].filter(([content, capacity]) => (now.get(content) ?? capacity) < capacity);
      expect(smaller).toEqual([]);
      before = now;
    },
  });
};

/** Whatever guests are doing, nothing is asked of libvirt that it would do and that would hurt them. */
export const neverDoesHarm: Property = (planner, world, dice) => {
  const host = hostOf(world);
  for (const [index, machine] of [...host.machines.values()].entries()) {
    if ((dice >> index) % 2 === 0) continue;
    mountAll(machine);
    machine.guest.agent = (dice >> (index + 3)) % 2 === 0;
  }
  // Harm is thrown on the spot.
  reach(planner, host, dice % 3 === 0 ? { ...world, plan: withoutDataDisks(world.plan) } : world);
};

/** What could be torn out of a guest, and seldom is by chance. */
function withoutDataDisks(plan: Plan): Plan {
  const machines = plan.machines.map((machine): Plan['machines'][number] => {
    const { boot } = machine;
    const order = boot.kind === 'disk' ? boot.order.filter((name) => name !== 'data') : [];
    return {
      ...machine,
      disks: machine.disks.filter(({ name }) => name !== 'data'),
      boot: boot.kind === 'disk' ? { ...boot, order } : boot,
    };
  });
  return { ...plan, machines };
}

/** Head-room that nobody asked for fits the host. */
export const keepsHeadroomWithinTheHost: Property = (planner, world) => {
  const host = hostOf(world);
  const { overcommit } = world.plan.host;
  reach(planner, host, world, {
    done: ({ action }) => {
      if (action.kind !== 'define-machine') return;
      const planned = world.plan.machines.find(({ uuid }) => uuid === action.machine.uuid);
      const stored = host.machines.get(action.machine.uuid)?.stored;
      if (planned === undefined || stored === undefined) throw new Error('nothing was defined');
      const { vcpus, memory } = planned;
      if (vcpus.ceiling === 'default') {
        const promise = Math.floor(host.facts.cpus * overcommit.vcpus);
        expect(stored.vcpus.maximum).toBeLessThanOrEqual(Math.max(vcpus.current, promise));
      }
      if (memory.ceiling === 'default') {
        const promiseMiB = Math.floor(host.facts.memoryMiB * overcommit.memory);
        expect(stored.memory.maximumMiB).toBeLessThanOrEqual(
          Math.max(memory.currentMiB, memory.bootMiB, promiseMiB),
        );
      }
    },
  });
};

/** What no plan states makes no step: guests that were restarted, balloons in motion, other tools' additions. */
export const leavesTheRestAlone: Property = (planner, world, dice) => {
  const host = hostOf({ ...world, disturbed: [] });
  const last = reach(planner, host, world);
  const waiting = new Set(
    [...last.refusals, ...last.warnings].map(({ subject }) => subject.machine ?? subject.name),
  );
  const settled = world.plan.machines.filter(({ name }) => !waiting.has(name));
  for (const planned of settled) {
    const machine = host.machines.get(planned.uuid);
    if (machine === undefined) continue;
    if (dice % 2 === 0 && machine.running !== undefined) restartByHand(host, planned.uuid);
    for (const disturb of nothingToSpeakOf(planned)) disturb(machine);
  }
  const again = planner(inputOf(host, world.plan, world.policy));
  // A guest that was restarted has booted with a seed that waited for that.
  const follows = ({ action }: Step): boolean => dice % 2 === 0 && action.kind === 'retire-seed';
  expect(again.steps.filter((step) => !follows(step)).map(({ id }) => id)).toEqual([]);
};

/** What always fails is given up, and everything else goes on. */
export const givesUpInTheEnd: Property = (planner, world, dice) => {
  const host = hostOf({ ...world, disturbed: [] });
  const fault = FAULTS[dice % FAULTS.length];
  if (fault !== undefined) host.faults.add(fault);
  const last = reach(planner, host, world);
  const failed = new Set(host.attempts.map(({ step }) => step));
  const stalled = last.refusals.filter(({ code }) => code === 'stalled');
  if (stalled.length > 0) expect(failed.size).toBeGreaterThan(0);
};

function restartByHand(host: SimulatedHost, uuid: string): void {
  const machine = host.machines.get(uuid);
  if (machine === undefined) throw new Error(`there is no machine ${uuid}`);
  stopMachine(host, machine);
  startMachine(host, machine);
}

function capacities(host: SimulatedHost): ReadonlyMap<string, number> {
  return new Map([...host.files.values()].map(({ content, capacityBytes }) => [content, capacityBytes]));
}

/** Machines with a guest that has something to lose, by what they are called now and by what the plan calls them. */
function livingIn(host: SimulatedHost, plan: Plan): readonly string[] {
  return [...host.machines.values()]
    .filter(({ running, state }) => running !== undefined && state === 'running')
    .flatMap(({ name, uuid }) => [
      name,
      plan.machines.find((planned) => planned.uuid === uuid)?.name ?? name,
    ]);
}

function neededFor({ machine, what }: Happening, host: SimulatedHost, plan: Plan): Impact {
  if (what === 'deleted') return 'destroy';
  if (what !== 'disk-taken') return 'restart';
  const uuid = [...host.machines.values()].find(({ name }) => name === machine)?.uuid;
  const stays = plan.machines.some((planned) => planned.name === machine || planned.uuid === uuid);
  return stays ? 'replace' : 'destroy';
}

/** Steps about a machine, whichever of its names they go by. */
function stepsAbout({ steps }: ChangePlan, name: string): readonly Step[] {
  const renamed = steps.flatMap(({ action }) =>
    action.kind === 'rename-machine' && (action.from === name || action.machine.name === name)
      ? [action.from, action.machine.name]
      : [],
  );
  return steps.filter((step) => isAbout(step, [name, ...renamed]));
}

function isAbout({ subject }: Pick<Step, 'subject'>, names: readonly string[]): boolean {
  return names.includes(subject.kind === 'machine' ? subject.name : (subject.machine ?? ''));
}

function isSame(left: Subject, right: Subject): boolean {
  return left.kind === right.kind && left.name === right.name && left.machine === right.machine;
}

/** A machine is refused as a whole for what any part of it would need. */
function isAboutTheSame(step: Step, subject: Subject): boolean {
  if (subject.kind !== 'machine' && subject.kind !== 'disk') {
    return step.subject.kind === subject.kind && step.subject.name === subject.name;
  }
  return isAbout(step, [subject.machine ?? subject.name]);
}

function worst(steps: readonly Step[]): Impact {
  return steps.reduce<Impact>((so, { impact }) => (isWorse(impact, so) ? impact : so), 'live');
}

function isWorse(left: Impact, right: Impact): boolean {
  return IMPACTS.indexOf(left) > IMPACTS.indexOf(right);
}

function atLeast(needed: Impact, announced: Impact): Impact {
  return isWorse(needed, announced) ? needed : announced;
}
