import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { Host } from 'fleetwright';
import type { Plan } from 'fleetwright/plan';
import { testApp } from 'fleetwright/testing';
import { plansOf } from '../../../lib/synth';
import { addMachines } from './support';

type Lock = ReturnType<typeof plansOf>['lock'];

function synth(names: readonly string[], lock?: Lock): { readonly plan: Plan; readonly lock: Lock } {
  const app = testApp();
  addMachines(new Host(app, 'kvm-1', { allowEmpty: true, overcommit: { disk: 100 } }), names);
  const { plans, lock: after } = plansOf(app, lock);
  const [made] = plans;
  if (made === undefined) throw new Error('no plan was made');
  return { plan: made.plan, lock: after };
}

const machineNames = fc.uniqueArray(fc.stringMatching(/^[a-z][a-z0-9]{0,5}$/), { maxLength: 20 });

describe('synthesis', () => {
  it('never changes a machine because of its siblings, or because of where it stands in the program', () => {
    fc.assert(
      fc.property(machineNames, machineNames, (before, other) => {
        const first = synth(before);
        // Some go, some come, and the rest stand in another order.
        const kept = before.filter((_name, index) => index % 3 !== 0);
        const after = [...new Set([...other, ...kept.toReversed()])];
        const second = synth(after, first.lock);
        const wanted = first.plan.machines.filter(({ name }) => kept.includes(name));
        expect(second.plan.machines.filter(({ name }) => kept.includes(name))).toEqual(wanted);
        expect(second.plan.machines.map(({ name }) => name)).toEqual(after.toSorted());
        const addresses = second.plan.machines.flatMap(({ nics }) =>
          nics.flatMap(({ ipv4, ipv6 }) => [ipv4, ipv6]),
        );
        expect(new Set(addresses).size).toBe(after.length * 2);
      }),
      { numRuns: 40 },
    );
  });
});
