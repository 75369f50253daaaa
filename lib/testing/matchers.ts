import type { Plan, PlanNic } from '../plan';
import type {
  ExpectedAddress,
  ExpectedDisk,
  ExpectedImage,
  ExpectedMachine,
  ExpectedNetwork,
  ExpectedPool,
  FleetMatchers,
} from './expected';
import { receivedPlan } from './received-plan';
import { differencesOf, refuseUnknown, statedInWords, type MatcherTools, type Rules } from './rules';
import { addressesOf, DISK_RULES, IMAGE_RULES, MACHINE_RULES, NETWORK_RULES, POOL_RULES } from './subjects';
import { absence, resultOf, type MatcherResult, type Verdict } from './verdict';

/** What jest calls a matcher with, as far as ours need it. */
interface MatcherContext {
  readonly isNot?: boolean;
  readonly equals: (actual: unknown, expected: unknown) => boolean;
  readonly utils: { readonly stringify: (value: unknown) => string };
}

/** Matchers over plans for jest: `expect.extend(fleetMatchers)`. */
export const fleetMatchers = {
  toHaveMachine(this: MatcherContext, received: unknown, expected: ExpectedMachine): MatcherResult {
    const plan = receivedPlan(received, 'toHaveMachine');
    const { name, ...statement } = expected;
    return named(this, plan, {
      kind: 'machine',
      name,
      items: plan.machines,
      rules: MACHINE_RULES,
      statement,
    });
  },

  toHaveDisk(this: MatcherContext, received: unknown, expected: ExpectedDisk): MatcherResult {
    const plan = receivedPlan(received, 'toHaveDisk');
    const { machine: place, name, ...statement } = expected;
    const machine = plan.machines.find((candidate) => candidate.name === place);
    const what = `disk "${name}" of machine "${place}"`;
    if (machine === undefined) return nowhere(this, plan, { what, place });
    const verdict = verdictOf(toolsOf(this), {
      kind: 'disk',
      name,
      items: machine.disks,
      rules: DISK_RULES,
      statement,
    });
    return resultOf({ plan, what, isNot: this.isNot === true }, verdict);
  },

  toHaveAddress(this: MatcherContext, received: unknown, expected: ExpectedAddress): MatcherResult {
    const plan = receivedPlan(received, 'toHaveAddress');
    refuseUnknown(expected, ['machine', 'nic', 'address']);
    const tools = toolsOf(this);
    const { machine: place, nic: nicName, address } = expected;
    const machine = plan.machines.find(({ name }) => name === place);
    const what = `${address === undefined ? 'a fixed address' : `the address ${tools.print(address)}`} on machine "${place}"`;
    if (machine === undefined) return nowhere(this, plan, { what, place });
    const nics = machine.nics.filter(({ name }) => nicName === undefined || name === nicName);
    const context = {
      plan,
      what: nicName === undefined ? what : `${what}, NIC "${nicName}"`,
      isNot: this.isNot === true,
    };
    if (nics.length === 0 && nicName !== undefined) {
      const names = machine.nics.map(({ name }) => name);
      return resultOf(context, {
        kind: 'nowhere',
        lines: () => absence({ kind: 'NIC', name: nicName, names }),
      });
    }
    const found = addressesOf(nics).some((actual) => address === undefined || tools.equals(actual, address));
    const differences = nics.length === 0 ? ['there are no NICs'] : nics.map(addressesInWords);
    return resultOf(context, { kind: 'found', differences: found ? [] : differences, stated: () => '' });
  },

  toHaveNetwork(this: MatcherContext, received: unknown, expected: ExpectedNetwork): MatcherResult {
    const plan = receivedPlan(received, 'toHaveNetwork');
    const { name, ...statement } = expected;
    return named(this, plan, {
      kind: 'network',
      name,
      items: plan.networks,
      rules: NETWORK_RULES,
      statement,
    });
  },

  toHaveImage(this: MatcherContext, received: unknown, expected: ExpectedImage): MatcherResult {
    const plan = receivedPlan(received, 'toHaveImage');
    const { name, ...statement } = expected;
    return named(this, plan, { kind: 'image', name, items: plan.images, rules: IMAGE_RULES, statement });
  },

  toHavePool(this: MatcherContext, received: unknown, expected: ExpectedPool): MatcherResult {
    const plan = receivedPlan(received, 'toHavePool');
    const { name, ...statement } = expected;
    return named(this, plan, { kind: 'pool', name, items: plan.pools, rules: POOL_RULES, statement });
  },
};

function addressesInWords(nic: PlanNic): string {
  return `NIC "${nic.name}": ${addressesOf([nic]).join(', ') || 'no fixed address'}`;
}

/** One of the things of a kind, by its name, and what is stated of it. */
interface Search<Item, Statement> {
  readonly kind: string;
  readonly name: string;
  readonly items: readonly Item[];
  readonly rules: Rules<Item, Statement>;
  readonly statement: Statement;
}

function named<Item extends { readonly name: string }, Statement extends object>(
  context: MatcherContext,
  plan: Plan,
  search: Search<Item, Statement>,
): MatcherResult {
  const what = `${search.kind} "${search.name}"`;
  return resultOf({ plan, what, isNot: context.isNot === true }, verdictOf(toolsOf(context), search));
}

function verdictOf<Item extends { readonly name: string }, Statement extends object>(
  tools: MatcherTools,
  { kind, name, items, rules, statement }: Search<Item, Statement>,
): Verdict {
  const item = items.find((candidate) => candidate.name === name);
  if (item === undefined) {
    const names = items.map((candidate) => candidate.name);
    return { kind: 'absent', lines: () => absence({ kind, name, names }) };
  }
  return {
    kind: 'found',
    differences: differencesOf(rules, item, statement, tools),
    stated: () => statedInWords(rules, statement, tools),
  };
}

/** There is no such machine to look at. */
function nowhere(
  context: MatcherContext,
  plan: Plan,
  { what, place }: { readonly what: string; readonly place: string },
): MatcherResult {
  const names = plan.machines.map(({ name }) => name);
  const verdict = { kind: 'nowhere', lines: () => absence({ kind: 'machine', name: place, names }) } as const;
  return resultOf({ plan, what, isNot: context.isNot === true }, verdict);
}

function toolsOf({ equals, utils }: MatcherContext): MatcherTools {
  return { equals: (actual, expected) => equals(actual, expected), print: (value) => utils.stringify(value) };
}

declare module 'expect' {
  // oxlint-disable-next-line no-unused-vars -- the parameters must be those of the interface that is extended
  interface Matchers<R extends void | Promise<void>, T = unknown> extends FleetMatchers<R> {}
}
