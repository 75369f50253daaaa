import { expect, it } from '@jest/globals';
import { checkPlan, type PlanProblem } from '../../../../lib/plan';
import { at, managed, nic } from '../check-table';
import { samplePlanWith, type PlanDraft } from '../sample-plan';

/** libvirt makes the bridge of a managed network: nobody else makes it, and nobody finds it there. */
it.each<readonly [string, (plan: PlanDraft) => unknown, readonly PlanProblem[]]>([
  [
    'two networks that make it',
    (plan) => (managed(plan, 2).bridgeName = 'fw-storage'),
    [
      {
        code: 'duplicate-bridge-name',
        path: '$.networks[2].bridgeName',
        key: 'kvm-1/dmz',
        message:
          'network "dmz" has the bridge name fw-storage, which network "storage" has already ($.networks[1].bridgeName)',
        advice: 'Leave bridge names to synthesis, or give each network its own.',
      },
    ],
  ],
  [
    'a network that takes it as existing',
    (plan) => Object.assign(at(plan.networks, 3), { existingBridge: 'fw-storage' }),
    [
      {
        code: 'duplicate-bridge-name',
        path: '$.networks[3].existingBridge',
        key: 'kvm-1/office',
        message:
          'network "office" uses the bridge fw-storage as one that exists already, but network "storage" makes it ($.networks[1].bridgeName)',
        advice: 'Attach to that network instead of its bridge.',
      },
    ],
  ],
  [
    'a NIC that takes it as existing',
    (plan) => (nic(plan, 0, 1).attachment = { kind: 'bridge', bridge: 'fw-storage' }),
    [
      {
        code: 'duplicate-bridge-name',
        path: '$.machines[0].nics[1].attachment.bridge',
        key: 'kvm-1/web',
        message:
          'NIC "uplink" of machine "web" uses the bridge fw-storage as one that exists already, but network "storage" makes it ($.networks[1].bridgeName)',
        advice: 'Attach to that network instead of its bridge.',
      },
    ],
  ],
  [
    'two networks and a NIC that take another as existing, which is no problem',
    (plan) => {
      plan.networks.push({
        mode: 'bridge',
        name: 'more',
        uuid: '00000000-0000-5000-8000-000000000015',
        key: 'kvm-1/more',
        autostart: true,
        existingBridge: 'br0',
      });
      nic(plan, 0, 1).attachment = { kind: 'bridge', bridge: 'br0' };
    },
    [],
  ],
])('duplicate bridge names: %s', (_, change, expected) => {
  expect(checkPlan(samplePlanWith(change))).toEqual(expected);
});
