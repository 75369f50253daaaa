import { describe, expect, it } from '@jest/globals';
import { runStep } from '../../../../host-agent/executor/run-step';
import { errorNumber } from '../../../../host-agent/libvirt';
import { libvirtError } from '../../../support/fake-libvirt-host';
import { FakeMachine } from '../fake-machine';
import { findMachine, labPlan } from '../lab';
import { machinesOnly } from '../plans';

interface World {
  readonly type: 'kvm' | 'qemu';
  readonly cacheMiB?: number;
  readonly maximum: number;
  /** Plugged in now. */
  current: number;
  /** By number; undefined: no agent. */
  guest: readonly boolean[] | undefined;
  /** What libvirt was asked for. */
  asked: number[];
}

/** A machine that is to have `wanted` vCPUs, in a small world of its own. */
function machineIn(world: World, wanted: number, onlineCpus = true): FakeMachine {
  const plan = labPlan(
    machinesOnly({
      vcpus: { current: wanted, maximum: Math.max(wanted, 4), ceiling: 'stated' },
      guest: { growRoot: false, onlineCpus, onlineMemory: false },
    }),
  );
  const fake = new FakeMachine(plan, findMachine(plan, 'web'));
  fake.edit = ({ vcpus: _vcpus, ...definition }) => ({
    ...definition,
    type: world.type,
    vcpus: { current: world.current, maximum: world.maximum },
    features: {
      ...definition.features,
      ...(world.cacheMiB === undefined ? {} : { tcgTranslationCacheMiB: world.cacheMiB }),
    },
  });
  fake.more = {
    setVcpus: async (_domain, count) => {
      world.asked.push(count);
      const { guest } = world;
      world.guest = guest && Array.from({ length: count }, (_, id) => guest[id] ?? false);
      world.current = count;
    },
  };
  fake.answer = (command) => answerOf(world, command);
  return fake;
}

function answerOf(world: World, command: string): string {
  if (world.guest === undefined) throw libvirtError(errorNumber.agentUnresponsive, 'not connected');
  const { execute, arguments: given } = JSON.parse(command) as {
    readonly execute: string;
    readonly arguments?: { readonly vcpus: readonly { 'logical-id': number; online: boolean }[] };
  };
  for (const { 'logical-id': id, online } of given?.vcpus ?? []) {
    world.guest = world.guest.map((before, index) => (index === id ? online : before));
  }
  const vcpus = world.guest.map((online, id) => ({ 'logical-id': id, online, 'can-offline': id > 0 }));
  const returned: Readonly<Record<string, unknown>> = {
    'guest-ping': {},
    'guest-get-vcpus': vcpus,
    'guest-set-vcpus': given?.vcpus.length,
  };
  return JSON.stringify({ return: returned[execute] });
}

const small: World = { type: 'qemu', cacheMiB: 512, maximum: 4, current: 2, guest: [true, true], asked: [] };
const worldOf = (changes: Partial<World> = {}): World => ({ ...small, asked: [], ...changes });
const run = (fake: FakeMachine, kind: 'set-vcpus' | 'set-guest-vcpus') =>
  runStep(fake.context(), { kind, machine: fake.machine });

describe('plugging vCPUs', () => {
  it('brings new ones online in a guest that leaves them offline', async () => {
    const world = worldOf();
    expect(await run(machineIn(world, 4), 'set-vcpus')).toMatchObject({
      kind: 'done',
      alreadyTrue: false,
      observations: [{ fact: 'guest-vcpus', value: 4 }],
    });
    expect(world.guest).toEqual([true, true, true, true]);
  });

  it('leaves them as the guest wants them when nobody asked otherwise, and says what it shows', async () => {
    const world = worldOf();
    expect(await run(machineIn(world, 4, false), 'set-vcpus')).toMatchObject({
      kind: 'done',
      observations: [{ fact: 'guest-vcpus', value: 2 }],
    });
    expect(world.guest).toEqual([true, true, false, false]);
  });

  it('says when nobody in the guest could be asked', async () => {
    const world = worldOf({ guest: undefined });
    expect(await run(machineIn(world, 3), 'set-vcpus')).toMatchObject({
      kind: 'done',
      observations: [{ fact: 'guest-silent', value: 1 }],
    });
    expect(world.current).toBe(3);
  });

  it('says when there was nothing to do', async () => {
    const world = worldOf();
    expect(await run(machineIn(world, 2), 'set-vcpus')).toMatchObject({ kind: 'done', alreadyTrue: true });
    expect(world.asked).toEqual([]);
  });

  it.each([
    ['one less without KVM', {}, 1, /does not survive/],
    ['one more with a small translation cache', { cacheMiB: 256 }, 3, /256 MiB/],
    ['more than there is room for', { maximum: 2 }, 3, /room for 2/],
  ])('never tries %s', async (_what, changes, wanted, message) => {
    const world = worldOf(changes);
    expect(await run(machineIn(world, wanted), 'set-vcpus')).toMatchObject({
      kind: 'failed',
      failure: { code: 'wrong-state', message: expect.stringMatching(message) },
    });
    expect(world.asked).toEqual([]);
  });

  it('takes one away under KVM, and waits for a guest that is slower than libvirt is patient', async () => {
    const world = worldOf({ type: 'kvm' });
    const fake = machineIn(world, 1);
    fake.more = {
      setVcpus: async (_domain, count) => {
        world.asked.push(count);
        throw libvirtError(errorNumber.operationTimeout, 'vcpu unplug request timed out');
      },
    };
    fake.clock.onTick = (elapsedMs) => {
      if (elapsedMs >= 3000) {
        world.current = 1;
        world.guest = [true];
      }
    };
    expect(await run(fake, 'set-vcpus')).toMatchObject({
      kind: 'done',
      observations: [{ fact: 'guest-vcpus', value: 1 }],
    });
  });

  it('says when the guest does not let one go', async () => {
    const world = worldOf({ type: 'kvm' });
    const fake = machineIn(world, 1);
    fake.more = {
      setVcpus: async () => {
        throw libvirtError(errorNumber.operationTimeout, 'vcpu unplug request timed out');
      },
    };
    expect(await run(fake, 'set-vcpus')).toMatchObject({
      kind: 'failed',
      failure: { code: 'guest-timeout', message: expect.stringContaining('has 2 after') },
    });
  });

  it('does nothing to a machine that does not run', async () => {
    const world = worldOf();
    const fake = machineIn(world, 4);
    fake.state = 'paused';
    expect(await run(fake, 'set-vcpus')).toMatchObject({ kind: 'failed', failure: { code: 'wrong-state' } });
    expect(world.asked).toEqual([]);
  });
});

describe('taking vCPUs offline in the guest', () => {
  it('takes the last ones, and plugs none out', async () => {
    const world = worldOf({ current: 4, guest: [true, true, true, true] });
    expect(await run(machineIn(world, 2), 'set-guest-vcpus')).toMatchObject({
      kind: 'done',
      observations: [{ fact: 'guest-vcpus', value: 2 }],
    });
    expect(world.guest).toEqual([true, true, false, false]);
    expect(world.current).toBe(4);
  });

  it('brings the first ones online again', async () => {
    const world = worldOf({ current: 4, guest: [true, false, false, false] });
    expect(await run(machineIn(world, 3), 'set-guest-vcpus')).toMatchObject({ kind: 'done' });
    expect(world.guest).toEqual([true, true, true, false]);
  });

  it('never takes the first, whatever the guest says of it', async () => {
    const world = worldOf({ current: 2, guest: [true, true] });
    const fake = machineIn(world, 1);
    fake.answer = (command) =>
      answerOf(world, command)
        .replaceAll('"can-offline":true', '"can-offline":no')
        .replaceAll('"can-offline":false', '"can-offline":true')
        .replaceAll('"can-offline":no', '"can-offline":false');
    expect(await run(fake, 'set-guest-vcpus')).toMatchObject({
      kind: 'failed',
      failure: { code: 'guest-uses-it' },
    });
    expect(world.guest).toEqual([true, true]);
  });

  it('needs the agent, and says so', async () => {
    const world = worldOf({ current: 4, guest: undefined });
    expect(await run(machineIn(world, 2), 'set-guest-vcpus')).toMatchObject({
      kind: 'failed',
      failure: { code: 'guest-agent-missing' },
    });
  });
});
