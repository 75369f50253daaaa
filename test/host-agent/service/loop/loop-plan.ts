import type { Plan, PlanInput } from '../../../../lib/plan';
import { otherMachine, sampleDisk, sampleImage, sampleMachine, samplePlan } from '../../planner/sample-plan';

type MachineInput = PlanInput['machines'][number];

const image = sampleImage({ fileName: `base-${'1'.repeat(16)}.qcow2` });

/** A machine of a plan that may be released, by number. */
export function loopMachine(number: number, changes: Partial<MachineInput> = {}): MachineInput {
  const name = `web-${number}`;
  const disks = [sampleDisk({ fileName: `${name}-root.qcow2`, serial: `${name}-root` })];
  const one = sampleMachine({ name, key: `lab/${name}`, disks, ...changes });
  return number === 1 ? one : { ...otherMachine(name, number), ...changes };
}

/** A plan that may be released, with these machines. */
export function loopPlan(machines: readonly MachineInput[], changes: Partial<PlanInput> = {}): Plan {
  return samplePlan({ images: [image], machines: [...machines], ...changes });
}
