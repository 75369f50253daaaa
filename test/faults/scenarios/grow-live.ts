import { labDisk, labMachine, type DraftMachine } from '../../host-agent/live/lab';
import type { FaultScenario } from '../types';
import { labPlan } from './lab-plan';

const memory = { bootMiB: 256, maximumMiB: 640, ceiling: 'stated', hugepages: false } as const;
const root = { source: { kind: 'image', image: 'base' } } as const;

const small: Partial<DraftMachine> = {
  memory: { ...memory, currentMiB: 256 },
  disks: [labDisk('web', 'root', { ...root, sizeMiB: 80 }), labDisk('web', 'data', { sizeMiB: 32 })],
};

const large: Partial<DraftMachine> = {
  vcpus: { current: 3, maximum: 4, ceiling: 'stated' },
  memory: { ...memory, currentMiB: 384 },
  disks: [
    labDisk('web', 'root', { ...root, sizeMiB: 96 }),
    labDisk('web', 'data', { sizeMiB: 48 }),
    labDisk('web', 'logs', { sizeMiB: 24 }),
  ],
};

/** A running machine gets more vCPUs and memory, larger disks and one more, and is not restarted. */
export const growLive: FaultScenario = {
  name: 'grow-live',
  title: 'Grow it live',
  needsGuests: true,
  plans: (stage) => ({
    before: labPlan(stage, [labMachine('web', 11, small)]),
    after: labPlan(stage, [labMachine('web', 11, large)]),
  }),
};
