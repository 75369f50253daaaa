import { labDisk, labMachine } from '../../host-agent/live/lab';
import type { FaultScenario } from '../types';
import { labPlan } from './lab-plan';

/** Two machines leave the plan with their disks, one of them protected: that one stays as it is. */
export const deleteMachines: FaultScenario = {
  name: 'delete-machines',
  title: 'Delete machines',
  needsGuests: true,
  plans: (stage) => {
    const web = labMachine('web', 11);
    const root = labDisk('db', 'root', { source: { kind: 'image', image: 'base' }, sizeMiB: 80 });
    return {
      before: labPlan(stage, [
        web,
        labMachine('db', 12, { disks: [root, labDisk('db', 'data')] }),
        labMachine('vault', 13, { protect: true }),
      ]),
      after: labPlan(stage, [web]),
    };
  },
};
