import { describe, it } from '@jest/globals';
import { sampleDisk, sampleImage, samplePool } from '../../sample-plan';
import { holdToWords, type Told } from '../told';
import { newer, of as withNewer, stopPool } from './disk-sample';
import { data, down, fast, of, tools } from './sample';

const replaced = { replace: ['web/root'] };
/** With a blank disk, and a drive with or without a medium. */
const blank = (image?: string) => ({
  disks: [sampleDisk({ source: { kind: 'blank' as const } })],
  cdroms: [{ name: 'tools', ...(image === undefined ? {} : { image }) }],
});

const CASES: readonly Told[] = [
  {
    name: 'a disk becomes a copy of another image once that is there, and before that nothing is stopped',
    before: { ...withNewer(), images: [sampleImage()] },
    plan: withNewer({ disks: [sampleDisk({ source: { kind: 'copy', image: 'newer' } })] }),
    policy: replaced,
    steps: [
      'fetch-image:newer live',
      'stop-machine:web replace < fetch-image:newer',
      'trash-volume:default/web-root.qcow2 replace < stop-machine:web fetch-image:newer',
      'create-disk:web/root replace < trash-volume:default/web-root.qcow2',
      'start-machine:web live < create-disk:web/root',
    ],
  },
  {
    name: 'a copy beside it stays as it is and waits for nothing, though its image is fetched again',
    before: of(
      { disks: [sampleDisk(), { ...data, pool: 'default', source: { kind: 'copy', image: 'newer' } }] },
      { images: [sampleImage(), newer] },
    ),
    byHand: (host) => host.files.delete('/pools/default/base-2.qcow2'),
    plan: of(
      {
        disks: [
          sampleDisk({ source: { kind: 'blank' } }),
          { ...data, pool: 'default', source: { kind: 'copy', image: 'newer' } },
        ],
      },
      { images: [sampleImage(), newer] },
    ),
    policy: replaced,
    steps: [
      'fetch-image:newer live',
      'stop-machine:web replace',
      'trash-volume:default/web-root.qcow2 replace < stop-machine:web',
      'create-disk:web/root replace < trash-volume:default/web-root.qcow2',
      'start-machine:web live < create-disk:web/root',
    ],
  },
  {
    name: 'what waits for an image that is fetched into a pool does not wait for that pool once more',
    before: of(blank()),
    byHand: (host) => {
      down(host);
      stopPool(host);
    },
    plan: of(blank('tools'), { images: [sampleImage(), tools] }),
    steps: [
      'start-pool:default live',
      'fetch-image:tools live < start-pool:default',
      'define-machine:web live < fetch-image:tools',
      'start-machine:web live < define-machine:web',
    ],
  },
  {
    name: 'but for the pool of its disk where the image is in another',
    before: of(blank(), { pools: [samplePool(), fast] }),
    byHand: (host) => {
      down(host);
      stopPool(host);
    },
    plan: of(blank('tools'), {
      images: [sampleImage(), { ...tools, pool: 'fast' }],
      pools: [samplePool(), fast],
    }),
    steps: [
      'start-pool:default live',
      'fetch-image:tools live',
      'define-machine:web live < fetch-image:tools start-pool:default',
      'start-machine:web live < define-machine:web',
    ],
  },
];

describe('files that a machine waits for', () => {
  it.each(CASES)('$name', holdToWords);
});
