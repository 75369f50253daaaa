import { describe, expect, it } from '@jest/globals';
import { CloudInit, Machine, Network, Size, type Host, type MachineProps } from 'fleetwright';
import { synthPlan } from 'fleetwright/testing';
import type { Plan } from 'fleetwright/plan';
import { newHost } from './support';

const DISKS: MachineProps = {
  disks: [{ size: Size.gibibytes(1) }, { name: 'data', size: Size.gibibytes(1) }],
  nics: [],
  cloudInit: new CloudInit({ hostname: 'web' }),
};

function planOf(build: (host: Host) => void): Plan {
  const host = newHost();
  build(host);
  return synthPlan(host);
}

const filesOf = (plan: Plan) =>
  plan.machines.map(({ name, disks }) => [name, ...disks.map(({ fileName }) => fileName)]);

describe('a machine that gets another name', () => {
  it('keeps its UUID, its disks and its seed', () => {
    const plans = [undefined, 'shop', 'store'].map((name) =>
      planOf((host) => new Machine(host, 'web', { ...DISKS, ...(name === undefined ? {} : { name }) })),
    );
    const kept = plans.map(({ machines: [machine] }) => ({ ...machine, name: 'any' }));
    expect(plans.map(({ machines }) => machines[0]?.name)).toEqual(['web', 'shop', 'store']);
    expect(kept[1]).toEqual(kept[0]);
    expect(kept[2]).toEqual(kept[0]);
    // Exact, because another file name would be another disk.
    expect(kept[0]).toMatchObject({
      disks: [{ fileName: 'web.root.qcow2' }, { fileName: 'web.data.qcow2' }],
      cloudInit: { fileName: expect.stringMatching(/^web\.cloud-init-[0-9a-f]{16}\.iso$/) },
    });
  });

  it('never meets the files of another, however alike ids and names are', () => {
    const plan = planOf((host) => {
      // Ids that would all be "a-b" if they were joined, written in lower case or named so.
      new Machine(host, 'a-b', { ...DISKS, name: 'first' });
      const scope = new Network(host, 'a');
      new Machine(scope, 'b', { ...DISKS, name: 'second' });
      new Machine(host, 'A-b', { ...DISKS, name: 'third' });
      new Machine(host, 'a_b', { ...DISKS, name: 'fourth' });
      new Machine(host, 'other', { ...DISKS, name: 'a-b' });
    });
    expect(filesOf(plan)).toEqual([
      ['a-b', 'other.root.qcow2', 'other.data.qcow2'],
      ['first', 'a-b.root.qcow2', 'a-b.data.qcow2'],
      ['fourth', expect.stringMatching(/^a-b-[0-9a-f]{16}\.root\.qcow2$/), expect.any(String)],
      ['second', 'a.b.root.qcow2', 'a.b.data.qcow2'],
      ['third', expect.stringMatching(/^a-b-[0-9a-f]{16}\.root\.qcow2$/), expect.any(String)],
    ]);
    const files = filesOf(plan).flatMap(([, ...names]) => names);
    expect(new Set(files).size).toBe(files.length);
  });

  it('is not moved by a sibling that comes later', () => {
    const before = planOf((host) => new Machine(host, 'a-b', { ...DISKS, name: 'first' }));
    const after = planOf((host) => {
      new Machine(new Network(host, 'a'), 'b', DISKS);
      new Machine(host, 'A-B', { ...DISKS, name: 'second' });
      new Machine(host, 'a-b', { ...DISKS, name: 'first' });
    });
    const first = ({ machines }: Plan) => machines.find(({ name }) => name === 'first');
    expect(first(after)).toEqual(first(before));
  });

  it('finds a file name whatever its ids are made of, and however long they are', () => {
    const ids = ['ÄÖÜ', '…', 'x'.repeat(63)];
    const plan = planOf((host) => {
      ids.forEach((id, index) => new Machine(host, id, { ...DISKS, name: `m${index}` }));
      const [first, second] = [new Network(host, 'y'.repeat(63), { name: 'y' }), 'z'.repeat(63)];
      new Machine(new Network(first, second, { name: 'z' }), 'w'.repeat(63), { ...DISKS, name: 'deep' });
    });
    expect(plan.machines).toHaveLength(4);
    for (const [, root] of filesOf(plan)) expect(root).toMatch(/^[a-z0-9][a-z0-9.-]{0,135}\.root\.qcow2$/);
  });
});
