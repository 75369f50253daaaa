import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { allocationOf, networkSettingsOf, ownershipOf } from '../../../host-agent/inventory';
import { readDomain, readNetwork, writeDomain, writeNetwork } from '../../../host-agent/libvirt';
import { describeMachine, describeNetwork } from '../../../lib/describe';
import { markOfMachine, markOfNetwork } from '../../../lib/plan';
import { arbitraryPlan } from '../../support/arbitrary-plan';
import { statedAllocation, statedSettings, withoutTargets } from './stated';

const ORIGIN = { generation: 7, planDigest: 'cd'.repeat(32) };

describe('what is described, written, and read again', () => {
  it.each(['kvm', 'tcg'] as const)('says of every machine what the plan states, under %s', (acceleration) => {
    fc.assert(
      fc.property(arbitraryPlan, (plan) => {
        for (const machine of plan.machines) {
          const mark = markOfMachine(plan, machine, ORIGIN);
          const xml = writeDomain(describeMachine(machine, { plan, acceleration, mark }));
          const definition = readDomain(xml);
          expect(withoutTargets(allocationOf(definition))).toEqual(
            statedAllocation(plan, machine, acceleration),
          );
          expect(definition.uuid).toBe(machine.uuid);
          expect(ownershipOf(definition)).toEqual({ kind: 'ours', mark });
        }
      }),
      { numRuns: 25, endOnFailure: true },
    );
  });

  it('says of every network what the plan states', () => {
    fc.assert(
      fc.property(arbitraryPlan, (plan) => {
        for (const network of plan.networks) {
          const mark = markOfNetwork(plan, network, ORIGIN);
          const definition = readNetwork(writeNetwork(describeNetwork(plan, network, mark)));
          expect(networkSettingsOf(definition)).toEqual(statedSettings(plan, network));
          expect(ownershipOf(definition)).toEqual({ kind: 'ours', mark });
        }
      }),
      { numRuns: 25, endOnFailure: true },
    );
  });

  it('gives no two disks of a machine the same target', () => {
    fc.assert(
      fc.property(arbitraryPlan, (plan) => {
        for (const machine of plan.machines) {
          const { disks } = describeMachine(machine, { plan, acceleration: 'tcg' }).devices;
          expect(new Set(disks.map((disk) => disk.target.device)).size).toBe(disks.length);
          expect(disks).toHaveLength(
            machine.disks.length + machine.cdroms.length + (machine.cloudInit === undefined ? 0 : 1),
          );
        }
      }),
      { numRuns: 25, endOnFailure: true },
    );
  });
});
