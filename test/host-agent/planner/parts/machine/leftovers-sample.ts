import type { PlanInput } from '../../../../../lib/plan';
import { sampleDisk, sampleMachine } from '../../sample-plan';
import { data, pools } from './disk-sample';
import { of as planOf } from './sample';

type MachineInput = PlanInput['machines'][number];

/** A plan of the sample machine without NICs, and of others, with two pools. */
export const of = (
  changes: Partial<MachineInput> = {},
  others: readonly MachineInput[] = [],
): Partial<PlanInput> =>
  planOf(changes, { pools, machines: [sampleMachine({ nics: [], ...changes }), ...others] });
/** Its machine has a disk more. */
export const full = of({ disks: [sampleDisk(), data] });
