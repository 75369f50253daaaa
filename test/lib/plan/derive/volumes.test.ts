import { describe, expect, it } from '@jest/globals';
import { cdromTarget, tryFindVolumePath, volumesOf, withoutSpentSeed, type Plan } from '../../../../lib/plan';
import { samplePlanWith, type PlanDraft } from '../sample-plan';

const sample = (change: (plan: PlanDraft) => void = () => undefined): Plan => samplePlanWith(change);
const machineOf = (plan: Plan, name: string): Plan['machines'][number] => {
  const machine = plan.machines.find((candidate) => candidate.name === name);
  if (machine === undefined) throw new Error(`the sample has no ${name}`);
  return machine;
};

describe('the files of a machine', () => {
  it('are its disks, some of which stay when it goes, and then its seed, which never does', () => {
    const [seed, ...disks] = volumesOf(machineOf(sample(), 'web')).toReversed();
    expect(disks.toReversed()).toEqual([
      { pool: 'default', fileName: 'web-root.qcow2', role: 'disk', retain: false },
      { pool: 'default', fileName: 'web-data.qcow2', role: 'disk', retain: true },
      { pool: 'default', fileName: 'web-copy.qcow2', role: 'disk', retain: false },
    ]);
    expect(seed).toMatchObject({ pool: 'default', role: 'seed', retain: false });
    expect(seed?.fileName).toMatch(/^web-seed-[0-9a-f]{16}\.iso$/);
  });

  it('are its disks alone without cloud-init', () => {
    expect(volumesOf(machineOf(sample(), 'arm')).map(({ role }) => role)).toEqual(['disk']);
    expect(volumesOf(machineOf(sample(), 'tiny'))).toEqual([]);
  });

  it('lie in the folder of their pool, and nowhere without one', () => {
    const plan = sample();
    const path = tryFindVolumePath(plan, { pool: 'default', fileName: 'web-root.qcow2' });
    expect(path).toBe('/var/lib/fleetwright/default/web-root.qcow2');
    expect(tryFindVolumePath(plan, { pool: 'other', fileName: 'web-root.qcow2' })).toBeUndefined();
  });
});

describe('a machine whose guest has booted', () => {
  it('has no seed any more when that goes then, and its mark remembers the file', () => {
    const machine = machineOf(sample(), 'web');
    const { cloudInit, ...rest } = machine;
    expect(withoutSpentSeed(machine)).toEqual({
      machine: rest,
      spentSeed: { pool: 'default', fileName: cloudInit?.fileName, role: 'spent-seed', retain: false },
    });
  });

  it('stays as it is when it keeps its seed, or has none', () => {
    const kept = sample(({ machines: [web] }) => {
      if (web?.cloudInit !== undefined) web.cloudInit.afterFirstBoot = 'keep';
    });
    expect(withoutSpentSeed(machineOf(kept, 'web'))).toBeUndefined();
    expect(withoutSpentSeed(machineOf(kept, 'arm'))).toBeUndefined();
  });
});

describe('a CD drive', () => {
  it('comes after the seed, in the order of the plan', () => {
    expect([0, 1, 2, 3].map(cdromTarget)).toEqual(['sdb', 'sdc', 'sdd', 'sde']);
  });
});
