import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { labDisk, labMachine } from '../../host-agent/live/lab';
import type { FaultScenario } from '../types';
import { labPlan } from './lab-plan';
import { secondFileName, secondImage } from './second-image';

/** The file of an image lies in the pool already, put there by somebody else: it is taken as it is, and stays his. */
export const adoptImage: FaultScenario = {
  name: 'adopt-image',
  title: 'Adopt an image',
  needsGuests: false,
  plans: (stage) => ({
    before: labPlan(stage, [labMachine('web', 11, { powerState: 'stopped' })]),
    after: labPlan(
      stage,
      [
        labMachine('web', 11, { powerState: 'stopped' }),
        labMachine('db', 12, {
          powerState: 'stopped',
          disks: [labDisk('db', 'root', { source: { kind: 'image', image: 'second' }, sizeMiB: 80 })],
        }),
      ],
      (draft) => draft.images.push(secondImage(stage)),
    ),
  }),
  prepare: ({ guest, sandbox }) =>
    copyFile(guest.image, join(sandbox.poolDirectory, 'main', secondFileName(guest.sha256.image))),
};
