import { describe, it } from '@jest/globals';
import { otherMachine, sampleHost, sampleMachine, sampleSeed } from '../sample-plan';
import { hold, type Scenario } from '../scenario';

const SCENARIOS: readonly Scenario[] = [
  {
    name: 'a machine that the plan drops is stopped, its disk moved to the trash, and deleted last',
    before: { machines: [sampleMachine({ cloudInit: sampleSeed(1) }), otherMachine('db', 2)] },
    plan: { machines: [otherMachine('db', 2)] },
    steps: [
      'redefine-network:lan live',
      'update-network-entries:lan live < redefine-network:lan',
      'stop-machine:web restart',
      'trash-volume:default/web-root.qcow2 destroy < stop-machine:web',
      'delete-seed:default/web-seed-1.iso live < stop-machine:web',
      'delete-machine:web destroy < trash-volume:default/web-root.qcow2 delete-seed:default/web-seed-1.iso',
    ],
  },
  {
    name: 'a machine whose disk nobody has on record stays, and its mark with it',
    before: { machines: [sampleMachine(), otherMachine('db', 2)] },
    byHand: (host) => {
      host.records.volumes = [];
    },
    plan: { machines: [otherMachine('db', 2)] },
    steps: [],
    refusals: ['volume-unrecorded machine web'],
  },
  {
    name: 'a protected machine stays although the plan drops it, and keeps its address',
    before: { machines: [sampleMachine({ protect: true }), otherMachine('db', 2)] },
    plan: { machines: [otherMachine('db', 2)] },
    steps: [],
    refusals: ['protected machine web'],
  },
  {
    name: 'two deletions are refused where one is allowed',
    before: { machines: [sampleMachine(), otherMachine('db', 2), otherMachine('dc', 3)] },
    plan: {
      host: sampleHost({ limits: { machineDeletionsMax: 1, allowEmpty: false } }),
      machines: [otherMachine('dc', 3)],
    },
    steps: [],
    refusals: ['deletion-limit machine db', 'deletion-limit machine web'],
  },
  {
    name: 'two deletions go where the operator allows two',
    before: {
      machines: [sampleMachine({ nics: [] }), otherMachine('db', 2, { nics: [] }), otherMachine('dc', 3)],
    },
    plan: {
      host: sampleHost({ limits: { machineDeletionsMax: 1, allowEmpty: false } }),
      machines: [otherMachine('dc', 3)],
    },
    policy: { machineDeletionsMax: 2 },
    steps: [
      'stop-machine:db restart',
      'trash-volume:default/db-root.qcow2 destroy < stop-machine:db',
      'delete-machine:db destroy < trash-volume:default/db-root.qcow2',
      'stop-machine:web restart',
      'trash-volume:default/web-root.qcow2 destroy < stop-machine:web',
      'delete-machine:web destroy < trash-volume:default/web-root.qcow2',
    ],
  },
  {
    name: 'a plan without machines deletes none',
    before: {},
    plan: { machines: [] },
    steps: [],
    refusals: ['empty-plan machine web'],
  },
  {
    name: 'unless the operator says so',
    before: {},
    plan: { machines: [] },
    policy: { allowEmpty: true },
    steps: [
      'redefine-network:lan live',
      'update-network-entries:lan live < redefine-network:lan',
      'stop-machine:web restart',
      'trash-volume:default/web-root.qcow2 destroy < stop-machine:web',
      'delete-machine:web destroy < trash-volume:default/web-root.qcow2',
    ],
  },
  {
    name: 'a plan without anything deletes nothing',
    before: { machines: [] },
    plan: { machines: [], networks: [], images: [], pools: [] },
    steps: [],
    refusals: ['empty-plan network lan', 'empty-plan pool default'],
  },
];

describe('what the plan does not name any more', () => {
  it.each(SCENARIOS)('$name', hold);
});
