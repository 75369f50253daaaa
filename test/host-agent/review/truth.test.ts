import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { ChangedHost } from '../../../host-agent/review';
import { worlds } from '../planner/worlds';
import { RUNS, SEED } from './plans';
import {
  changesWhatWasTold,
  givesOutWhatWasTold,
  givesWhatWasTold,
  hitsNobodyHarder,
  isApplied,
  touchesNothingElse,
  type Property,
  type Told,
} from './truth/properties';
import { byPlans, lookedAt, type Staging } from './truth/scene';

const PAIRS = Math.max(100, RUNS);
/** A review that says nothing is let off after this many worlds: then the property is blind. */
const FINDING_RUNS_MAX = 500;

const PROPERTIES: Readonly<Record<string, Property>> = {
  'is exactly what an apply does that takes its approval': isApplied,
  'never gives machines anything else than was told': givesWhatWasTold,
  'never gives out other addresses than was told': givesOutWhatWasTold,
  'never leaves a change out that was told, and never makes one that was not': changesWhatWasTold,
  'never touches what it said nothing about, others’ things included': touchesNothingElse,
  'never hits a guest harder than was told': hitsNobodyHarder,
};

const STAGINGS: Readonly<Record<string, Staging>> = {
  'of a host that was looked at': lookedAt,
  'of two plans': byPlans,
};

/** Worlds that change at once, so that each pair of plans is another. */
const quiet = worlds({ quiet: true });

/** Says that nothing is done, and nothing is given to anybody else. */
function nothing({ changePlan, allocations }: ChangedHost): Told {
  const unchanged = <Use extends { readonly before: number }>(
    use: Use,
  ): Use & { readonly after: number } => ({
    ...use,
    after: use.before,
  });
  return {
    changePlan: {
      ...changePlan,
      steps: [],
      refusals: [],
      allocation: { ...changePlan.allocation, after: changePlan.allocation.before },
    },
    allocations: {
      vcpus: unchanged(allocations.vcpus),
      memoryMiB: unchanged(allocations.memoryMiB),
      pools: allocations.pools.map(unchanged),
    },
    addresses: [],
  };
}

describe.each(Object.entries(STAGINGS))('a review %s', (_staging, stage) => {
  it.each(Object.entries(PROPERTIES))('%s', (_name, property) => {
    let pairs = 0;
    let telling = 0;
    fc.assert(
      fc.property(quiet, (world) => {
        const scene = stage(world);
        fc.pre(scene !== undefined);
        if (scene === undefined) return;
        pairs += 1;
        if (property(scene, scene.review)) telling += 1;
      }),
      { seed: SEED, numRuns: PAIRS, endOnFailure: true },
    );
    // Else nothing was shown.
    expect(pairs).toBeGreaterThanOrEqual(PAIRS);
    expect(telling).toBeGreaterThan(PAIRS / 10);
  });

  it.each(Object.entries(PROPERTIES))('that announces nothing is found out: %s', (_name, property) => {
    const found = fc.check(
      fc.property(quiet, (world) => {
        const scene = stage(world);
        if (scene !== undefined) property(scene, nothing(scene.review));
      }),
      { seed: SEED, numRuns: FINDING_RUNS_MAX, endOnFailure: true },
    );
    expect(found.failed).toBe(true);
  });
});
