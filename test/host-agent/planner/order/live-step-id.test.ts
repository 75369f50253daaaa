import { describe, expect, it } from '@jest/globals';
import type { LiveMachineAction } from '../../../../host-agent/planner';
import { liveStepId, liveStepSuffix } from '../../../../host-agent/planner/order/live-step-id';
import { sampleMachine, samplePlan } from '../sample-plan';

const [machine] = samplePlan({ machines: [sampleMachine({ name: 'web' })] }).machines;
const [disk] = machine?.disks ?? [];
const [nic] = machine?.nics ?? [];
if (machine === undefined || disk === undefined || nic === undefined) throw new Error('the sample has less');

const ACTIONS: readonly (readonly [string, LiveMachineAction])[] = [
  ['set-vcpus:web', { kind: 'set-vcpus', machine }],
  ['set-guest-vcpus:web', { kind: 'set-guest-vcpus', machine }],
  ['set-memory:web', { kind: 'set-memory', machine, balloonMiB: 512 }],
  ['tune-cpu:web', { kind: 'tune-cpu', machine }],
  ['attach-disk:web/root', { kind: 'attach-disk', machine, disk }],
  ['detach-disk:web/vdb', { kind: 'detach-disk', machine, disk: { target: 'vdb' } }],
  ['grow-attached-disk:web/root', { kind: 'grow-attached-disk', machine, disk }],
  ['limit-disk:web/root', { kind: 'limit-disk', machine, disk }],
  ['change-medium:web/sda', { kind: 'change-medium', machine, target: 'sda' }],
  ['attach-nic:web/lan', { kind: 'attach-nic', machine, nic }],
  ['detach-nic:web/52:54:00:00:00:10', { kind: 'detach-nic', machine, mac: '52:54:00:00:00:10' }],
  ['update-nic:web/lan', { kind: 'update-nic', machine, nic, moves: false }],
];

// Failures are counted by these ids across versions: another id would begin to count anew.
describe('the id of a live step', () => {
  it.each(ACTIONS)('is %s', (id, action) => {
    expect(liveStepId(action)).toBe(id);
    expect(liveStepSuffix(action)).toBe(id.slice(id.indexOf(':') + 1));
  });
});
