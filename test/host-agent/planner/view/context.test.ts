import { describe, expect, it } from '@jest/globals';
import { makeContext, type PlannerContext } from '../../../../host-agent/planner/view/context';
import { emptyHost, inputOf } from '../apply';
import {
  otherMachine,
  sampleDisk,
  sampleFacts,
  sampleImage,
  sampleMachine,
  sampleNetwork,
  samplePlan,
  samplePool,
  sampleSeed,
  uuidOf,
} from '../sample-plan';

const plan = samplePlan({
  pools: [samplePool(), samplePool({ name: 'a', uuid: uuidOf(101), key: 'lab/a', path: '/pools/a' })],
  images: [sampleImage(), sampleImage({ name: 'a', key: 'lab/a', pool: 'a', fileName: 'a.qcow2' })],
  networks: [
    sampleNetwork(),
    sampleNetwork({ name: 'a', uuid: uuidOf(201), key: 'lab/a', bridgeName: 'fw-a' }),
  ],
  machines: [
    sampleMachine({ cloudInit: sampleSeed(1), vcpus: { current: 1, maximum: 64, ceiling: 'default' } }),
    otherMachine('db', 2, { disks: [sampleDisk({ pool: 'a', fileName: 'db-root.qcow2' })] }),
  ],
});
const contextNow = (): PlannerContext => makeContext(inputOf(emptyHost(sampleFacts({ cpus: 8 })), plan));
const names = (items: readonly { readonly name: string }[]): readonly string[] =>
  items.map(({ name }) => name);

describe('what the planner looks at', () => {
  it('is the plan in order of names, with head-room that the host has', () => {
    const context = contextNow();
    const { pools, images, networks, machines } = context.plan;
    expect([pools, images, networks, machines].map(names)).toEqual([
      ['a', 'default'],
      ['a', 'base'],
      ['a', 'lan'],
      ['db', 'web'],
    ]);
    expect(machines[1]?.vcpus.maximum).toBe(8);
    expect(context.identity).toEqual({ fleet: 'lab', host: 'kvm-1' });
  });

  it.each([
    [{ pool: 'default', fileName: 'base-1.qcow2' }, '/pools/default/base-1.qcow2', 'image'],
    [{ pool: 'a', fileName: 'a.qcow2' }, '/pools/a/a.qcow2', 'image'],
    [{ pool: 'default', fileName: 'web-root.qcow2' }, '/pools/default/web-root.qcow2', 'file'],
    [{ pool: 'default', fileName: 'web-seed-1.iso' }, '/pools/default/web-seed-1.iso', 'file'],
    [{ pool: 'a', fileName: 'db-root.qcow2' }, '/pools/a/db-root.qcow2', 'file'],
    [{ pool: 'a', fileName: 'web-root.qcow2' }, '/pools/a/web-root.qcow2', 'no file'],
    [{ pool: 'a', fileName: 'base-1.qcow2' }, '/pools/a/base-1.qcow2', 'no file'],
    [{ pool: 'gone', fileName: 'x.qcow2' }, 'gone:x.qcow2', 'no file'],
  ])('of %o: lies at %s, is %s of the plan', (file, path, what) => {
    const context = contextNow();
    // Asked twice: an answer that is kept is the same answer.
    expect([context.pathOf(file), context.pathOf(file)]).toEqual([path, path]);
    expect(context.isPlannedImage(file)).toBe(what === 'image');
    expect(context.isPlannedFile(file)).toBe(what !== 'no file');
  });

  it('finds images by name', () => {
    const context = contextNow();
    expect(context.tryFindImage('a')?.fileName).toBe('a.qcow2');
    expect(context.tryFindImage('gone')).toBeUndefined();
    expect(context.imagePathOf('a')).toBe('/pools/a/a.qcow2');
    expect(context.imagePathOf('gone')).toBe('image:gone');
  });
});
