import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Plan, PlanInput } from 'fleetwright/plan';
import {
  edgeKey,
  type ChangedGraph,
  type Graph,
  type GraphNode,
} from '../../../../host-agent/commands/graph/graph';
import { graphOfChange } from '../../../../host-agent/commands/graph/graph-of-change';
import { graphOfPlan } from '../../../../host-agent/commands/graph/graph-of-plan';
import type { Mark } from '../../../../host-agent/commands/rendering/change-view';
import { deepFreeze } from '../../planner/apply';
import {
  otherMachine,
  sampleDisk,
  sampleImage,
  sampleMachine,
  sampleNetwork,
  samplePlan,
  samplePool,
  uuidOf,
} from '../../planner/sample-plan';
import { RUNS, SEED, soundPlan } from '../../review/plans';
import { reviewedGraph, shopChange } from './changed-plans';

type MachineInput = PlanInput['machines'][number];
type Given = Readonly<Record<string, Mark>>;

const marksGiven = (given: Given): ReadonlyMap<GraphNode['id'], Mark> =>
  new Map(Object.entries(given) as [GraphNode['id'], Mark][]);

const marksIn = ({ marks }: ChangedGraph): Given => Object.fromEntries(marks);

const withMachine = (changes: Partial<MachineInput>, others: Partial<PlanInput> = {}): Plan =>
  samplePlan({ machines: [sampleMachine(changes)], ...others });

const [lanNic] = sampleMachine().nics;
const nicWith = (changes: object): MachineInput['nics'] =>
  lanNic === undefined ? [] : [{ ...lanNic, ...changes }];

const second = sampleNetwork({
  name: 'second',
  uuid: uuidOf(201),
  key: 'lab/second',
  bridgeName: 'fw-second',
});
const onBridge: MachineInput['nics'] = nicWith({ attachment: { kind: 'bridge', bridge: 'br0' } });
const fast = samplePool({ name: 'fast', uuid: uuidOf(101), key: 'lab/fast', path: '/pools/fast' });
const twoPools = { pools: [samplePool(), fast] };
const data = sampleDisk({
  name: 'data',
  fileName: 'web-data.qcow2',
  serial: 'data',
  source: { kind: 'blank' },
});

describe('in the graph of a change', () => {
  it.each<readonly [string, { base: Plan; head: Plan; given?: Given; marks: Given }]>([
    ['nothing is marked where nothing changes', { base: samplePlan(), head: samplePlan(), marks: {} }],
    [
      'a disk that is larger is changed',
      {
        base: samplePlan(),
        head: withMachine({ disks: [sampleDisk({ sizeMiB: 64 })] }),
        marks: { 'disk/web/root': '~' },
      },
    ],
    [
      'a disk is changed when its image gets another content under the same name',
      {
        base: samplePlan(),
        head: samplePlan({ images: [sampleImage({ sha256: '2'.repeat(64) })] }),
        marks: { 'disk/web/root': '~' },
      },
    ],
    [
      'a disk in another pool is changed, and so is the line to its pool',
      {
        base: withMachine({}, twoPools),
        head: withMachine({ disks: [sampleDisk({ pool: 'fast' })] }, twoPools),
        marks: { 'disk/web/root': '~', 'storage:disk/web/root': '~' },
      },
    ],
    [
      'a disk is created with its lines',
      {
        base: samplePlan(),
        head: withMachine({ disks: [sampleDisk(), data] }),
        given: { 'machine/web': '~' },
        marks: {
          'machine/web': '~',
          'disk/web/data': '+',
          'drive:disk/web/data': '+',
          'storage:disk/web/data': '+',
        },
      },
    ],
    [
      'a disk is taken away with its lines',
      {
        base: withMachine({ disks: [sampleDisk(), data] }),
        head: samplePlan(),
        marks: { 'disk/web/data': '-', 'drive:disk/web/data': '-', 'storage:disk/web/data': '-' },
      },
    ],
    [
      'a CD is put in: the drive is changed, and the line to the pool is new',
      {
        base: withMachine({ cdroms: [{ name: 'cd' }] }),
        head: withMachine({ cdroms: [{ name: 'cd', image: 'base' }] }),
        marks: { 'cdrom/web/cd': '~', 'storage:cdrom/web/cd': '+' },
      },
    ],
    [
      'a NIC is changed when it is unplugged',
      {
        base: samplePlan(),
        head: withMachine({ nics: nicWith({ linkUp: false }) }),
        marks: { 'nic:machine/web/lan': '~' },
      },
    ],
    [
      'a NIC on another network is the same one, changed',
      {
        base: withMachine({}, { networks: [sampleNetwork(), second] }),
        head: withMachine(
          { nics: nicWith({ attachment: { kind: 'network', network: 'second' } }) },
          { networks: [sampleNetwork(), second] },
        ),
        marks: { 'nic:machine/web/lan': '~' },
      },
    ],
    [
      'bridges of the host are nobody’s to create or to take away',
      {
        base: samplePlan(),
        head: withMachine({ nics: onBridge }),
        marks: { 'nic:machine/web/lan': '~' },
      },
    ],
    [
      'a network that gets a way out has it as a new line',
      {
        base: samplePlan({ networks: [{ ...sampleNetwork(), mode: 'isolated' }] }),
        head: samplePlan(),
        given: { 'network/lan': '!' },
        marks: { 'network/lan': '!', 'uplink:network/lan': '+' },
      },
    ],
    [
      'parts of a machine that is refused are refused',
      {
        base: samplePlan(),
        head: withMachine({ disks: [sampleDisk({ sizeMiB: 16 })] }),
        given: { 'machine/web': 'x' },
        marks: { 'machine/web': 'x', 'disk/web/root': 'x' },
      },
    ],
    [
      'parts of a machine that must not be deleted stay',
      {
        base: samplePlan(),
        head: samplePlan({ machines: [] }),
        given: { 'machine/web': 'x' },
        marks: {
          'machine/web': 'x',
          'disk/web/root': 'x',
          'drive:disk/web/root': 'x',
          'storage:disk/web/root': 'x',
          'nic:machine/web/lan': 'x',
        },
      },
    ],
    [
      'parts of a machine that is there without the older plan are not said to be created',
      {
        base: samplePlan({ machines: [] }),
        head: samplePlan(),
        given: { 'machine/web': '!' },
        marks: { 'machine/web': '!' },
      },
    ],
    [
      'what is given for a part goes before what plans say',
      {
        base: samplePlan(),
        head: withMachine({ disks: [sampleDisk({ sizeMiB: 16 })] }),
        given: { 'machine/web': '~', 'disk/web/root': 'x' },
        marks: { 'machine/web': '~', 'disk/web/root': 'x' },
      },
    ],
    [
      'marks of what is not drawn are left out',
      {
        base: samplePlan(),
        head: samplePlan(),
        given: { 'image/base': '+', 'machine/nobody': '-' },
        marks: {},
      },
    ],
    [
      'a machine with another name is the same one, and so are its parts',
      {
        base: samplePlan(),
        head: withMachine({ name: 'front' }),
        given: { 'machine/front': '!' },
        marks: { 'machine/front': '!' },
      },
    ],
    [
      'networks and pools with other names are the same ones, too',
      {
        base: samplePlan(),
        head: withMachine(
          {
            disks: [sampleDisk({ pool: 'other' })],
            nics: nicWith({ attachment: { kind: 'network', network: 'wan' } }),
          },
          {
            networks: [sampleNetwork({ name: 'wan' })],
            pools: [samplePool({ name: 'other' })],
            images: [sampleImage({ pool: 'other' })],
          },
        ),
        given: { 'network/wan': 'x', 'pool/other': 'x' },
        marks: { 'network/wan': 'x', 'pool/other': 'x' },
      },
    ],
  ])('%s', (_what, { base, head, given = {}, marks }) => {
    const graph = graphOfChange(deepFreeze(base), deepFreeze(head), marksGiven(given));
    expect(marksIn(graph)).toEqual(marks);
  });

  it('everything is created on a host that is new', () => {
    const { marks, nodes, edges } = reviewedGraph({ head: shopChange().head });
    const unmarked = [...nodes.map(({ id }) => id), ...edges.map(edgeKey)].filter((key) => !marks.has(key));
    expect(unmarked).toEqual(['host', 'world']);
    expect(new Set(marks.values())).toEqual(new Set(['+']));
  });

  it('machines that change names are paired by what they are', () => {
    const [web, db] = [sampleMachine(), otherMachine('db', 2, { disks: [sampleDisk(), data] })];
    const base = samplePlan({ machines: [db, web] });
    const head = samplePlan({
      machines: [
        { ...web, name: 'db' },
        { ...db, name: 'web' },
      ],
    });
    expect(marksIn(graphOfChange(base, head, new Map()))).toEqual({});
  });

  it('one that loses its name to another is known by it, as in lists of changes', () => {
    const [web, db] = [sampleMachine(), otherMachine('db', 2, { disks: [sampleDisk(), data] })];
    const base = samplePlan({ machines: [db, web] });
    const head = samplePlan({ machines: [{ ...web, name: 'db' }] });
    const graph = graphOfChange(base, head, marksGiven({ 'machine/db': 'x' }));
    expect(graph.nodes.map(({ id }) => id)).toEqual(graphOfPlan(head).nodes.map(({ id }) => id));
    expect(marksIn(graph)).toEqual({ 'machine/db': 'x' });
  });
});

describe('the graph of the change of the shop', () => {
  const graph = reviewedGraph(shopChange());

  it('has what goes among what stays, in the order of names', () => {
    const ids = graph.nodes.map(({ id }) => id);
    expect(ids.filter((id) => id.startsWith('machine/'))).toEqual([
      'machine/db',
      'machine/front',
      'machine/memory',
      'machine/old',
      'machine/vault',
      'machine/web-1',
      'machine/web-2',
    ]);
    expect(ids.filter((id) => id.startsWith('network/'))).toEqual([
      'network/lan',
      'network/legacy',
      'network/storage',
    ]);
  });

  it('has the marks of the change plan and those of what belongs to each', () => {
    expect(marksIn(graph)).toEqual({
      'network/lan': '~',
      'network/legacy': '-',
      'network/storage': '+',
      'machine/db': '~',
      'disk/db/data': '~',
      'nic:machine/db/bulk': '~',
      'machine/memory': '!',
      'machine/old': '-',
      'disk/old/root': '-',
      'drive:disk/old/root': '-',
      'storage:disk/old/root': '-',
      'nic:machine/old/legacy': '-',
      'machine/vault': 'x',
      'disk/vault/keys': 'x',
      'machine/web-1': '~',
      'machine/web-2': '+',
      'disk/web-2/root': '+',
      'drive:disk/web-2/root': '+',
      'storage:disk/web-2/root': '+',
      'nic:machine/web-2/lan': '+',
    });
  });
});

describe('the graph of any change', () => {
  const namesOf = ({ nodes }: Graph, kind: string): readonly string[] =>
    nodes.filter((node) => node.kind === kind).map(({ id }) => id);

  it('has all of the newer plan as it is there, and of the older one what has no successor', () => {
    fc.assert(
      fc.property(soundPlan, soundPlan, (base, head) => {
        const [newer, graph] = [graphOfPlan(head), graphOfChange(base, head, new Map())];
        const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
        const edges = new Map(graph.edges.map((edge) => [edgeKey(edge), edge]));
        expect(newer.nodes.map(({ id }) => nodes.get(id))).toEqual(newer.nodes);
        expect(newer.edges.map((edge) => edges.get(edgeKey(edge)))).toEqual(newer.edges);
        const stays = new Set(head.machines.map(({ uuid }) => uuid));
        const taken = new Set(head.machines.map(({ name }) => name));
        const gone = base.machines.filter(({ uuid, name }) => !stays.has(uuid) && !taken.has(name));
        expect(namesOf(graph, 'machine').length).toBe(head.machines.length + gone.length);
        expect(namesOf(graph, 'machine')).toEqual(
          expect.arrayContaining(gone.map(({ name }) => `machine/${name}`)),
        );
      }),
      { numRuns: RUNS, seed: SEED },
    );
  });

  it('never names a thing twice, leads to what it does not name, or marks what it does not have', () => {
    fc.assert(
      fc.property(soundPlan, soundPlan, (base, head) => {
        const { nodes, edges, marks } = graphOfChange(base, head, new Map());
        const ids = nodes.map(({ id }) => id);
        const keys = edges.map(edgeKey);
        expect(new Set(ids).size).toBe(ids.length);
        expect(new Set(keys).size).toBe(keys.length);
        const named = new Set<string>(ids);
        expect(edges.flatMap(({ from, to }) => [from, to]).filter((id) => !named.has(id))).toEqual([]);
        const known = new Set<string>([...ids, ...keys]);
        expect([...marks.keys()].filter((key) => !known.has(key))).toEqual([]);
      }),
      { numRuns: RUNS, seed: SEED },
    );
  });

  it('marks nothing when both plans are the same', () => {
    fc.assert(
      fc.property(soundPlan, (plan) => {
        const graph = graphOfChange(plan, structuredClone(plan), new Map());
        expect(marksIn(graph)).toEqual({});
        expect(graph.edges).toEqual(graphOfPlan(plan).edges);
      }),
      { numRuns: RUNS, seed: SEED },
    );
  });
});
