import { describe, it } from '@jest/globals';
import type { Policy } from '../../../../../host-agent/planner';
import { sampleDisk } from '../../sample-plan';
import { holdToWords, type Told } from '../told';
import { data } from './disk-sample';
import { full, of } from './leftovers-sample';

const held: Policy = { held: [{ kind: 'disk', name: 'web-data.qcow2', machine: 'web' }] };

const CASES: readonly Told[] = [
  {
    name: 'a disk stays that the operator wants left alone',
    before: full,
    plan: of(),
    policy: held,
    steps: ['detach-disk:web/vdb live', 'define-machine:web live < detach-disk:web/vdb'],
    actions: [
      'detach-disk:web/vdb: machine=web disk={target=vdb path=/pools/default/web-data.qcow2 serial=web-data}',
      'define-machine:web: machine=web acceleration=kvm markedVolumes=[{pool=default fileName=web-root.qcow2 role=disk retain=false}, {pool=default fileName=web-data.qcow2 role=disk retain=false}]',
    ],
    refusals: ['impact-not-allowed disk web/web-data.qcow2 impact=live allowed=nothing fields=[]'],
  },
  {
    name: 'a disk stays where no more than a restart is allowed',
    before: full,
    plan: of(),
    policy: { maxImpact: { impact: 'restart', of: 'running' } },
    steps: ['detach-disk:web/vdb live', 'define-machine:web live < detach-disk:web/vdb'],
    changes: [
      'detach-disk:web/vdb (machine web): disks.vdb /pools/default/web-data.qcow2 -> live',
      'define-machine:web (machine web): disks.vdb /pools/default/web-data.qcow2 -> live',
    ],
    actions: [
      'detach-disk:web/vdb: machine=web disk={target=vdb path=/pools/default/web-data.qcow2 serial=web-data}',
      'define-machine:web: machine=web acceleration=kvm markedVolumes=[{pool=default fileName=web-root.qcow2 role=disk retain=false}, {pool=default fileName=web-data.qcow2 role=disk retain=false}]',
    ],
    refusals: ['impact-not-allowed disk web/web-data.qcow2 impact=destroy allowed=restart fields=[disk]'],
  },
  {
    name: 'a disk goes where somebody has approved of it',
    before: full,
    plan: of(),

    policy: {
      maxImpact: { impact: 'restart', of: 'running' },
      approved: [{ subject: { kind: 'disk', name: 'web-data.qcow2', machine: 'web' }, impact: 'destroy' }],
    },
    steps: [
      'detach-disk:web/vdb live',
      'define-machine:web live < detach-disk:web/vdb',
      'trash-volume:default/web-data.qcow2 destroy < define-machine:web',
      'set-machine-mark:web live < trash-volume:default/web-data.qcow2',
    ],
  },
  {
    name: 'a disk of a machine that is down goes where only running machines are looked after',
    before: of({ disks: [sampleDisk(), data], powerState: 'stopped' }),
    plan: of({ powerState: 'stopped' }),
    policy: { maxImpact: { impact: 'restart', of: 'running' } },
    steps: [
      'define-machine:web live',
      'trash-volume:default/web-data.qcow2 destroy < define-machine:web',
      'set-machine-mark:web live < trash-volume:default/web-data.qcow2',
    ],
  },
  {
    name: 'a disk of a protected machine stays',
    before: of({ disks: [sampleDisk(), data], protect: true }),
    plan: of({ protect: true }),
    steps: ['detach-disk:web/vdb live', 'define-machine:web live < detach-disk:web/vdb'],
    actions: [
      'detach-disk:web/vdb: machine=web disk={target=vdb path=/pools/default/web-data.qcow2 serial=web-data}',
      'define-machine:web: machine=web acceleration=kvm markedVolumes=[{pool=default fileName=web-root.qcow2 role=disk retain=false}, {pool=default fileName=web-data.qcow2 role=disk retain=false}]',
    ],
    refusals: ['protected disk web/web-data.qcow2'],
  },
  {
    name: 'a disk stays where the same plan protects its machine for the first time',
    before: of({ disks: [sampleDisk(), data] }),
    plan: of({ protect: true }),
    steps: ['detach-disk:web/vdb live', 'define-machine:web live < detach-disk:web/vdb'],
    actions: [
      'detach-disk:web/vdb: machine=web disk={target=vdb path=/pools/default/web-data.qcow2 serial=web-data}',
      'define-machine:web: machine=web acceleration=kvm markedVolumes=[{pool=default fileName=web-root.qcow2 role=disk retain=false}, {pool=default fileName=web-data.qcow2 role=disk retain=false}]',
    ],
    refusals: ['protected disk web/web-data.qcow2'],
  },
  {
    name: 'a disk goes once the plan protects its machine no more',
    before: of({ disks: [sampleDisk(), data], protect: true }),
    plan: of(),
    steps: [
      'detach-disk:web/vdb live',
      'define-machine:web live < detach-disk:web/vdb',
      'trash-volume:default/web-data.qcow2 destroy < define-machine:web',
      'set-machine-mark:web live < trash-volume:default/web-data.qcow2',
    ],
    changes: [
      'detach-disk:web/vdb (machine web): disks.vdb /pools/default/web-data.qcow2 -> live',
      'define-machine:web (machine web): disks.vdb /pools/default/web-data.qcow2 -> live; protect true -> false live; volumes [disk default/web-data.qcow2, disk default/web-root.qcow2] -> [disk default/web-root.qcow2] live',
      'trash-volume:default/web-data.qcow2 (disk web/web-data.qcow2): disk default/web-data.qcow2 -> destroy',
      'set-machine-mark:web (machine web): volumes [disk default/web-data.qcow2, disk default/web-root.qcow2] -> [disk default/web-root.qcow2] live',
    ],
  },
];

describe('disks that a machine has no more, and that may or may not go', () => {
  it.each(CASES)('$name', holdToWords);
});
