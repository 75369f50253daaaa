import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { planSchema } from 'fleetwright/plan';
import { graphOfPlan } from '../../../../host-agent/commands/graph/graph-of-plan';
import { samplePlan } from '../../../lib/plan/sample-plan';
import { arbitraryPlan } from '../../../support/arbitrary-plan';
import { labPlan } from './sample-plans';

const sampleGraph = graphOfPlan(planSchema.parse(samplePlan()));

describe('the graph of the lab', () => {
  const { nodes, edges } = graphOfPlan(labPlan());

  it('has the host, the world, networks, machines, disks and pools, in this order', () => {
    expect(nodes.map(({ id }) => id)).toEqual([
      'host',
      'world',
      'network/backplane',
      'network/lan',
      'machine/app',
      'machine/front',
      'machine/store',
      'disk/store/root',
      'disk/store/data',
      'pool/lab',
    ]);
    expect(nodes).toEqual(
      expect.arrayContaining([
        { id: 'host', kind: 'host', name: 'lab', fleet: 'examples' },
        {
          id: 'network/lan',
          kind: 'network',
          name: 'lan',
          mode: 'nat',
          subnets: [{ cidr: '10.73.1.0/24', dhcpRange: { start: '10.73.1.128', end: '10.73.1.254' } }],
        },
        {
          id: 'machine/app',
          kind: 'machine',
          name: 'app',
          description: 'Stands on both networks',
          powerState: 'running',
          protect: false,
          vcpus: 2,
          memoryMiB: 192,
        },
        {
          id: 'disk/store/root',
          kind: 'disk',
          name: 'root',
          machine: 'store',
          sizeMiB: 256,
          source: { kind: 'image', image: 'base' },
        },
        { id: 'pool/lab', kind: 'pool', name: 'lab', path: '/var/lib/fleetwright/lab' },
      ]),
    );
  });

  it('has an edge for each way out, NIC and disk, and for where each disk lies', () => {
    expect(edges.map(({ kind, from, to }) => `${kind}: ${from} → ${to}`)).toEqual([
      'uplink: network/lan → world',
      'nic: machine/app → network/lan',
      'nic: machine/app → network/backplane',
      'nic: machine/front → network/lan',
      'nic: machine/store → network/lan',
      'nic: machine/store → network/backplane',
      'drive: machine/store → disk/store/root',
      'drive: machine/store → disk/store/data',
      'storage: disk/store/root → pool/lab',
      'storage: disk/store/data → pool/lab',
    ]);
    expect(edges[1]).toEqual({
      kind: 'nic',
      from: 'machine/app',
      to: 'network/lan',
      name: 'lan',
      mac: expect.stringMatching(/^52:54:00(:[0-9a-f]{2}){3}$/),
      addresses: ['10.73.1.11'],
      linkUp: true,
    });
  });
});

describe('the graph of a plan with everything', () => {
  it('leads to the world by each way that there is, and not from isolated networks', () => {
    expect(sampleGraph.edges.filter(({ kind }) => kind === 'uplink')).toEqual([
      { kind: 'uplink', from: 'network/lan', to: 'world', way: 'nat' },
      { kind: 'uplink', from: 'network/dmz', to: 'world', way: 'routed' },
      { kind: 'uplink', from: 'network/office', to: 'world', way: 'bridge' },
      { kind: 'uplink', from: 'bridge/br1', to: 'world', way: 'bridge' },
    ]);
  });

  it('has the CD drives, each with the image in it and the pool of that, and one that is empty', () => {
    expect(sampleGraph.nodes.filter(({ kind }) => kind === 'cdrom')).toEqual([
      { id: 'cdrom/vault/install', kind: 'cdrom', name: 'install', machine: 'vault', image: 'rescue' },
      { id: 'cdrom/vault/spare', kind: 'cdrom', name: 'spare', machine: 'vault' },
    ]);
    const storage = sampleGraph.edges.filter(
      ({ kind, from }) => kind === 'storage' && from.startsWith('cdrom/'),
    );
    expect(storage).toEqual([{ kind: 'storage', from: 'cdrom/vault/install', to: 'pool/default' }]);
  });
});

describe('the graph of any plan', () => {
  it('names each thing of the plan once, and no edge leads to what it does not name', () => {
    fc.assert(
      fc.property(arbitraryPlan, (plan) => {
        const { nodes, edges } = graphOfPlan(plan);
        const ids = nodes.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const { name } of plan.machines) expect(ids).toContain(`machine/${name}`);
        for (const { name } of plan.networks) expect(ids).toContain(`network/${name}`);
        for (const { name } of plan.pools) expect(ids).toContain(`pool/${name}`);
        for (const { from, to } of edges) expect(ids).toEqual(expect.arrayContaining([from, to]));
        const count = (kind: string): number => edges.filter((edge) => edge.kind === kind).length;
        const sum = (of: (machine: (typeof plan.machines)[number]) => number): number =>
          plan.machines.reduce((total, machine) => total + of(machine), 0);
        expect(count('nic')).toBe(sum(({ nics }) => nics.length));
        expect(count('drive')).toBe(sum(({ disks, cdroms }) => disks.length + cdroms.length));
      }),
    );
  });
});
