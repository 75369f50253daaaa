import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { planChanges, type ChangePlan } from '../../../host-agent/planner';
import type { Plan } from '../../../lib/plan';
import type { SimulatedHost } from '../../support/simulated-host';
import { apply, emptyHost, inputOf } from '../planner/apply';
import { worlds } from '../planner/worlds';
import { changesBetween, RUNS, SEED, soundPlan } from './plans';

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
    let compared = 0;
    fc.assert(
      fc.property(worlds({ quiet: true }), ({ facts, before, plan, policy }) => {
        const host = before === undefined ? undefined : tryApply(emptyHost(facts), before);
        if (before === undefined || host === undefined) return;
        const real = planChanges(inputOf(host, plan, policy));
        expect(told(changesBetween(before, plan, { facts, policy }))).toEqual(told(real));
        compared += 1;
      }),
      { seed: SEED, numRuns: RUNS * 4 },
    );
    // Else nothing was shown.
    expect(compared).toBeGreaterThan(RUNS);
  });
});
