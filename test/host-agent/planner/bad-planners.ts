import type { ActualMachine, Ownership } from '../../../host-agent/inventory';
import { planChanges, type ChangePlan, type PlannerInput, type Step } from '../../../host-agent/planner';
import type { Planner } from './apply';
import { FLEET, HOST } from './sample-plan';

/** Finds that there is nothing to do, always. */
export const doesNothing: Planner = (input) => ({
  ...planChanges(input),
  steps: [],
  refusals: [],
  warnings: [],
});

/** The real planner, lied to about what it looks at. */
function misled(change: (input: PlannerInput) => PlannerInput): Planner {
  return (input) => planChanges(change(input));
}

/** The real planner's answer, spoilt. */
function spoilt(change: (steps: readonly Step[], input: PlannerInput) => readonly Step[]): Planner {
  return (input): ChangePlan => {
    const changePlan = planChanges(input);
    return { ...changePlan, steps: change(changePlan.steps, input) };
  };
}

function withOwnerships(input: PlannerInput, change: (ownership: Ownership) => Ownership): PlannerInput {
  const machines = input.inventory.machines.map((machine) => ({
    ...machine,
    ownership: change(machine.ownership),
  }));
  return { ...input, inventory: { ...input.inventory, machines } };
}

const MARK = {
  fleet: FLEET,
  host: HOST,
  key: 'key',
  uuid: '',
  generation: 0,
  planDigest: '',
  protect: false,
  volumes: [],
};

export const takesEverythingForOurs = misled((input) =>
  withOwnerships(input, (ownership) =>
    ownership.kind === 'ours' ? ownership : { kind: 'ours', mark: MARK },
  ),
);

export const ignoresProtection = misled((input) =>
  withOwnerships(input, (ownership) =>
    ownership.kind === 'ours' ? { kind: 'ours', mark: { ...ownership.mark, protect: false } } : ownership,
  ),
);

export const ignoresCapacity = misled((input) => {
  const { host } = input.inventory;
  return { ...input, inventory: { ...input.inventory, host: { ...host, cpus: 1000, memoryMiB: 1_000_000 } } };
});

export const ignoresLimits = misled((input) => ({
  ...input,
  policy: { machineDeletionsMax: 1000, allowEmpty: true },
}));

const TEN_YEARS_MS = 10 * 365 * 24 * 60 * 60 * 1000;

export const emptiesTheTrashAtOnce = misled((input) => ({ ...input, nowMs: input.nowMs + TEN_YEARS_MS }));

export const forgetsWhatComesAfter = spoilt((steps) => steps.map((step) => ({ ...step, after: [] })));

export const startsByName = spoilt((steps) =>
  steps.map((step) => ({
    ...step,
    after: step.after.filter((id) => !/^(start-machine|wait-start-delay):/.test(id)),
  })),
);

export const worksBackwards = spoilt((steps) => [...steps].reverse().map((step) => ({ ...step, after: [] })));

export const neverIsContent = spoilt((steps, { plan }) => [
  ...steps,
  ...plan.machines.map((machine): Step => ({
    id: `set-machine-autostart:${machine.name} again`,
    subject: { kind: 'machine', name: machine.name },
    impact: 'live',
    changes: [],
    after: [],
    action: { kind: 'set-machine-autostart', machine },
  })),
]);

export const neverStops = spoilt((steps) =>
  steps
    .filter(({ action }) => action.kind !== 'stop-machine')
    .map((step) => ({ ...step, after: step.after.filter((id) => !id.startsWith('stop-machine:')) })),
);

export const sortsItsInput: Planner = (input) => {
  const machines: unknown = input.plan.machines;
  if (Array.isArray(machines)) machines.sort();
  return planChanges(input);
};

export const takesTheFirst: Planner = (input) => {
  const [first] = input.plan.machines;
  const changePlan = planChanges(input);
  return first === undefined
    ? changePlan
    : { ...changePlan, basis: { ...changePlan.basis, planDigest: first.name } };
};

export const callsEverythingLive = spoilt((steps) => steps.map((step) => ({ ...step, impact: 'live' })));

export const ignoresWhatIsAllowed = misled((input) => {
  const { maxImpact: _maxImpact, ...policy } = input.policy;
  return { ...input, policy };
});

export const isTooCareful = misled((input) => ({
  ...input,
  policy:
    input.policy.maxImpact === undefined
      ? input.policy
      : { ...input.policy, maxImpact: { impact: 'live', of: 'all' } },
}));

export const neverWaits = misled((input) => ({
  ...input,
  plan: {
    ...input.plan,
    machines: input.plan.machines.map((machine) => ({ ...machine, onRestartNeeded: 'restart' })),
  },
}));

export const takesDisksForSmall = misled((input) => {
  const pools = input.inventory.pools.map((pool) => ({
    ...pool,
    volumes: pool.volumes.map((volume) => ({ ...volume, capacityBytes: 0 })),
  }));
  return { ...input, inventory: { ...input.inventory, pools } };
});

/** The real planner, with running machines as they are not. */
function withMachines(change: (machine: ActualMachine, input: PlannerInput) => ActualMachine): Planner {
  return misled((input) => ({
    ...input,
    inventory: {
      ...input.inventory,
      machines: input.inventory.machines.map((machine) => change(machine, input)),
    },
  }));
}

export const takesTcgForKvm = withMachines((machine) => {
  const { running } = machine;
  if (running?.acceleration !== 'tcg') return machine;
  const { current, maximum } = running.vcpus;
  return {
    ...machine,
    running: { ...running, acceleration: 'kvm', vcpus: { current, maximum, removable: current } },
  };
});

export const neverAsksTheGuest = withMachines((machine) =>
  machine.running === undefined ? machine : { ...machine, agentConnected: true },
);

export const believesTheBalloon = withMachines((machine) => {
  const { running, stored } = machine;
  if (running === undefined || stored === undefined) return machine;
  const { currentMiB } = running.memory;
  return { ...machine, stored: { ...stored, memory: { ...stored.memory, currentMiB } } };
});

export const forgetsWhatFailed = misled((input) => ({ ...input, attempts: [] }));
