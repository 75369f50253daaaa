import { describe, expect, it } from '@jest/globals';
import { stepInWords } from '../../../../host-agent/commands/wording';
import type { StepAction, StepKind } from '../../../../host-agent/planner';
import { samplePlanWith } from '../../../lib/plan/sample-plan';

const plan = samplePlanWith(() => undefined);
function first<Item>(items: readonly Item[]): Item {
  const [item] = items;
  if (item === undefined) throw new Error('the sample plan has one');
  return item;
}
const [machine, pool, image, network] = [
  first(plan.machines),
  first(plan.pools),
  first(plan.images),
  first(plan.networks),
];
const disk = first(machine.disks);
const reference = { name: 'old\u001b', uuid: 'u' };

/** The compiler keeps this list complete. */
const WORDS: { readonly [Kind in StepKind]: readonly [Extract<StepAction, { kind: Kind }>, string] } = {
  'create-pool': [{ kind: 'create-pool', pool }, 'create pool default in /var/lib/fleetwright/default'],
  'start-pool': [{ kind: 'start-pool', pool }, 'start pool default'],
  'set-pool-autostart': [{ kind: 'set-pool-autostart', pool }, 'start pool default with the host'],
  'delete-pool': [
    { kind: 'delete-pool', pool: reference },
    'take pool old\\x1b out of libvirt; its files stay',
  ],
  'fetch-image': [
    { kind: 'fetch-image', image },
    'fetch image debian-12 from https://images.example/debian-12',
  ],
  'delete-image': [
    { kind: 'delete-image', pool: 'default', fileName: 'a.qcow2' },
    'delete image a.qcow2 from pool default',
  ],
  'create-network': [
    { kind: 'create-network', network },
    'create network lan (nat, 10.10.0.0/24, fd00:10::/64)',
  ],
  'redefine-network': [{ kind: 'redefine-network', network }, 'write the new definition of network lan'],
  'start-network': [{ kind: 'start-network', network }, 'start network lan'],
  'restart-network': [
    { kind: 'restart-network', network },
    'stop and start network lan; guests on it lose their link meanwhile',
  ],
  'update-network-entries': [
    {
      kind: 'update-network-entries',
      network,
      changes: [
        { entry: 'reservation', family: 'ipv4', operation: 'add', name: 'web', address: '10.10.0.9' },
        { entry: 'dns-host', operation: 'remove', address: '10.10.0.1', names: ['a', 'b'] },
      ],
    },
    'change 2 entries of running network lan: add reservation 10.10.0.9 for web; remove DNS a, b = 10.10.0.1',
  ],
  'set-network-autostart': [
    { kind: 'set-network-autostart', network: { ...network, autostart: false } },
    'no longer start network lan with the host',
  ],
  'delete-network': [{ kind: 'delete-network', network: reference }, 'delete network old\\x1b'],
  'create-disk': [
    { kind: 'create-disk', machine, disk },
    'create disk root of web (4 GiB, overlay of image debian-12)',
  ],
  'grow-disk': [{ kind: 'grow-disk', machine, disk }, 'grow disk root of web to 4 GiB'],
  'write-seed': [{ kind: 'write-seed', machine }, 'write the cloud-init seed of web'],
  'define-machine': [
    { kind: 'define-machine', machine, acceleration: 'tcg', markedVolumes: [] },
    'define machine web (software emulation)',
  ],
  'set-machine-mark': [
    { kind: 'set-machine-mark', machine, markedVolumes: [] },
    'renew the ownership mark of web',
  ],
  'set-machine-autostart': [{ kind: 'set-machine-autostart', machine }, 'start machine web with the host'],
  'start-machine': [{ kind: 'start-machine', machine }, 'start machine web'],
  'wait-start-delay': [
    { kind: 'wait-start-delay', rank: 1, seconds: 90 },
    'wait 1 min 30 s before the next machines start',
  ],
  'resume-machine': [{ kind: 'resume-machine', machine }, 'resume machine web'],
  'stop-machine': [
    { kind: 'stop-machine', machine: { ...reference, timeoutSeconds: 60, onTimeout: 'refuse' } },
    'stop machine old\\x1b (asked first; after 1 min it is left running and the step fails)',
  ],
  'await-machine': [{ kind: 'await-machine', machine }, 'wait until web is ready (at most 5 min)'],
  'delete-machine': [{ kind: 'delete-machine', machine: reference }, 'delete machine old\\x1b'],
  'trash-volume': [
    { kind: 'trash-volume', pool: 'default', fileName: 'a.qcow2', machine: 'web' },
    'move a.qcow2 to the trash of pool default',
  ],
  'delete-seed': [
    { kind: 'delete-seed', pool: 'default', fileName: 'a.iso', machine: 'web' },
    'delete seed a.iso from pool default',
  ],
  'empty-trash': [
    { kind: 'empty-trash', pool: 'default', fileNames: ['a', 'b'] },
    'remove 2 expired files from the trash of pool default',
  ],
};

describe('steps in words', () => {
  it.each(Object.entries(WORDS))('%s', (_kind, [action, words]) => {
    expect(stepInWords(action)).toBe(words);
  });
});
