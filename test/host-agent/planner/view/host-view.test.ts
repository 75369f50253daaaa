import { describe, expect, it } from '@jest/globals';
import type {
  ActualMachine,
  ActualPool,
  Inventory,
  MachineAllocation,
} from '../../../../host-agent/inventory';
import { definitionsOf, viewHost, type HostView } from '../../../../host-agent/planner/view/host-view';
import { appliedHost } from '../apply';
import { otherMachine, sampleDisk, sampleImage, sampleMachine, samplePlan, uuidOf } from '../sample-plan';

const kernel = sampleImage({ name: 'kernel', key: 'lab/kernel', fileName: 'kernel-1', format: 'raw' });
const initrd = sampleImage({ name: 'initrd', key: 'lab/initrd', fileName: 'initrd-1', format: 'raw' });
const base = '/pools/default/base-1.qcow2';
const plan = samplePlan({
  images: [sampleImage(), kernel, initrd],
  machines: [
    sampleMachine(),
    otherMachine('db', 2, { boot: { kind: 'kernel', kernel: 'kernel', initrd: 'initrd' } }),
    otherMachine('app', 3, {
      boot: { kind: 'kernel', kernel: 'kernel' },
      nics: [],
      cdroms: [{ name: 'spare' }],
    }),
    otherMachine('off', 4, { powerState: 'stopped', disks: [sampleDisk({ fileName: 'off-root.qcow2' })] }),
  ],
});
/** Made anew in each test: nothing is looked at before. */
const inventoryNow = (): Inventory => appliedHost(plan).inventory();
const hostNow = (): HostView => viewHost(inventoryNow());
const names = (machines: readonly { readonly name: string }[]): readonly string[] =>
  machines.map(({ name }) => name);

/** The inventory with one machine changed. */
function withMachine(name: string, change: (machine: ActualMachine) => Partial<ActualMachine>): Inventory {
  const inventory = inventoryNow();
  const machines = inventory.machines.map((machine) =>
    machine.name === name ? { ...machine, ...change(machine) } : machine,
  );
  return { ...inventory, machines };
}

describe('the view of a host', () => {
  it('is the same in whatever order the inventory comes', () => {
    const inventory = inventoryNow();
    const pool: ActualPool = {
      name: 'a',
      uuid: uuidOf(101),
      type: 'dir',
      active: false,
      autostart: false,
      volumes: [],
    };
    const some: Inventory = {
      ...inventory,
      networks: [...inventory.networks, ...inventory.networks.map((network) => ({ ...network, name: 'a' }))],
      pools: [...inventory.pools, pool],
      unreadable: [
        { kind: 'pool', name: 'a', reason: '' },
        { kind: 'machine', name: 'b', uuid: 'u-2', reason: '' },
        { kind: 'machine', name: 'b', uuid: 'u-1', reason: '' },
        { kind: 'machine', name: 'a', reason: '' },
      ],
    };
    const reversed: Inventory = {
      ...some,
      machines: some.machines.toReversed(),
      networks: some.networks.toReversed(),
      pools: some.pools.toReversed().map((each) => ({ ...each, volumes: each.volumes.toReversed() })),
      unreadable: some.unreadable.toReversed(),
    };
    const seen = viewHost(some).inventory;
    expect(viewHost(reversed).inventory).toEqual(seen);
    expect(names(seen.machines)).toEqual(['app', 'db', 'off', 'web']);
    expect(names(seen.networks)).toEqual(['a', 'lan']);
    expect(names(seen.pools)).toEqual(['a', 'default']);
    expect(seen.pools[1]?.volumes.map(({ fileName }) => fileName)).toEqual([
      'app-root.qcow2',
      'base-1.qcow2',
      'db-root.qcow2',
      'initrd-1',
      'kernel-1',
      'off-root.qcow2',
      'web-root.qcow2',
    ]);
    expect(seen.unreadable.map(({ kind, name, uuid }) => [kind, name, uuid])).toEqual([
      ['machine', 'a', undefined],
      ['machine', 'b', 'u-1'],
      ['machine', 'b', 'u-2'],
      ['pool', 'a', undefined],
    ]);
  });

  it('finds machines, pools and files by what they are called', () => {
    const host = hostNow();
    expect(host.tryFindMachineByName('db')?.uuid).toBe(uuidOf(2));
    expect(host.tryFindMachineByUuid(uuidOf(3))?.name).toBe('app');
    expect(host.tryFindPool('default')?.path).toBe('/pools/default');
    expect(host.tryFindVolume('default', 'kernel-1')?.path).toBe('/pools/default/kernel-1');
    expect(host.tryFindMachineByName(uuidOf(2))).toBeUndefined();
    expect(host.tryFindMachineByUuid('db')).toBeUndefined();
    expect(host.tryFindPool('fast')).toBeUndefined();
    expect(host.tryFindVolume('fast', 'kernel-1')).toBeUndefined();
    expect(host.tryFindVolume('default', 'kernel-2')).toBeUndefined();
  });

  it('says where a file lies, and nothing like a path without a pool', () => {
    const host = hostNow();
    expect(host.pathOf({ pool: 'default', fileName: 'x' })).toBe('/pools/default/x');
    expect(host.pathOf({ pool: 'fast', fileName: 'x' })).toBe('fast:/x');
  });

  it.each([
    [base, []],
    ['/pools/default/db-root.qcow2', ['db']],
    ['/pools/default/off-root.qcow2', ['off']],
    ['/pools/default/kernel-1', ['app', 'db']],
    ['/pools/default/initrd-1', ['db']],
  ])('knows who uses %s', (path, users) => {
    const host = hostNow();
    expect(names(host.usersOf(path))).toEqual(users);
  });

  it('counts what runs and what is stored, each machine once', () => {
    const host = hostNow();
    const moved = (definition: MachineAllocation | undefined): readonly MachineAllocation[] =>
      definition === undefined
        ? []
        : [
            {
              ...definition,
              disks: definition.disks.map((disk) => ({ ...disk, path: '/pools/default/new.qcow2' })),
            },
          ];
    const view = viewHost(
      withMachine('web', ({ stored, ...machine }) => {
        const [changed] = moved(stored);
        return changed === undefined ? machine : { ...machine, stored: changed };
      }),
    );
    expect(names(view.usersOf('/pools/default/web-root.qcow2'))).toEqual(['web']);
    expect(names(view.usersOf('/pools/default/new.qcow2'))).toEqual(['web']);
    expect(host.tryFindMachineByName('web')).toBeDefined();
    const [web, off] = ['web', 'off'].map((name) => host.tryFindMachineByName(name));
    expect(web === undefined ? [] : definitionsOf(web)).toEqual([web?.running, web?.stored]);
    expect(off === undefined ? [] : definitionsOf(off)).toEqual([off?.stored]);
  });

  it('knows who is on a network, and who runs on it', () => {
    const host = hostNow();
    expect(names(host.attachedTo('lan'))).toEqual(['db', 'off', 'web']);
    expect(names(host.runningOn('lan'))).toEqual(['db', 'web']);
    expect([host.attachedTo('dmz'), host.runningOn('dmz')]).toEqual([[], []]);
  });

  it('takes no bridge for a network of the same name', () => {
    const onBridge = (definition: MachineAllocation): MachineAllocation => ({
      ...definition,
      nics: definition.nics.map((nic) => ({ ...nic, attachment: { kind: 'bridge', name: 'lan' } })),
    });
    const view = viewHost(
      withMachine('web', ({ running, stored }) => ({
        ...(running === undefined ? {} : { running: onBridge(running) }),
        ...(stored === undefined ? {} : { stored: onBridge(stored) }),
      })),
    );
    expect(names(view.attachedTo('lan'))).toEqual(['db', 'off']);
  });

  it('knows what stands on an image', () => {
    const host = hostNow();
    expect(host.overlaysOf(base)).toEqual(
      ['app', 'db', 'off', 'web'].map((name) => `/pools/default/${name}-root.qcow2`),
    );
    expect(host.overlaysOf('/pools/default/kernel-1')).toEqual([]);
  });

  it.each<[string, Parameters<HostView['tryFindUnreadable']>, string | undefined]>([
    ['its name', ['machine', 'gone'], 'bad XML'],
    ['its UUID', ['machine', 'renamed', uuidOf(9)], 'bad XML'],
    ['nothing of it', ['machine', 'web', uuidOf(1)], undefined],
    ['its name, for another kind', ['network', 'gone'], undefined],
    ['no UUID, where it has none either', ['network', 'other', undefined], undefined],
  ])('knows what cannot be read by %s', (_what, wanted, reason) => {
    const inventory = inventoryNow();
    const view = viewHost({
      ...inventory,
      unreadable: [
        { kind: 'network', name: 'no-uuid', reason: 'no access' },
        { kind: 'machine', name: 'gone', uuid: uuidOf(9), reason: 'bad XML' },
      ],
    });
    expect(view.tryFindUnreadable(...wanted)?.reason).toBe(reason);
    expect(view.hasUnreadableMachines).toBe(true);
  });

  it('tells machines that cannot be read from other things', () => {
    const host = hostNow();
    expect(host.hasUnreadableMachines).toBe(false);
    const inventory = inventoryNow();
    const unreadable = [{ kind: 'network' as const, name: 'lan', reason: 'no access' }];
    expect(viewHost({ ...inventory, unreadable }).hasUnreadableMachines).toBe(false);
  });
});
