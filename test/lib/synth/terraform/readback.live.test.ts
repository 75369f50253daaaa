import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { connectLibvirt, type LibvirtHost } from '../../../../host-agent/libvirt';
import { useLiveHost } from '../../../support/live-host';
import { documentOf } from '../equivalence-document';
import { pairsOf, storedOf } from '../equivalence-host';
import { definablePlan } from '../equivalence-plans';
import { readTree } from '../equivalence-xml';
import { readbackProblems } from './readback';

const SEED = Number(process.env['FLEETWRIGHT_PROPERTY_SEED'] ?? 20_260_101);
const RUNS = Number(process.env['FLEETWRIGHT_PROPERTY_RUNS'] ?? 40);

const live = useLiveHost();
let host: LibvirtHost;

beforeAll(async () => {
  host = await connectLibvirt(live.uri);
});

afterAll(() => host.close());

describe('what the provider reads back', () => {
  it(`is never other than what the document says, for ${RUNS} plans (seed ${SEED})`, async () => {
    await fc.assert(
      fc.asyncProperty(definablePlan, async (plan) => {
        for (const pair of pairsOf(plan, documentOf(plan))) {
          const stored = await storedOf({ live, host }, 'provider', pair);
          expect(readbackProblems(readTree(pair.provider), readTree(stored))).toEqual([]);
        }
      }),
      { seed: SEED, numRuns: RUNS, endOnFailure: true },
    );
  });
});
