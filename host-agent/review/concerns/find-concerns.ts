import type { Plan } from '../../../lib/plan';
import type { ChangePlan } from '../../planner';
import type { Concern } from './concern';
import { hostConcerns } from './host';
import { machineConcerns } from './machines';
import { exposureOfNetworks, networkConcerns } from './networks';
import { stepConcerns } from './steps';

/** Everything that a reviewer should not overlook, what loses most first. */
export function findConcerns(base: Plan, head: Plan, changePlan: ChangePlan): readonly Concern[] {
  const exposures = { before: exposureOfNetworks(base), after: exposureOfNetworks(head) };
  const older = new Map(base.machines.map((machine) => [machine.uuid, machine]));
  return [
    ...stepConcerns(base, changePlan),
    ...head.machines.flatMap((machine) => {
      const before = older.get(machine.uuid);
      return before === undefined ? [] : machineConcerns(before, machine, exposures);
    }),
    ...networkConcerns(base, head),
    ...hostConcerns(base, head),
  ];
}
