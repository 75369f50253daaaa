import { describe, expect, it } from '@jest/globals';
import { changeFacts } from '../../../../host-agent/commands/rendering/change-facts';
import { renderDiff } from '../../../../host-agent/commands/rendering/diff';
import { paintWith } from '../../../../host-agent/commands/terminal/paint';
import { diffExitCode } from '../../../../host-agent/commands/verbs/diff';
import type { ChangePlan, Step } from '../../../../host-agent/planner';
import { emptyInventory, everyKindOfChange, plan, runningOn } from './sample-changes';

const view = { plan, inventory: emptyInventory, uri: 'qemu:///system' };

describe('the preview', () => {
  it('shows every kind of change, object by object', () => {
    expect(renderDiff({ ...view, changePlan: everyKindOfChange }, paintWith(false))).toBe(
      `host kvm-1 · fleet lab · plan 0123456789ab · qemu:///system

+ network lan
    nat, 10.10.0.0/24, fd00:10::/64

! machine web                                    restart
    vCPUs           2 → 4                    restart
    disk root size  4 GiB → 6 GiB            restart
    memory          2 GiB → 3 GiB            live
    description     none → Serves\\x1b pages  next boot
    · stop machine web (asked first; after 1 min its power is cut)
    · grow disk root of web to 4 GiB
    · define machine web (KVM)
    · start machine web

+ machine tiny
    1 vCPU, 512 MiB of memory, BIOS, boots kernel vmlinuz
    NIC lan: network lan, 52:54:00:00:00:03
    NIC storage: network storage, 10.20.0.10, 52:54:00:00:00:04

- machine gone\\x07                               destroy
    · move gone.qcow2 to the trash of pool default
    · delete machine gone\\x07

x machine arm
    x Disk root of machine arm would become smaller, which loses data (from 4 GiB, to 2 GiB).
      Leave its size, or make a new smaller disk and copy the data inside the guest.

warnings
  Host kvm-1 has no usable KVM: guests run by software emulation (TCG), many times slower (no svm).

allocation
                         now  after    room
  vCPUs                    2      5      16
  memory               2 GiB  4 GiB  32 GiB
  disk, pool default  20 GiB  4 GiB       ?

2 to create, 0 to change, 1 to restart, 1 to destroy, 1 refused`,
    );
  });

  it('tells each change once, and no change that is none', () => {
    const text = renderDiff({ ...view, changePlan: everyKindOfChange }, paintWith(false));
    expect(text.match(/vCPUs .*restart/g)).toHaveLength(1);
    expect(text).not.toContain('power state');
  });

  it('tells a change that is first stored and then put into effect once, at its worst', () => {
    const [network] = view.plan.networks;
    if (network === undefined) throw new Error('no network');
    const step = (action: Step['action'], impact: Step['impact']): Step => ({
      id: `${action.kind}:${network.name}`,
      subject: { kind: 'network', name: network.name },
      impact,
      changes: [{ field: 'mtu', from: 1500, to: 9000, impact }],
      after: [],
      action,
    });
    const steps = [
      step({ kind: 'redefine-network', network }, 'live'),
      step({ kind: 'restart-network', network }, 'restart'),
    ];
    const text = renderDiff({ ...view, changePlan: { ...everyKindOfChange, steps } }, paintWith(false));
    expect(text.match(/MTU .*/g)).toEqual(['MTU  1500 → 9000  restart']);
  });

  it('counts what is lost for good as destroyed, although its pool stays', () => {
    const emptyTrash: Step = {
      id: 'empty-trash:default',
      subject: { kind: 'pool', name: 'default' },
      impact: 'destroy',
      changes: [{ field: 'trash', from: ['old.qcow2'], impact: 'destroy' }],
      after: [],
      action: { kind: 'empty-trash', pool: 'default', fileNames: ['old.qcow2'] },
    };
    const changePlan = { ...everyKindOfChange, steps: [emptyTrash], refusals: [] };
    const text = renderDiff({ ...view, changePlan }, paintWith(false));
    expect(text).toMatch(/^! pool default +destroy$/m);
    expect(text).toContain('0 to create, 0 to change, 0 to restart, 1 to destroy, 0 refused');
  });

  it('says that there is nothing to do, in so many words', () => {
    const nothing = { ...everyKindOfChange, steps: [], refusals: [], warnings: [] };
    const text = renderDiff({ ...view, changePlan: nothing }, paintWith(false));
    expect(text).toMatch(/\nNothing to do: host kvm-1 is as the plan says\.$/);
    expect(diffExitCode(nothing)).toBe(0);
  });

  it('shows what waits for a restart apart from warnings, and does not call that nothing', () => {
    const pending: ChangePlan = {
      ...everyKindOfChange,
      steps: [],
      refusals: [],
      warnings: [
        {
          code: 'pending-restart',
          subject: { kind: 'machine', name: 'web' },
          facts: { fields: ['cpuModel'] },
        },
        ...everyKindOfChange.warnings,
      ],
    };
    const text = renderDiff({ ...view, changePlan: pending }, paintWith(false));
    expect(text).toContain(
      '\npending restart\n  Machine web runs without: CPU model (stored for its next start).\n\nwarnings\n  Host kvm-1 ',
    );
    expect(text).toMatch(
      /\nNothing to do: host kvm-1 is as the plan says, apart from 1 machine pending restart\.$/,
    );
  });

  it('names the guests that a restart of their network cuts off', () => {
    const [network] = view.plan.networks;
    if (network === undefined) throw new Error('no network');
    const restart: Step = {
      id: 'restart-network:lan',
      subject: { kind: 'network', name: 'lan' },
      impact: 'restart',
      changes: [],
      after: [],
      action: { kind: 'restart-network', network },
    };
    const changePlan = { ...everyKindOfChange, steps: [restart] };
    const inventory = {
      ...emptyInventory,
      machines: [runningOn('web', 'lan'), runningOn('db', 'other'), runningOn('app', 'lan')],
    };
    const text = renderDiff({ ...view, inventory, changePlan }, paintWith(false));
    expect(text).toContain('are plugged in again\n      cut off for that time: web, app\n');
    expect(changeFacts(changePlan, inventory)).toMatchObject({ steps: [{ guests: ['web', 'app'] }] });
  });

  it('says how to go on, before the line that sums it up', () => {
    const approval = {
      command: 'fleetwright apply --approve d1',
      leftOut: [{ subject: { kind: 'machine', name: 'web' }, impact: 'restart' }],
    } as const;
    const text = renderDiff({ ...view, changePlan: everyKindOfChange, approval }, paintWith(false));
    expect(text).toContain(`
approval
  fleetwright apply --approve d1
  \`fleetwright apply --yes\` would leave out what running guests notice:
    machine web (restart)

2 to create`);
  });

  it('ends with the code of what is left', () => {
    expect(diffExitCode(everyKindOfChange)).toBe(2);
    expect(diffExitCode({ ...everyKindOfChange, steps: [] })).toBe(3);
    expect(diffExitCode({ ...everyKindOfChange, refusals: [] })).toBe(2);
  });

  it('has the same facts as JSON', () => {
    const facts = changeFacts(everyKindOfChange, emptyInventory);
    expect(facts).toMatchObject({
      planDigest: everyKindOfChange.basis.planDigest,
      summary: { create: 2, change: 0, restart: 1, destroy: 1, refused: 1 },
      refusals: [
        { code: 'would-shrink-disk', why: expect.stringContaining('smaller'), instead: expect.any(String) },
      ],
      warnings: [{ code: 'software-emulation', text: expect.stringContaining('TCG') }],
      allocation: everyKindOfChange.allocation,
    });
    expect(JSON.parse(JSON.stringify(facts))).toEqual(facts);
    // Programs read these names: within a version they are only added to.
    expect(Object.keys(facts)).toEqual([
      'planDigest',
      'inventoryDigest',
      'approval',
      'summary',
      'steps',
      'refusals',
      'warnings',
      'allocation',
    ]);
    expect(Object.keys((facts['steps'] as object[])[0] ?? {})).toEqual([
      'id',
      'kind',
      'subject',
      'impact',
      'changes',
      'after',
      'text',
    ]);
  });
});
