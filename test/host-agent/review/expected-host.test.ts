import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Inventory } from '../../../host-agent/inventory';
import { planChanges, type ChangePlan } from '../../../host-agent/planner';
import { expectedHost, type ExpectedHost } from '../../../host-agent/review';
import type { Plan } from '../../../lib/plan';
import type { SimulatedHost } from '../../support/simulated-host';
import { apply, emptyHost, inputOf } from '../planner/apply';
import { worlds, type World } from '../planner/worlds';
import { changesBetween, RUNS, SEED, soundPlan, type Expect } from './plans';

/** A bad one is let off after this many worlds: then the property is blind. */
const FINDING_RUNS_MAX = 1000;

/** The host on which `plan` was really applied, or nothing when some of it was refused there. */
function tryApply(host: SimulatedHost, plan: Plan): SimulatedHost | undefined {
  apply(host, plan);
  const again = planChanges(inputOf(host, plan));
  if (again.steps.length + again.refusals.length > 0) return undefined;
  // A plan says nothing of how large its images are.
  const images = new Set(plan.images.map(({ fileName }) => fileName));
  for (const file of host.files.values()) {
    if (images.has(file.path.split('/').at(-1) ?? '')) file.allocationBytes = 0;
  }
  return host;
}

/** All that a review tells of a change plan. */
function told({ steps, refusals, allocation }: ChangePlan): unknown {
  return { steps, refusals, allocation };
}

/** Whether a review tells the same as an apply would do; nothing where the world says nothing of it. */
function tellsTheTruth({ facts, before, plan, policy }: World, expected?: Expect): boolean | undefined {
  const host = before === undefined ? undefined : tryApply(emptyHost(facts), before);
  if (before === undefined || host === undefined) return undefined;
  const options = { facts, policy, ...(expected === undefined ? {} : { expect: expected }) };
  const real = planChanges(inputOf(host, plan, policy));
  expect(told(changesBetween(before, plan, options))).toEqual(told(real));
  return real.steps.length > 0;
}

/** Ways to be wrong about a host that are easily overlooked. */
const BAD: Readonly<Record<string, Expect>> = {
  'knows no host at all': (_plan, { facts }) => ({
    inventory: { host: facts, machines: [], networks: [], pools: [], unreadable: [] },
    owned: { pools: [], images: [], volumes: [] },
  }),
  'keeps no records': (plan, options) => ({
    ...expectedHost(plan, options),
    owned: { pools: [], images: [], volumes: [] },
  }),
  'forgets what disks stand on': (plan, options) =>
    changed(plan, options, (inventory) => ({
      pools: inventory.pools.map((pool) => ({
        ...pool,
        volumes: pool.volumes.map((volume) => without(volume, 'backingPath')),
      })),
    })),
  'takes all machines for stopped': (plan, options) =>
    changed(plan, options, (inventory) => ({
      machines: inventory.machines.map((machine) => ({ ...without(machine, 'running'), state: 'stopped' })),
    })),
  'forgets how much vCPUs could be taken away': (plan, options) =>
    changed(plan, options, (inventory) => ({
      machines: inventory.machines.map(({ running, ...machine }) =>
        running === undefined
          ? machine
          : { ...machine, running: { ...running, vcpus: { ...running.vcpus, removable: 0 } } },
      ),
    })),
  'takes every guest for silent': (plan, options) =>
    changed(plan, options, (inventory) => ({
      machines: inventory.machines.map((machine) => ({ ...machine, agentConnected: false })),
    })),
};

function without<Value, Key extends keyof Value>(value: Value, key: Key): Omit<Value, Key> {
  const { [key]: _, ...rest } = value;
  return rest;
}

function changed(
  plan: Plan,
  options: Parameters<Expect>[1],
  change: (inventory: Inventory) => Partial<Inventory>,
): ExpectedHost {
  const { inventory, owned } = expectedHost(plan, options);
  return { inventory: { ...inventory, ...change(inventory) }, owned };
}

describe('the expected host', () => {
  it('is never in want of anything that its own plan says', () => {
    fc.assert(
      fc.property(soundPlan, (plan) => {
        const { steps, refusals } = changesBetween(plan, plan);
        expect({ steps, refusals }).toEqual({ steps: [], refusals: [] });
      }),
      { seed: SEED, numRuns: RUNS },
    );
  });

  it('never leads to other changes than the host on which the plan was really applied', () => {
    const changes: boolean[] = [];
    fc.assert(
      fc.property(worlds({ quiet: true }), (world) => {
        const told = tellsTheTruth(world);
        if (told !== undefined) changes.push(told);
      }),
      { seed: SEED, numRuns: RUNS * 4 },
    );
    // Else nothing was shown.
    expect(changes.length).toBeGreaterThan(RUNS);
    expect(changes.filter(Boolean).length).toBeGreaterThan(RUNS / 2);
  });

  it.each(Object.entries(BAD))('that %s is found out', (_name, expected) => {
    const found = fc.check(
      fc.property(worlds({ quiet: true }), (world) => void tellsTheTruth(world, expected)),
      { seed: SEED, numRuns: FINDING_RUNS_MAX, endOnFailure: true },
    );
    expect(found.failed).toBe(true);
  });
});
