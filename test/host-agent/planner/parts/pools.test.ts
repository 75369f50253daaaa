import { describe, it } from '@jest/globals';
import type { SimulatedHost } from '../../../support/simulated-host';
import { sampleImage, samplePool, uuidOf } from '../sample-plan';
import { holdToWords, type Told } from './told';

const alone = { networks: [], images: [], machines: [] };
const withImage = { networks: [], machines: [] };
const renamed = (changes: Partial<ReturnType<typeof samplePool>>) => ({
  ...alone,
  pools: [samplePool(changes)],
});
const change =
  (changes: { active?: boolean; autostart?: boolean; type?: string; path?: string }) =>
  (host: SimulatedHost): void => {
    Object.assign(host.pools.get(uuidOf(100)) ?? {}, changes);
  };
const put = (host: SimulatedHost, pool: { name: string; path: string }): void => {
  host.pools.set(uuidOf(7), { uuid: uuidOf(7), type: 'dir', active: true, autostart: true, ...pool });
};

const POOLS: readonly Told[] = [
  {
    name: 'a pool that is not there is made',
    plan: alone,
    steps: ['create-pool:default live'],
    changes: ['create-pool:default (pool default): path -> /pools/default live'],
    actions: ['create-pool:default: pool=default'],
  },
  {
    name: 'a pool that is stopped is started, one that should not start by itself is told',
    before: alone,
    byHand: change({ active: false }),
    plan: renamed({ autostart: false }),
    steps: ['start-pool:default live', 'set-pool-autostart:default live'],
    changes: [
      'start-pool:default (pool default): active false -> true live',
      'set-pool-autostart:default (pool default): autostart true -> false live',
    ],
    actions: ['start-pool:default: pool=default', 'set-pool-autostart:default: pool=default'],
  },
  {
    name: 'a pool that is as it should be is left alone',
    before: alone,
    plan: alone,
    steps: [],
  },
  {
    name: 'a pool never gets another name',
    before: alone,
    plan: renamed({ name: 'store' }),
    steps: [],
    refusals: ['renamed pool store from=default to=store'],
  },
  {
    name: 'nor another directory',
    before: alone,
    plan: renamed({ path: '/elsewhere' }),
    steps: [],
    refusals: ['pool-path-changed pool default from=/pools/default to=/elsewhere'],
  },
  {
    name: 'a pool of another type is not ours',
    before: alone,
    byHand: change({ type: 'logical' }),
    plan: alone,
    steps: [],
    refusals: ['pool-not-ours pool default type=logical'],
  },
  {
    name: 'a pool of ours whose UUID the plan has given up is not made over',
    before: alone,
    plan: renamed({ uuid: uuidOf(109) }),
    steps: [],
    refusals: [
      'uuid-changed pool default from=00000000-0000-5000-8000-000000000100 to=00000000-0000-5000-8000-000000000109 path=/pools/default',
    ],
  },
  {
    name: 'a pool of somebody else who had the name before is not made over',
    byHand: (host) => put(host, { name: 'default', path: '/theirs' }),
    plan: alone,
    steps: [],
    refusals: [
      'pool-not-ours pool default from=00000000-0000-5000-8000-000000000007 to=00000000-0000-5000-8000-000000000100 path=/theirs',
    ],
  },
  {
    name: 'a directory that belongs to another pool is not shared',
    byHand: (host) => put(host, { name: 'theirs', path: '/pools/default' }),
    plan: alone,
    steps: [],
    refusals: ['pool-not-ours pool default pool=theirs path=/pools/default'],
  },
  {
    name: 'a pool is made beside one of somebody else',
    byHand: (host) => put(host, { name: 'theirs', path: '/theirs' }),
    plan: alone,
    steps: ['create-pool:default live'],
  },
  {
    name: 'a pool that cannot be read is left alone',
    before: alone,
    byHand: (host) => host.unreadable.push({ kind: 'pool', name: 'default', reason: 'I/O error' }),
    plan: alone,
    steps: [],
    refusals: ['unreadable-object pool default reason=I/O error'],
    warnings: ['unreadable-object pool default reason=I/O error'],
  },
  {
    name: 'and so is one that cannot be read under another name',
    before: alone,
    byHand: (host) =>
      host.unreadable.push({ kind: 'pool', name: 'x', uuid: uuidOf(100), reason: 'I/O error' }),
    plan: alone,
    steps: [],
    refusals: ['unreadable-object pool default reason=I/O error'],
    warnings: ['unreadable-object pool x reason=I/O error'],
  },
  {
    name: 'a pool that the operator wants left alone is not started',
    before: alone,
    byHand: change({ active: false }),
    plan: alone,
    policy: { held: [{ kind: 'pool', name: 'default' }] },
    steps: [],
    refusals: ['impact-not-allowed pool default impact=live allowed=nothing fields=[]'],
  },
];

const IMAGES: readonly Told[] = [
  {
    name: 'an image is fetched into a pool that is there',
    before: alone,
    plan: withImage,
    steps: ['fetch-image:base live'],
    changes: [
      'fetch-image:base (image base): sha256 -> 1111111111111111111111111111111111111111111111111111111111111111 live',
    ],
    actions: ['fetch-image:base: image=base'],
  },
  {
    name: 'an image is fetched once its pool is there',
    plan: withImage,
    steps: ['create-pool:default live', 'fetch-image:base live < create-pool:default'],
  },
  {
    name: 'an image whose file is gone is fetched again',
    before: withImage,
    byHand: (host) => host.files.delete('/pools/default/base-1.qcow2'),
    plan: withImage,
    steps: ['fetch-image:base live'],
  },
  {
    name: 'an image that we have put into a pool that is stopped is still there when it starts',
    before: withImage,
    byHand: change({ active: false }),
    plan: withImage,
    steps: ['start-pool:default live'],
  },
  {
    name: 'another one is fetched when the pool has started',
    before: withImage,
    byHand: change({ active: false }),
    plan: { ...withImage, images: [sampleImage({ fileName: 'base-2.qcow2', sha256: '2'.repeat(64) })] },
    steps: ['start-pool:default live', 'fetch-image:base live < start-pool:default'],
  },
  {
    name: 'an image waits for a pool that is refused',
    before: alone,
    plan: { ...withImage, pools: [samplePool({ path: '/elsewhere' })] },
    steps: [],
    refusals: [
      'depends-on-refused image base kind=pool name=default',
      'pool-path-changed pool default from=/pools/default to=/elsewhere',
    ],
  },
  {
    name: 'an image that cannot be read is not fetched again',
    before: alone,
    byHand: (host) =>
      host.unreadable.push({ kind: 'volume', name: 'default/base-1.qcow2', reason: 'I/O error' }),
    plan: withImage,
    steps: [],
    refusals: ['unreadable-object image base reason=I/O error'],
    warnings: ['unreadable-object disk default/base-1.qcow2 reason=I/O error'],
  },
  {
    name: 'nor one that is known to be unreadable by its path',
    before: alone,
    byHand: (host) =>
      host.unreadable.push({ kind: 'volume', name: '/pools/default/base-1.qcow2', reason: 'I/O error' }),
    plan: withImage,
    steps: [],
    refusals: ['unreadable-object image base reason=I/O error'],
    warnings: ['unreadable-object disk /pools/default/base-1.qcow2 reason=I/O error'],
  },
  {
    name: 'an image that the operator wants left alone is not fetched',
    before: alone,
    plan: withImage,
    policy: { held: [{ kind: 'image', name: 'base' }] },
    steps: [],
    refusals: ['impact-not-allowed image base impact=live allowed=nothing fields=[]'],
  },
];

describe('pools of the plan', () => {
  it.each(POOLS)('$name', holdToWords);
});

describe('images of the plan', () => {
  it.each(IMAGES)('$name', holdToWords);
});
