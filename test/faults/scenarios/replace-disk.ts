import { labDisk, labMachine, type DraftMachine } from '../../host-agent/live/lab';
import type { FaultScenario } from '../types';
import { labPlan } from './lab-plan';
import { secondImage } from './second-image';

function webOn(image: 'base' | 'second'): DraftMachine {
  return labMachine('web', 11, {
    disks: [
      labDisk('web', 'root', { source: { kind: 'image', image }, sizeMiB: 80 }),
      labDisk('web', 'data', { sizeMiB: 32 }),
    ],
  });
}

/** A running machine's first disk is made anew from another image, as an operator has allowed by name; the old one goes to the trash. */
export const replaceDisk: FaultScenario = {
  name: 'replace-disk',
  title: 'Replace a disk',
  needsGuests: true,
  plans: (stage) => ({
    before: labPlan(stage, [webOn('base')]),
    after: labPlan(stage, [webOn('second')], (draft) => draft.images.push(secondImage(stage))),
  }),
  policy: { replace: ['web/root'] },
};
