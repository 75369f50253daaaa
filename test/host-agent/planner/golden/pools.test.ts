import { describe, it } from '@jest/globals';
import { sampleImage, sampleMachine, samplePool, uuidOf } from '../sample-plan';
import { hold, type Scenario } from '../scenario';

const SCENARIOS: readonly Scenario[] = [
  {
    name: 'an old image goes when nothing stands on it',
    before: {
      machines: [],
      images: [sampleImage(), sampleImage({ name: 'old', fileName: 'old-1.qcow2', key: 'lab/old' })],
    },
    plan: { machines: [] },
    steps: ['delete-image:default/old-1.qcow2 live'],
  },
  {
    name: 'a pool that the plan drops is forgotten',
    before: {
      machines: [],
      pools: [
        samplePool(),
        samplePool({ name: 'fast', uuid: uuidOf(101), key: 'lab/fast', path: '/pools/fast' }),
      ],
    },
    plan: { machines: [] },
    steps: ['delete-pool:fast destroy'],
  },
  {
    name: 'trash goes for good exactly after the retention time',
    before: { machines: [] },
    byHand: (host) => {
      const file = host.writeFile('/trash/x');
      host.files.clear();
      host.writeFile('/pools/default/base-1.qcow2');
      const hourMs = 60 * 60 * 1000;
      const trashed = (fileName: string, agoMs: number): void => {
        host.trash.push({ pool: 'default', fileName, trashedAtMs: host.agent.nowMs - agoMs, file });
      };
      trashed('young.qcow2', 24 * hourMs - 1);
      trashed('old.qcow2', 24 * hourMs);
    },
    plan: { machines: [] },
    steps: ['empty-trash:default destroy'],
  },
  {
    name: 'a pool in another directory is refused, and what lies in it',
    before: {},
    plan: { pools: [samplePool({ path: '/elsewhere' })], machines: [sampleMachine({ description: 'new' })] },
    steps: [],
    refusals: [
      'depends-on-refused image base',
      'depends-on-refused machine web',
      'pool-path-changed pool default',
    ],
  },
  {
    name: 'a pool of somebody else is not taken over',
    byHand: (host) => {
      host.pools.set(uuidOf(7), {
        name: 'default',
        uuid: uuidOf(7),
        type: 'dir',
        path: '/pools/default',
        active: true,
        autostart: true,
      });
    },
    plan: { networks: [], machines: [sampleMachine({ nics: [] })] },
    steps: [],
    refusals: [
      'depends-on-refused image base',
      'depends-on-refused machine web',
      'pool-not-ours pool default',
    ],
  },
  {
    name: 'a pool that is stopped is started, and its autostart set',
    before: {},
    byHand: (host) => {
      const pool = host.pools.get(uuidOf(100));
      if (pool !== undefined) Object.assign(pool, { active: false, autostart: false });
    },
    plan: {},
    steps: ['start-pool:default live', 'set-pool-autostart:default live'],
  },
];

describe('pools, images and the trash', () => {
  it.each(SCENARIOS)('$name', hold);
});
