import { expect } from '@jest/globals';
import type { MachineAllocation } from '../../../../../host-agent/inventory';
import { keepFields } from '../../../../../host-agent/planner/field-rules/machine/keep';
import { makeContext } from '../../../../../host-agent/planner/view/context';
import type { PlanMachine } from '../../../../../lib/plan';
import { appliedHost, inputOf } from '../../apply';
import { sampleImage, samplePlan } from '../../sample-plan';
import { web } from '../../scenario';
import { byVirsh, machines, type HostChange, type MachineInput, type PlanChanges } from '../preview';

/** What the host has, what the plan wants, and what is kept of the former where those fields may not be had. */
export interface KeepCase {
  readonly name: string;
  readonly before?: Partial<MachineInput>;
  readonly byHand?: HostChange;
  readonly plan?: Partial<MachineInput>;
  readonly fields: readonly string[];
  /** Beside the plan; absent where the words of plans cannot say it, so that the machine stays as it is altogether. */
  readonly kept?: Partial<MachineInput>;
  /** Of the plan, what is left out of it then. */
  readonly without?: readonly (keyof MachineInput)[];
}

const images = [
  sampleImage(),
  sampleImage({ name: 'iso', key: 'lab/iso', fileName: 'tools-1.iso', format: 'raw' }),
];
const planWith = (changes: Partial<MachineInput>): PlanChanges => ({ images, ...machines(changes) });

/** The sample machine of a plan, changed. */
export function machineOf(changes: Partial<MachineInput>): PlanMachine {
  const [machine] = samplePlan(planWith(changes)).machines;
  if (machine === undefined) throw new Error('the sample machine is lost');
  return machine;
}

/** Holds the planner to what it keeps. */
export function holdKept({ before = {}, byHand, plan = {}, fields, kept, without = [] }: KeepCase): void {
  const host = appliedHost(samplePlan(planWith(before)));
  byHand?.(host);
  const context = makeContext(inputOf(host, samplePlan(planWith(plan))));
  const result = keepFields(machineOf(plan), fields, web(host).stored, context);
  const rest = Object.fromEntries(
    Object.entries({ ...plan, ...kept }).filter(([field]) => !without.some((other) => other === field)),
  );
  expect(result).toEqual(kept === undefined ? undefined : machineOf(rest));
}

/** Changes what the sample machine is stored with. */
export const stored = (change: (definition: MachineAllocation) => Partial<MachineAllocation>): HostChange =>
  byVirsh('stored', change);
