import { describe, it } from '@jest/globals';
import { sampleSeed } from '../../sample-plan';
import { holdToWords, type Told } from '../told';
import { bare, nothing, of, stopPool, strangerWith, unreadable } from './disk-sample';

const SEED = '/pools/default/web-seed-1.iso';
const seeded = of({ cloudInit: sampleSeed(1) });

const CASES: readonly Told[] = [
  {
    name: 'a seed is written into a pool that is there, and goes into the drive',
    before: of(),
    plan: seeded,
    steps: [
      'write-seed:web live',
      'stop-machine:web restart < write-seed:web',
      'define-machine:web restart < stop-machine:web',
      'start-machine:web live < define-machine:web',
    ],
    changes: [
      'write-seed:web (machine web): cloudInit -> web-seed-1.iso live',
      'stop-machine:web (machine web): cloudInit -> /pools/default/web-seed-1.iso restart',
      'define-machine:web (machine web): cloudInit -> /pools/default/web-seed-1.iso restart; volumes [disk default/web-root.qcow2] -> [disk default/web-root.qcow2, seed default/web-seed-1.iso] live',
      'start-machine:web (machine web): powerState running -> running live',
    ],
    actions: [
      'write-seed:web: machine=web',
      'stop-machine:web: machine={name=web uuid=00000000-0000-5000-8000-000000000001 timeoutSeconds=30 onTimeout=force}',
      'define-machine:web: machine=web acceleration=kvm markedVolumes=[{pool=default fileName=web-root.qcow2 role=disk retain=false}, {pool=default fileName=web-seed-1.iso role=seed retain=false}]',
      'start-machine:web: machine=web',
    ],
  },
  {
    name: 'a seed whose file is gone is written again',
    before: seeded,
    byHand: (host) => host.files.delete(SEED),
    plan: seeded,
    steps: ['write-seed:web live'],
  },
  {
    name: 'a seed that nobody can see is there: its machine was defined with it',
    before: seeded,
    byHand: stopPool,
    plan: seeded,
    steps: ['start-pool:default live'],
  },
  {
    name: 'a new seed in a pool that is stopped is written when it has started',
    before: bare,
    byHand: stopPool,
    plan: seeded,
    steps: [
      'start-pool:default live',
      'write-seed:web live < start-pool:default',
      'stop-machine:web restart < write-seed:web start-pool:default',
      'define-machine:web restart < stop-machine:web',
      'start-machine:web live < define-machine:web',
    ],
  },
  {
    name: 'a seed file that is neither marked nor on record is not ours',
    before: nothing,
    byHand: (host) => host.writeFile(SEED, { format: 'raw' }),
    plan: seeded,
    steps: [],
    refusals: ['volume-not-ours disk web/cloud-init path=/pools/default/web-seed-1.iso format=raw'],
  },
  {
    name: 'a seed file that is on record is',
    before: nothing,
    byHand: (host) => {
      host.writeFile(SEED, { format: 'raw' });
      host.record('volumes', { pool: 'default', fileName: 'web-seed-1.iso', machine: 'web' });
    },
    plan: seeded,
    steps: [
      'create-disk:web/root live',
      'define-machine:web live < create-disk:web/root',
      'set-machine-autostart:web live < define-machine:web',
      'start-machine:web live < define-machine:web',
    ],
  },
  {
    name: 'a seed file that a stranger uses is left alone',
    before: seeded,
    byHand: strangerWith(SEED),
    plan: seeded,
    steps: [],
    refusals: ['volume-in-use-by-foreign disk web/cloud-init path=/pools/default/web-seed-1.iso machine=x'],
  },
  {
    name: 'a seed file that cannot be read is left alone',
    before: seeded,
    byHand: unreadable('web-seed-1.iso'),
    plan: seeded,
    steps: [],
    refusals: ['unreadable-object disk web/cloud-init reason=I/O error'],
    warnings: ['unreadable-object disk web-seed-1.iso reason=I/O error'],
  },
];

describe('files of seeds', () => {
  it.each(CASES)('$name', holdToWords);
});
