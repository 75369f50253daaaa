import { describe, expect, it } from '@jest/globals';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openMemory } from '../../../../host-agent/service/memory/open-memory';
import { SourceFailure } from '../../../../host-agent/sources';
import { useAgentWorld } from './agent-world';
import { loopMachine, loopPlan } from './loop-plan';

const world = useAgentWorld();
const two = loopPlan([loopMachine(1), loopMachine(2)]);

async function applied(): Promise<string> {
  const digest = world().release(two, 1);
  world().start();
  await world().untilApplied(1);
  return digest;
}

/** A disk that is full: writing fails, reading goes on. */
function full(): Error {
  return Object.assign(new Error('ENOSPC: no space left on device, write'), {
    code: 'ENOSPC',
    syscall: 'write',
  });
}

describe("the agent's own files", () => {
  it.each([
    ['memory-a.json', 'memory-b.json'],
    ['ledger-a.json', 'ledger-b.json'],
  ])('stop every change when both copies are damaged (%s), and nothing else', async (...names) => {
    await applied();
    await world().stop();
    for (const name of names) await writeFile(join(world().directory, name), 'CORRUPT');
    const done = world().hands.done.length;
    world().start();
    await world().untilReason('Stalled', 'StateUnusable');
    world().stopByHand('web-1');
    await world().pass(900_000);
    expect(world().hands.done).toHaveLength(done);
    expect(world().status.machines.find(({ name }) => name === 'web-1')?.actual).toBe('stopped');
    expect(world().logs('state-unusable')).toHaveLength(1);
    for (const name of names) await rm(join(world().directory, name));
    await world().untilApplied(1);
    expect(world().stateOf('web-1')).toBe('running');
  });

  it('are read from the copy that is whole', async () => {
    await applied();
    await world().stop();
    await writeFile(join(world().directory, 'memory-b.json'), 'CORRUPT');
    world().start();
    await world().untilApplied(1);
  });

  it('cannot be written on a full disk: nothing is done until they can, and then everything is', async () => {
    let isFull = false;
    world().parts = {
      openMemory: async () => {
        const memory = await openMemory(world().directory);
        return {
          get current() {
            return memory.current;
          },
          update: (change) => (isFull ? Promise.reject(full()) : memory.update(change)),
        };
      },
    };
    const parent = await applied();
    isFull = true;
    world().release(loopPlan([loopMachine(1, { machineType: 'pc' }), loopMachine(2)]), 2, { parent });
    await world().untilReason('Ready', 'StateUnusable');
    await world().pass(600_000);
    expect(world().machine('web-1').running?.machineType).toBe('q35');
    expect(world().status.release?.generation).toBe(1);
    isFull = false;
    await world().untilApplied(2);
  });

  it('keep the releases in force and before, and no others', async () => {
    const first = await applied();
    const second = world().release(two, 2, { parent: first });
    await world().untilApplied(2);
    const third = world().release(two, 3, { parent: second });
    await world().untilApplied(3);
    expect((await readdir(join(world().directory, 'releases'))).toSorted()).toEqual(
      [`${second}.release`, `${third}.release`].toSorted(),
    );
  });

  it('keep the last release that was applied to go back to, and not one that never was', async () => {
    world().policy = { ...world().policy, maxImpact: 'live' };
    const first = await applied();
    const restarts = loopPlan([loopMachine(1, { machineType: 'pc' }), loopMachine(2)]);
    const second = world().release(restarts, 2, { parent: first });
    await world().untilReason('Ready', 'HeldBack');
    world().release(two, 3, { parent: second });
    await world().untilApplied(3);
    expect((await world().memory()).previous).toMatchObject({ generation: 1, digest: first });
  });

  it('keep the host as released while the source is away, from the start', async () => {
    await applied();
    await world().stop();
    world().source.failure = new SourceFailure('unreachable', 'Nobody answers.');
    world().stopByHand('web-2');
    world().start();
    await world().until(() => world().stateOf('web-2') === 'running', 'web-2 runs');
    await world().pass(3_600_000);
    expect(world().status.source.lastFailure).toMatchObject({ code: 'unreachable' });
    expect(world().logs('fetch-failed').length).toBeLessThan(5);
    world().source.failure = undefined;
    await world().until(() => world().logs('fetch-recovered').length === 1, 'the source is back');
  });

  it('are not trusted more than the source: an altered copy of the release ends all changes until the source gives it again', async () => {
    const digest = await applied();
    await world().stop();
    await writeFile(join(world().directory, 'releases', `${digest}.release`), '{}\n');
    world().stopByHand('web-1');
    world().source.failure = new SourceFailure('unreachable', 'Nobody answers.');
    world().start();
    await world().untilReason('Trusted', 'TrustLost');
    await world().pass(600_000);
    expect(world().stateOf('web-1')).toBe('stopped');
    expect(world().logs('trust-lost')).toHaveLength(1);
    world().source.failure = undefined;
    await world().untilApplied(1);
    expect(world().stateOf('web-1')).toBe('running');
  });
});

describe('libvirt', () => {
  it('may be away: that is said, and everything is looked at when it is back', async () => {
    await applied();
    world().hands.isAway = true;
    await world().untilReason('Ready', 'LibvirtUnreachable');
    await world().pass(600_000);
    world().machine('web-1').autostart = false;
    world().hands.isAway = false;
    await world().until(() => world().machine('web-1').autostart, 'autostart is back', 60_000);
    await world().untilApplied(1);
  });

  it('may hang: that is noticed within 15 seconds', async () => {
    await applied();
    const beforeMs = world().clock.monotonicMs();
    world().hands.probe = () => new Promise(() => undefined);
    await world().untilReason('Ready', 'LibvirtUnreachable');
    expect(world().clock.monotonicMs() - beforeMs).toBeLessThanOrEqual(15_000);
  });
});
