import { describe, expect, it } from '@jest/globals';
import { openMemory } from '../../../../host-agent/service/memory/open-memory';
import { SourceFailure, type Fetched } from '../../../../host-agent/sources';
import { useAgentWorld } from './agent-world';
import { loopMachine, loopPlan } from './loop-plan';

const world = useAgentWorld();
const one = loopPlan([loopMachine(1)]);

describe('what hangs, or comes too late', () => {
  it('is one look at the source and no second one beside it, and the next begins when it has ended', async () => {
    let answer = (_fetched: Fetched): void => undefined;
    const fetch = world().source.fetch.bind(world().source);
    let begun = 0;
    world().source.fetch = () => {
      begun += 1;
      return new Promise((resolve) => void (answer = resolve));
    };
    world().release(one, 1);
    world().start();
    await world().pass(1_200_000);
    expect(begun).toBe(1);
    expect(world().status.source).toMatchObject({ lastFailure: { code: 'timed-out' } });
    expect(world().status.source.failures).toBeGreaterThan(2);
    world().source.fetch = fetch;
    answer({ kind: 'unchanged' });
    await world().untilApplied(1);
    expect(world().logs('fetch-recovered')).toHaveLength(1);
  });

  it('is given time to tidy up what it has fetched', async () => {
    const fetch = world().source.fetch.bind(world().source);
    world().source.fetch = async () => {
      const fetched = await fetch();
      await world().clock.sleep(55_000);
      return fetched;
    };
    world().release(one, 1);
    world().start();
    await world().untilApplied(1);
    expect(world().logs('fetch-failed')).toEqual([]);
  });

  it('is a connection that nobody waits for any more: it is closed', async () => {
    let opened = 0;
    let closed = 0;
    const hands = world().hands;
    hands.close = () => {
      closed += 1;
      return Promise.resolve();
    };
    world().parts = {
      connectHands: async () => {
        opened += 1;
        if (opened <= 2) await world().clock.sleep(90_000);
        return hands;
      },
    };
    world().release(one, 1);
    world().start();
    await world().untilApplied(1);
    await world().pass(120_000);
    expect({ opened, closed }).toEqual({ opened: 3, closed: 2 });
    await world().stop();
    expect(closed).toBe(3);
  });

  it('is a question whether a machine is ready: it is called off', async () => {
    const readiness = { checks: [{ kind: 'guest-agent' as const }], timeoutSeconds: 60 };
    const parent = world().release(loopPlan([loopMachine(1, { readiness })]), 1);
    world().start();
    await world().untilApplied(1);
    let left = 0;
    world().hands.isReady = (_machine: unknown, signal?: AbortSignal) => {
      left += 1;
      signal?.addEventListener('abort', () => (left -= 1));
      return new Promise(() => undefined);
    };
    world().release(loopPlan([loopMachine(1, { readiness, machineType: 'pc' })]), 2, { parent });
    await world().until(() => world().status.generations.attempted === 2, 'the change begins');
    expect(left).toBe(0);
    expect(world().stateOf('web-1')).toBe('running');
  });
});

describe('an agent that ends', () => {
  it('does not wait for a source that hangs', async () => {
    world().source.fetch = () => new Promise(() => undefined);
    world().start();
    await world().untilReason('Ready', 'NoRelease');
    await world().stop();
    expect(world().clock.sleeping).toBe(0);
  });

  it('does not take a machine that it was asking for one that is not ready', async () => {
    const readiness = { checks: [{ kind: 'guest-agent' as const }], timeoutSeconds: 60 };
    const parent = world().release(loopPlan([loopMachine(1, { readiness })]), 1);
    world().start();
    await world().untilApplied(1);
    world().hands.beforeStep = (step) => {
      if (step === 'stop-machine:web-1') world().hands.sick.add('web-1');
      return Promise.resolve();
    };
    world().release(loopPlan([loopMachine(1, { readiness, machineType: 'pc' })]), 2, { parent });
    await world().until(() => world().status.gate?.kind === 'waiting', 'the gate waits');
    const { gate } = world().status;
    const untilMs = gate?.kind === 'waiting' ? gate.untilMs : 0;
    let isAsked = false;
    world().hands.isReady = () => {
      isAsked = world().clock.nowMs() >= untilMs;
      return isAsked ? new Promise(() => undefined) : Promise.resolve(false);
    };
    await world().until(() => isAsked, 'it is asked when the time is up');
    await world().stop();
    expect((await world().memory()).gate).toMatchObject({ kind: 'waiting' });
  });
});

describe("the agent's own part", () => {
  it('acts on a release at once, although the source cannot remember that it was taken', async () => {
    world().start();
    await world().untilReason('Ready', 'NoRelease');
    world().source.settle = () => Promise.reject(new SourceFailure('misconfigured', 'The disk is full.'));
    world().release(one, 1);
    await world().until(() => world().status.release !== undefined, 'it is accepted');
    const acceptedAtMs = world().clock.monotonicMs();
    await world().untilApplied(1);
    expect(world().clock.monotonicMs() - acceptedAtMs).toBeLessThan(1000);
    expect(world().logs('fetch-failed')).toEqual([expect.objectContaining({ code: 'misconfigured' })]);
  });

  it('opens its memory once, however many need it at the same time', async () => {
    let isDamaged = true;
    let opening = 0;
    let most = 0;
    world().parts = {
      openMemory: async () => {
        opening += 1;
        most = Math.max(most, opening);
        await world().clock.sleep(20_000);
        opening -= 1;
        if (isDamaged)
          throw Object.assign(new Error('EIO: i/o error, read'), { code: 'EIO', syscall: 'read' });
        return openMemory(world().directory);
      },
    };
    world().release(one, 1);
    world().start();
    await world().untilReason('Stalled', 'StateUnusable');
    await world().pass(600_000);
    isDamaged = false;
    await world().untilApplied(1);
    expect(most).toBe(1);
    expect(await world().memory()).toMatchObject({ accepted: { generation: 1 }, appliedGeneration: 1 });
  });
});
