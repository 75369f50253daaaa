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
const nic = first(machine.nics);
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
    'stop and start network lan; guests on it lose their link meanwhile and are plugged in again',
  ],
  'update-network-entries': [
    {
      kind: 'update-network-entries',
      network,
      changes: [
        { entry: 'reservation', family: 'ipv4', operation: 'add', name: 'web', address: '10.10.0.9' },
        { entry: 'dns-host', operation: 'remove', address: '10.10.0.1', names: ['a', 'b'] },
        { entry: 'dhcp-range', family: 'ipv4', operation: 'add', start: '10.10.0.60', end: '10.10.0.70' },
      ],
    },
    'change 3 entries of running network lan: add reservation 10.10.0.9 for web; remove DNS a, b = 10.10.0.1; add DHCP range 10.10.0.60-10.10.0.70',
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
  'rename-machine': [
    { kind: 'rename-machine', machine, from: 'old\u001b' },
    'rename machine old\\x1b to web; its disks stay as they are',
  ],
  'set-vcpus': [{ kind: 'set-vcpus', machine }, 'give running web 2 vCPUs'],
  'set-guest-vcpus': [
    { kind: 'set-guest-vcpus', machine },
    'have the guest of web use 2 vCPUs; none is unplugged',
  ],
  'set-memory': [
    { kind: 'set-memory', machine, balloonMiB: 2048, requestedMiB: 1024 },
    'give running web 3 GiB of memory (2 GiB, and 1 GiB plugged in)',
  ],
  'tune-cpu': [
    {
      kind: 'tune-cpu',
      machine: {
        ...machine,
        cpu: {
          shares: 2048,
          limitPercent: 150,
          pinning: [{ vcpu: 0, hostCpus: [1] }],
          emulatorHostCpus: [0],
        },
      },
    },
    'run the vCPUs of web with shares 2048, on at most 1.5 CPUs, 1 vCPU pinned, QEMU itself pinned',
  ],
  'attach-disk': [{ kind: 'attach-disk', machine, disk }, 'attach disk root to running web (4 GiB)'],
  'detach-disk': [
    { kind: 'detach-disk', machine, disk: { target: 'vdb', path: '/p/a\u001b' } },
    'detach disk /p/a\\x1b from running web, once its guest lets it go',
  ],
  'grow-attached-disk': [
    { kind: 'grow-attached-disk', machine, disk },
    'grow disk root of running web to 4 GiB',
  ],
  'limit-disk': [
    {
      kind: 'limit-disk',
      machine,
      disk: {
        ...disk,
        limits: {
          iops: { total: 100, burst: { total: 200, seconds: 10 } },
          bytesPerSecond: { read: 10 * 1024 ** 2, write: 1500 },
        },
      },
    },
    'limit disk root of web to 100 operations/s (200 operations/s for 10 s), 10 MiB/s reading, 1500 bytes/s writing',
  ],
  'change-medium': [
    { kind: 'change-medium', machine, target: 'sdb', path: '/p/tools.iso' },
    'put /p/tools.iso into drive sdb of web',
  ],
  'attach-nic': [{ kind: 'attach-nic', machine, nic }, 'attach NIC lan to running web (network lan)'],
  'detach-nic': [
    { kind: 'detach-nic', machine, mac: '52:54:00:00:00:09' },
    'detach NIC 52:54:00:00:00:09 from running web',
  ],
  'update-nic': [
    { kind: 'update-nic', machine, nic, moves: true },
    'move NIC lan of web to network lan; its link is cut for a moment, so that the guest asks for an address anew',
  ],
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
  'retire-seed': [
    { kind: 'retire-seed', machine, acceleration: 'kvm', markedVolumes: [] },
    'take the cloud-init seed out of web and delete it, once cloud-init is done',
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

  it.each<readonly [StepAction, string]>([
    [{ kind: 'tune-cpu', machine }, 'run the vCPUs of web without limits or pinning'],
    [
      { kind: 'set-memory', machine, balloonMiB: 512, requestedMiB: 0 },
      'give running web 512 MiB of memory (balloon at 512 MiB)',
    ],
    [{ kind: 'limit-disk', machine, disk }, 'lift the limits of disk root of web'],
    [{ kind: 'change-medium', machine, target: 'sdb' }, 'take the medium out of drive sdb of web'],
    [{ kind: 'update-nic', machine, nic, moves: false }, 'change NIC lan of running web in place'],
  ])('%j, the other way', (action, words) => {
    expect(stepInWords(action)).toBe(words);
  });
});
