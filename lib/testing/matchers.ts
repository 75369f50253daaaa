import type { Plan, PlanMachine } from '../plan';

/** What is expected of a machine; what is left out may be anything. */
export interface ExpectedMachine {
  readonly name: string;
  /** vCPUs that it has now. */
  readonly vcpus?: number;
  /** Memory that it has now. */
  readonly memoryMiB?: number;
}

interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
}

/** Matchers over plans for jest: `expect.extend(fleetMatchers)`. */
export const fleetMatchers = {
  /** The plan has a machine of this name with these allocations. */
  toHaveMachine(plan: Plan, expected: ExpectedMachine): MatcherResult {
    const machine = plan.machines.find((candidate) => candidate.name === expected.name);
    const differences = machine === undefined ? [noSuchMachine(plan)] : differencesOf(machine, expected);
    const pass = differences.length === 0;
    return {
      pass,
      message: () =>
        pass
          ? `expected the plan of "${plan.host.name}" not to have ${described(expected)}`
          : `expected the plan of "${plan.host.name}" to have ${described(expected)}, but\n  ${differences.join('\n  ')}`,
    };
  },
};

function noSuchMachine(plan: Plan): string {
  const names = plan.machines.map((machine) => machine.name);
  return names.length === 0 ? 'it has no machines' : `its machines are: ${names.join(', ')}`;
}

function differencesOf(machine: PlanMachine, expected: ExpectedMachine): readonly string[] {
  const actual = { vcpus: machine.vcpus.current, memoryMiB: machine.memory.currentMiB };
  return (['vcpus', 'memoryMiB'] as const)
    .filter((field) => expected[field] !== undefined && expected[field] !== actual[field])
    .map((field) => `${field} is ${actual[field]} instead of ${expected[field]}`);
}

function described(expected: ExpectedMachine): string {
  const vcpus = expected.vcpus === undefined ? '' : `, ${expected.vcpus} vCPUs`;
  const memory = expected.memoryMiB === undefined ? '' : `, ${expected.memoryMiB} MiB`;
  return `a machine "${expected.name}"${vcpus}${memory}`;
}

declare module 'expect' {
  // oxlint-disable-next-line no-unused-vars -- the parameters must be those of the interface that is extended
  interface Matchers<R extends void | Promise<void>, T = unknown> {
    /** The plan has a machine of this name with these allocations. */
    toHaveMachine(expected: ExpectedMachine): R;
  }
}
