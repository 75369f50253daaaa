import { labDisk, labMachine } from '../../host-agent/live/lab';
import type { FaultScenario } from '../types';
import { labPlan } from './lab-plan';

/** From nothing to two machines that are ready: pool, images, networks, seeds; overlays, a full copy and an empty disk. */
export const createLab: FaultScenario = {
  name: 'create-lab',
  title: 'Create a lab',
  needsGuests: true,
  plans: (stage) => ({
    after: labPlan(stage, [
      labMachine('web', 11, {
        disks: [
          labDisk('web', 'root', { source: { kind: 'image', image: 'base' }, sizeMiB: 80 }),
          labDisk('web', 'data'),
        ],
      }),
      labMachine('db', 12, {
        disks: [labDisk('db', 'root', { source: { kind: 'copy', image: 'base' }, sizeMiB: 80 })],
        autostart: true,
      }),
    ]),
  }),
};
