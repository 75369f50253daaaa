import { describe, it } from '@jest/globals';
import { sampleSeed } from '../../sample-plan';
import { holdToWords, type Told } from '../told';
import { partlyRead } from './disk-sample';
import { of } from './leftovers-sample';

const CASES: readonly Told[] = [
  {
    name: 'a seed that the plan drops is deleted when its drive has let it go',
    before: of({ cloudInit: sampleSeed(1) }),
    plan: of({ cloudInit: sampleSeed(2) }),
    steps: [
      'write-seed:web live',
      'change-medium:web/sda live < write-seed:web',
      'define-machine:web live < change-medium:web/sda',
      'delete-seed:default/web-seed-1.iso live < define-machine:web',
      'set-machine-mark:web live < delete-seed:default/web-seed-1.iso',
    ],
    changes: [
      'write-seed:web (machine web): cloudInit -> web-seed-2.iso live',
      'change-medium:web/sda (machine web): cloudInit /pools/default/web-seed-1.iso -> /pools/default/web-seed-2.iso live',
      'define-machine:web (machine web): cloudInit /pools/default/web-seed-1.iso -> /pools/default/web-seed-2.iso live; volumes [disk default/web-root.qcow2, seed default/web-seed-1.iso] -> [disk default/web-root.qcow2, seed default/web-seed-2.iso] live',
      'delete-seed:default/web-seed-1.iso (disk web/web-seed-1.iso): cloudInit default/web-seed-1.iso -> live',
      'set-machine-mark:web (machine web): volumes [disk default/web-root.qcow2, seed default/web-seed-1.iso] -> [disk default/web-root.qcow2, seed default/web-seed-2.iso] live',
    ],
    actions: [
      'write-seed:web: machine=web',
      'change-medium:web/sda: machine=web target=sda path=/pools/default/web-seed-2.iso',
      'define-machine:web: machine=web acceleration=kvm markedVolumes=[{pool=default fileName=web-root.qcow2 role=disk retain=false}, {pool=default fileName=web-seed-2.iso role=seed retain=false}, {pool=default fileName=web-seed-1.iso role=seed retain=false}]',
      'delete-seed:default/web-seed-1.iso: pool=default fileName=web-seed-1.iso machine=web',
      'set-machine-mark:web: machine=web markedVolumes=[{pool=default fileName=web-root.qcow2 role=disk retain=false}, {pool=default fileName=web-seed-2.iso role=seed retain=false}]',
    ],
  },
  {
    name: 'a seed is deleted where nothing more than live is allowed: it can be written again',
    before: of({ cloudInit: sampleSeed(1) }),
    plan: of({ cloudInit: sampleSeed(2) }),
    policy: { maxImpact: { impact: 'live', of: 'all' } },
    steps: [
      'write-seed:web live',
      'change-medium:web/sda live < write-seed:web',
      'define-machine:web live < change-medium:web/sda',
      'delete-seed:default/web-seed-1.iso live < define-machine:web',
      'set-machine-mark:web live < delete-seed:default/web-seed-1.iso',
    ],
  },
  {
    name: 'a seed of a protected machine is deleted, and so it is while a machine cannot be read',
    before: of({ cloudInit: sampleSeed(1), protect: true }),
    plan: of({ cloudInit: sampleSeed(2), protect: true }),
    input: partlyRead,
    steps: [
      'write-seed:web live',
      'change-medium:web/sda live < write-seed:web',
      'define-machine:web live < change-medium:web/sda',
      'delete-seed:default/web-seed-1.iso live < define-machine:web',
      'set-machine-mark:web live < delete-seed:default/web-seed-1.iso',
    ],
    warnings: ['unreadable-object machine x reason=bad XML'],
  },
];

describe('seeds that a machine has no more', () => {
  it.each(CASES)('$name', holdToWords);
});
