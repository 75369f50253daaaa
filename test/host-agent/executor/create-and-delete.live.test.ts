import { describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readLedger } from '../../../host-agent/executor';
import type { Plan } from '../../../lib/plan';
import { useLiveHost } from '../../support/live-host';
import { guestImages } from './guest-images';
import { creationSteps, findMachine, labMachine, labPlan, step, labSeedName } from './lab';
import { execute, failures, outcomes, stateDirectoryOf } from './live-executor';

describe('a small lab on a real host', () => {
  const live = useLiveHost();
  const poolPath = (): string => join(live.sandbox.poolDirectory, 'main');
  const lab = (): Plan =>
    labPlan({
      poolPath: poolPath(),
      images: guestImages(live),
      withNetwork: true,
      machines: [
        labMachine('web', 11),
        labMachine('stubborn', 12, {
          boot: {
            kind: 'kernel',
            kernel: 'kernel',
            initrd: 'initrd',
            commandLine:
              'console=ttyS0 quiet no_timer_check panic=1 tiny.host=stubborn tiny.ignore-power-button',
          },
        }),
      ],
    });

  it('makes everything, and every machine answers on its fixed address', async () => {
    const report = await execute(live, lab(), creationSteps(lab()));
    expect(failures(report)).toEqual([]);
    expect(report.succeeded).toBe(true);
    expect(new Set(Object.values(outcomes(report)))).toEqual(new Set(['done']));
    const state = await live.waitForGuest('10.93.0.11');
    expect(state).toMatchObject({ host: 'web', imageLabel: 'fleetwright tiny guest image' });
    expect(state.seed).toMatchObject({
      instanceId: 'web-1',
      hostName: 'web',
      userDataFirstLine: '#cloud-config',
    });
    expect(state.disks['vda']).toMatchObject({ bytes: 80 * 1024 * 1024, serial: 'root' });
    expect(await live.virsh('list', '--all', '--name')).toMatch(/^(stubborn\nweb|web\nstubborn)\s*$/);
    expect(await live.virsh('metadata', 'web', 'urn:fleetwright:1')).toContain('lab/web');
  });

  it('finds all of it already true the second time, except definitions, which are written again', async () => {
    const report = await execute(live, lab(), creationSteps(lab()));
    expect(outcomes(report)).toEqual({
      'pool:main': 'already true',
      'network:lan': 'done',
      'image:kernel': 'already true',
      'image:initrd': 'already true',
      'image:base': 'already true',
      'disk:web/root': 'already true',
      'seed:web': 'already true',
      'define:web': 'done',
      'start:web': 'already true',
      'await:web': 'already true',
      'disk:stubborn/root': 'already true',
      'seed:stubborn': 'already true',
      'define:stubborn': 'done',
      'start:stubborn': 'already true',
      'await:stubborn': 'already true',
    });
    const { owned, applied } = await readLedger(stateDirectoryOf(live));
    expect(owned.volumes.map((volume) => volume.fileName).toSorted()).toEqual([
      'stubborn-root.qcow2',
      labSeedName('stubborn'),
      'web-root.qcow2',
      labSeedName('web'),
    ]);
    expect(owned.images).toHaveLength(3);
    expect(applied).toBeDefined();
  });

  it('never lets a secret of a seed reach the ledger or a definition', async () => {
    const text = `${await readFile(join(stateDirectoryOf(live), 'ledger-a.json'), 'utf8')}${await live.virsh('dumpxml', 'web')}`;
    expect(text).not.toContain('planted-secret');
  });

  it('refuses to trash the disk of a running machine', async () => {
    const report = await execute(live, lab(), [
      step('trash', { kind: 'trash-volume', pool: 'main', fileName: 'web-root.qcow2', machine: 'web' }),
      step('image', { kind: 'delete-image', pool: 'main', fileName: findImage(lab(), 'base') }),
    ]);
    expect(outcomes(report)).toEqual({ trash: 'failed: in-use', image: 'failed: has-overlays' });
    expect(existsSync(join(poolPath(), 'web-root.qcow2'))).toBe(true);
  });

  it('stops a guest that obeys, and cuts the power of one that does not', async () => {
    const { uuid } = findMachine(lab(), 'web');
    const stubborn = findMachine(lab(), 'stubborn').uuid;
    const refused = await execute(live, lab(), [
      step('refuse', {
        kind: 'stop-machine',
        machine: { name: 'stubborn', uuid: stubborn, timeoutSeconds: 3, onTimeout: 'refuse' },
      }),
    ]);
    expect(outcomes(refused)).toEqual({ refuse: 'failed: stop-timeout' });
    expect((await live.virsh('domstate', 'stubborn')).trim()).toBe('running');
    await live.writeMarker('10.93.0.11', 'kept');
    const report = await execute(live, lab(), [
      step('web', {
        kind: 'stop-machine',
        machine: { name: 'web', uuid, timeoutSeconds: 60, onTimeout: 'refuse' },
      }),
      step('stubborn', {
        kind: 'stop-machine',
        machine: { name: 'stubborn', uuid: stubborn, timeoutSeconds: 2, onTimeout: 'force' },
      }),
    ]);
    expect(failures(report)).toEqual([]);
    expect((await live.virsh('domstate', 'web')).trim()).toBe('shut off');
    expect((await live.virsh('domstate', 'stubborn')).trim()).toBe('shut off');
  });

  it('deletes a machine, and its disk waits in the trash with what was written on it', async () => {
    const web = findMachine(lab(), 'web');
    const report = await execute(live, lab(), [
      step('trash', { kind: 'trash-volume', pool: 'main', fileName: 'web-root.qcow2', machine: 'web' }),
      step('seed', { kind: 'delete-seed', pool: 'main', fileName: labSeedName('web'), machine: 'web' }, [
        'trash',
      ]),
      step('delete', { kind: 'delete-machine', machine: { name: web.name, uuid: web.uuid } }, ['seed']),
    ]);
    expect(failures(report)).toEqual([]);
    expect((await live.virsh('list', '--all', '--name')).trim()).toBe('stubborn');
    expect(existsSync(join(poolPath(), 'web-root.qcow2'))).toBe(false);
    expect(existsSync(join(poolPath(), labSeedName('web')))).toBe(false);
    const [file, note] = readdirSync(join(poolPath(), '.fleetwright/trash')).toSorted();
    expect(file).toMatch(/^20.*-web-web-root\.qcow2$/);
    expect(
      JSON.parse(await readFile(join(poolPath(), '.fleetwright/trash', note ?? ''), 'utf8')),
    ).toMatchObject({
      pool: 'main',
      fileName: 'web-root.qcow2',
      machine: 'web',
      backingPath: join(poolPath(), findImage(lab(), 'base')),
    });
    const inTrash = await live.sandbox.exec([
      'qemu-img',
      'map',
      '-U',
      join(poolPath(), '.fleetwright/trash', file ?? ''),
    ]);
    expect(inTrash.stdout).toContain('-web-web-root.qcow2');
    expect((await readLedger(stateDirectoryOf(live))).owned.volumes.map(({ machine }) => machine)).toEqual([
      'stubborn',
      'stubborn',
    ]);
  });

  it('keeps the image that a disk in the trash stands on, and empties the trash only when its time has come', async () => {
    const plan = lab();
    const trash = join(poolPath(), '.fleetwright/trash');
    const [fileName = ''] = readdirSync(trash).toSorted();
    const empty = step('empty', { kind: 'empty-trash', pool: 'main', fileNames: [fileName] });
    const image = step('image', { kind: 'delete-image', pool: 'main', fileName: findImage(plan, 'base') });
    const early = await execute(live, plan, [empty, image]);
    expect(outcomes(early)).toEqual({ empty: 'failed: not-expired', image: 'failed: has-overlays' });
    expect(failures(early).join()).toContain(`${fileName} (in the trash of pool "main")`);
    expect(readdirSync(trash)).toHaveLength(2);
    const late: Plan = { ...plan, host: { ...plan.host, trashRetentionHours: 0 } };
    expect(outcomes(await execute(live, late, [empty]))).toEqual({ empty: 'done' });
    expect(readdirSync(trash)).toEqual([]);
  });

  it('leaves a stranger alone that has taken a name of the plan', async () => {
    const plan = lab();
    await live.virshWithXml(strangerXml('web', findMachine(plan, 'web').uuid), 'define');
    const before = await live.virsh('dumpxml', 'web');
    const steps = creationSteps(plan).filter(({ id }) => id.endsWith(':web'));
    const report = await execute(
      live,
      plan,
      steps.map((each) => ({
        ...each,
        after: each.after.filter((id) => steps.some((other) => other.id === id)),
      })),
    );
    expect(outcomes(report)).toMatchObject({
      'define:web': 'failed: not-ours',
      'start:web': 'not started: define:web failed',
      'await:web': 'not started: start:web was not started',
    });
    expect(await live.virsh('dumpxml', 'web')).toBe(before);
  });

  it('leaves a network and a pool of strangers alone, too', async () => {
    await live.virshWithXml("<network><name>guests</name><bridge name='virbr-x'/></network>", 'net-define');
    await live.virsh(
      'pool-define-as',
      'store',
      'dir',
      '--target',
      join(live.sandbox.poolDirectory, 'theirs'),
    );
    const before = `${await live.virsh('net-dumpxml', 'guests')}${await live.virsh('pool-dumpxml', 'store')}`;
    const plan = lab();
    const [network] = plan.networks;
    const [pool] = plan.pools;
    if (network === undefined || pool === undefined) throw new Error('no network or pool');
    const theirs = { ...pool, name: 'store' };
    const report = await execute(live, plan, [
      step('create', { kind: 'create-network', network: { ...network, name: 'guests' } }),
      step('delete', { kind: 'delete-network', network: { name: 'guests', uuid: network.uuid } }),
      step('pool', { kind: 'create-pool', pool: theirs }),
      step('start', { kind: 'start-pool', pool: theirs }),
      step('forget', { kind: 'delete-pool', pool: theirs }),
    ]);
    expect(new Set(Object.values(outcomes(report)))).toEqual(new Set(['failed: not-ours']));
    const after = `${await live.virsh('net-dumpxml', 'guests')}${await live.virsh('pool-dumpxml', 'store')}`;
    expect(after).toBe(before);
  });
});

function findImage(plan: Plan, name: string): string {
  return plan.images.find((image) => image.name === name)?.fileName ?? '';
}

function strangerXml(name: string, uuid: string): string {
  return `<domain type='qemu'><name>${name}</name><uuid>${uuid}</uuid><memory unit='MiB'>64</memory><vcpu>1</vcpu>
<os><type arch='x86_64' machine='q35'>hvm</type></os></domain>`;
}
