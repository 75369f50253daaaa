import { describeMachine, type MachineDescription } from '../../../lib/describe';
import type { Plan, PlanMachine } from '../../../lib/plan';
import { samplePlanWith, type PlanDraft } from '../plan/sample-plan';

export type MachineDraft = PlanDraft['machines'][number];

/** The machine `name` of `plan`. */
export function machineOf(plan: Plan, name: string): PlanMachine {
  const machine = plan.machines.find((candidate) => candidate.name === name);
  if (machine === undefined) throw new Error(`the sample has no machine ${name}`);
  return machine;
}

/** The sample plan with another machine `name`, and that machine. */
export function changedMachine(
  name: string,
  change: (machine: MachineDraft) => void,
): { readonly plan: Plan; readonly machine: PlanMachine } {
  const plan = samplePlanWith((draft) => {
    const machine = draft.machines.find((candidate) => candidate.name === name);
    if (machine !== undefined) change(machine);
  });
  return { plan, machine: machineOf(plan, name) };
}

/** How a changed machine of the sample is described. */
export function describeChanged(
  name: string,
  change: (machine: MachineDraft) => void,
  acceleration: 'kvm' | 'tcg' = 'tcg',
): MachineDescription {
  const { plan, machine } = changedMachine(name, change);
  return describeMachine(machine, { plan, acceleration });
}
