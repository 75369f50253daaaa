import type { PlannerInput } from '../../../../../host-agent/planner';
import { sampleImage, sampleMachine, samplePool } from '../../sample-plan';
import { fast } from '../machine/sample';

/** An image beside the sample one. */
export const old = sampleImage({ name: 'old', key: 'lab/old', fileName: 'old-1.qcow2' });
/** What stays: the sample machine without NICs, with its image and its pool. */
export const kept = { networks: [], machines: [sampleMachine({ nics: [] })] };
/** That, and a second pool. */
export const withFast = { ...kept, pools: [samplePool(), fast] };
/** The trash that the planner is told of. */
export const trashed =
  (...files: readonly (readonly [pool: string, fileName: string, agoMs: number])[]) =>
  ({ nowMs }: PlannerInput): Partial<PlannerInput> => ({
    trash: files.map(([pool, fileName, agoMs]) => ({ pool, fileName, trashedAtMs: nowMs - agoMs })),
  });
