import { beforeAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { readLedger, type Observation, type Report } from '../../../host-agent/executor';
import type { StepAction } from '../../../host-agent/planner';
import { volumesOf, type Plan, type PlanInput, type PlanMachine } from '../../../lib/plan';
import { useLiveHost, type TinyGuestState } from '../../support/live-host';
import { guestImages } from './guest-images';
import { creationSteps, findMachine, labMachine, labPlan, step } from './lab';
import { execute, failures, outcomes, stateDirectoryOf } from './live-executor';

type MachineInput = PlanInput['machines'][number];

const ADDRESS = '10.93.0.11';

describe('a running machine', () => {
  const live = useLiveHost();
  let bootId = '';

  const lab = (changes: Partial<MachineInput> = {}): Plan =>
    labPlan({
      poolPath: join(live.sandbox.poolDirectory, 'main'),
      images: guestImages(live),
      withNetwork: true,
      machines: [
        labMachine('web', 11, {
          vcpus: { current: 1, maximum: 4, ceiling: 'stated' },
          memory: { currentMiB: 224, bootMiB: 224, maximumMiB: 480, ceiling: 'stated', hugepages: false },
          guest: { growRoot: false, onlineCpus: true, onlineMemory: true },
          readiness: {
            checks: [{ kind: 'guest-agent' }, { kind: 'tcp', nic: 'lan', port: 80 }],
            timeoutSeconds: 120,
          },
          ...changes,
        }),
      ],
    });

  /** Carries out one action on the machine as changed. */
  const act = async (
    changes: Partial<MachineInput>,
    actionFor: (machine: PlanMachine) => StepAction,
  ): Promise<Report> => {
    const plan = lab(changes);
    const [machine] = plan.machines;
    if (machine === undefined) throw new Error('no machine');
    return execute(live, plan, [step('act', actionFor(machine))]);
  };
  const withVcpus = (current: number): Partial<MachineInput> => ({
    vcpus: { current, maximum: 4, ceiling: 'stated' },
  });
  const withMemory = (balloonMiB: number, requestedMiB: number): Promise<Report> =>
    act({}, (machine) => ({ kind: 'set-memory', machine, balloonMiB, requestedMiB }));
  const observed = (report: Report): Readonly<Partial<Record<Observation['fact'], number>>> =>
    Object.fromEntries(
      report.steps
        .flatMap(({ outcome }) => (outcome.kind === 'done' ? (outcome.observations ?? []) : []))
        .map(({ fact, value }) => [fact, value]),
    );
  const guest = (condition?: (state: TinyGuestState) => boolean): Promise<TinyGuestState> =>
    live.waitForGuest(ADDRESS, condition);
  const inGuest = async (command: string): Promise<void> => {
    const request = { execute: 'guest-exec', arguments: { path: '/bin/sh', arg: ['-c', command] } };
    await live.virsh('qemu-agent-command', 'web', JSON.stringify(request));
  };
  const balloonKiB = async (): Promise<number> =>
    Number(/^actual (\d+)$/m.exec(await live.virsh('dommemstat', 'web'))?.[1]);

  beforeAll(async () => {
    const report = await execute(live, lab(), creationSteps(lab()));
    expect(failures(report)).toEqual([]);
    ({ bootId } = await guest());
  }, 360_000);

  it('gets vCPUs that the guest shows, and keeps them where taking one away breaks it', async () => {
    expect(await guest()).toMatchObject({ online: '0' });
    const up = await act(withVcpus(3), (machine) => ({ kind: 'set-vcpus', machine }));
    expect(failures(up)).toEqual([]);
    expect(observed(up)).toEqual({ 'guest-vcpus': 3 });
    expect(await guest((state) => state.online === '0-2')).toMatchObject({ bootId });
    expect((await live.virsh('vcpucount', 'web', '--current', '--live')).trim()).toBe('3');
    const again = await act(withVcpus(3), (machine) => ({ kind: 'set-vcpus', machine }));
    expect(outcomes(again)).toEqual({ act: 'already true' });
    const down = await act(withVcpus(2), (machine) => ({ kind: 'set-vcpus', machine }));
    expect(outcomes(down)).toEqual({ act: 'failed: wrong-state' });
    expect((await live.virsh('vcpucount', 'web', '--current', '--live')).trim()).toBe('3');
    expect(await guest()).toMatchObject({ bootId, online: '0-2' });
  });

  it('has vCPUs taken offline and brought online by its guest', async () => {
    await inGuest('touch /run/keep-offline');
    const down = await act(withVcpus(1), (machine) => ({ kind: 'set-guest-vcpus', machine }));
    expect(failures(down)).toEqual([]);
    expect(observed(down)).toEqual({ 'guest-vcpus': 1 });
    expect(await guest((state) => state.online === '0')).toMatchObject({ bootId });
    const up = await act(withVcpus(3), (machine) => ({ kind: 'set-guest-vcpus', machine }));
    expect(failures(up)).toEqual([]);
    expect(await guest((state) => state.online === '0-2')).toMatchObject({ bootId });
    // This guest now leaves a new one offline, as most distributions do.
    const plugged = await act(withVcpus(4), (machine) => ({ kind: 'set-vcpus', machine }));
    expect(failures(plugged)).toEqual([]);
    expect(observed(plugged)).toEqual({ 'guest-vcpus': 4 });
    expect(await guest((state) => state.online === '0-3')).toMatchObject({ bootId });
  });

  it('gets memory plugged in and gives it back, as the guest shows', async () => {
    await inGuest('touch /run/keep-offline; echo offline >/sys/devices/system/memory/auto_online_blocks');
    const before = await guest();
    const grown = await withMemory(224, 128);
    expect(failures(grown)).toEqual([]);
    const more = await guest((state) => state.memTotalKiB > before.memTotalKiB + 120 * 1024);
    expect(more).toMatchObject({ bootId });
    expect(observed(grown)).toEqual({ 'guest-memory-mib': Math.round(more.memTotalKiB / 1024) });
    expect(await live.virsh('dumpxml', 'web')).toMatch(/<currentMemory unit='KiB'>360448</);
    const shrunk = await withMemory(208, 0);
    expect(failures(shrunk)).toEqual([]);
    expect(await guest((state) => state.memTotalKiB < before.memTotalKiB)).toMatchObject({ bootId });
    expect(await balloonKiB()).toBe(208 * 1024);
    expect(outcomes(await withMemory(208, 0))).toEqual({ act: 'already true' });
  });

  it('keeps the memory that its guest uses', async () => {
    const before = await guest();
    const report = await withMemory(80, 0);
    expect(outcomes(report)).toEqual({ act: 'failed: guest-uses-it' });
    expect(failures(report)[0]).toMatch(/needs at least \d+ MiB/);
    expect(await balloonKiB()).toBe(208 * 1024);
    const after = await guest();
    expect(after).toMatchObject({ bootId, memTotalKiB: before.memTotalKiB });
  });

  it('has its CPU time weighed, limited and pinned, and set free again', async () => {
    const tuned = {
      cpu: {
        shares: 512,
        limitPercent: 150,
        pinning: [{ vcpu: 1, hostCpus: [1] }],
        emulatorHostCpus: [0],
      },
    };
    expect(failures(await act(tuned, (machine) => ({ kind: 'tune-cpu', machine })))).toEqual([]);
    const scheduler = await live.virsh('schedinfo', 'web', '--live');
    expect(scheduler).toMatch(/cpu_shares +: 512\n/);
    expect(scheduler).toMatch(/global_quota +: 150000\n/);
    expect(await live.virsh('vcpupin', 'web', '--vcpu', '1', '--live')).toMatch(/1 +1\n/);
    expect(await live.virsh('emulatorpin', 'web', '--live')).toBe('0\n');
    const again = await act(tuned, (machine) => ({ kind: 'tune-cpu', machine }));
    expect(outcomes(again)).toEqual({ act: 'already true' });
    expect(failures(await act({}, (machine) => ({ kind: 'tune-cpu', machine })))).toEqual([]);
    const free = await live.virsh('schedinfo', 'web', '--live');
    expect(free).toMatch(/global_quota +: -1\n/);
    expect(free).not.toMatch(/cpu_shares +: 512\n/);
    expect(await live.virsh('vcpupin', 'web', '--vcpu', '1', '--live')).toMatch(/1 +0-1\n/);
    expect(await guest()).toMatchObject({ bootId });
  });

  it('is stored as it runs, with its devices where they are', async () => {
    const changes = {
      ...withVcpus(4),
      memory: { currentMiB: 208, bootMiB: 224, maximumMiB: 480, ceiling: 'stated', hugepages: false },
    } as const;
    const report = await act(changes, (machine) => ({
      kind: 'define-machine',
      machine,
      acceleration: 'tcg',
      markedVolumes: volumesOf(machine),
    }));
    expect(failures(report)).toEqual([]);
    const addresses = (xml: string): readonly string[] => xml.match(/<address type='pci'[^>]*>/g) ?? [];
    const [running, stored] = [
      await live.virsh('dumpxml', 'web'),
      await live.virsh('dumpxml', 'web', '--inactive'),
    ];
    expect(addresses(stored)).toEqual(addresses(running));
    expect(stored).toMatch(/<vcpu placement='static'>4</);
  });

  it('cannot be renamed; once stopped it can, and keeps its disk', async () => {
    await live.writeMarker(ADDRESS, 'kept');
    const plan = lab({ name: 'shop' });
    const machine = findMachine(plan, 'shop');
    const rename = step('rename', { kind: 'rename-machine', machine, from: 'web' });
    expect(outcomes(await execute(live, plan, [rename]))).toEqual({ rename: 'failed: wrong-state' });
    expect((await live.virsh('list', '--name')).trim()).toBe('web');
    expect(await readLedger(stateDirectoryOf(live))).toMatchObject({
      owned: { volumes: expect.arrayContaining([expect.objectContaining({ machine: 'web' })]) },
      attempts: [{ step: 'rename', count: 1, code: 'wrong-state' }],
    });
    const { uuid } = machine;
    const stop = step('stop', {
      kind: 'stop-machine',
      machine: { name: 'web', uuid, timeoutSeconds: 30, onTimeout: 'force' },
    });
    const define = step(
      'define',
      { kind: 'define-machine', machine, acceleration: 'tcg', markedVolumes: volumesOf(machine) },
      ['rename'],
    );
    const start = step('start', { kind: 'start-machine', machine }, ['define']);
    const wait = step('await', { kind: 'await-machine', machine }, ['start']);
    const report = await execute(live, plan, [stop, { ...rename, after: ['stop'] }, define, start, wait]);
    expect(failures(report)).toEqual([]);
    expect((await live.virsh('list', '--all', '--name')).trim()).toBe('shop');
    expect(await guest((state) => state.marker === 'kept')).toMatchObject({ online: '0' });
    const ledger = await readLedger(stateDirectoryOf(live));
    expect(new Set(ledger.owned.volumes.map((volume) => volume.machine))).toEqual(new Set(['shop']));
    expect(ledger.attempts).toEqual([]);
  });
});
