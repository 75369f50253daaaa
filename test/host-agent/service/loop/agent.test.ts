import { describe, expect, it } from '@jest/globals';
import { useAgentWorld } from './agent-world';
import { loopMachine, loopPlan } from './loop-plan';

const world = useAgentWorld();
const two = loopPlan([loopMachine(1), loopMachine(2)]);

describe('the agent', () => {
  it('makes the host as the release says, remembers that, and then leaves it alone', async () => {
    const digest = world().release(two, 1);
    world().start();
    expect(world().agent.releaseDigest).toBe('');
    await world().untilApplied(1);
    expect(world().agent.releaseDigest).toBe(digest);
    expect([...world().host.machines.values()].map(({ name, state }) => [name, state])).toEqual([
      ['web-1', 'running'],
      ['web-2', 'running'],
    ]);
    expect(await world().memory()).toMatchObject({
      accepted: { digest, generation: 1 },
      appliedGeneration: 1,
      attemptedGeneration: 1,
      unsettled: [],
      results: [{ outcome: 'corrected', generation: 1 }],
    });
    const { length } = world().hands.done;
    const lines = world().logged.length;
    const { looks } = world().hands;
    await world().pass(1_200_000);
    expect(world().hands.done).toHaveLength(length);
    expect(world().hands.looks).toBeGreaterThanOrEqual(looks + 3);
    expect(world().logged).toHaveLength(lines);
  });

  it('takes away what a killed run has left when there is nothing else to do, once', async () => {
    world().release(two, 1);
    world().start();
    await world().untilApplied(1);
    await world().pass(1_200_000);
    expect(world().hands.tidied).toBe(1);
  });

  it('counts a release that needs no step as begun and applied', async () => {
    const parent = world().release(two, 1);
    world().start();
    await world().untilApplied(1);
    world().release(two, 2, { parent });
    await world().untilApplied(2);
    expect(world().status.generations).toEqual({ observed: 2, accepted: 2, attempted: 2, applied: 2 });
    expect(await world().memory()).toMatchObject({ attemptedGeneration: 2, appliedGeneration: 2 });
  });

  it('starts a machine that somebody stopped, as soon as libvirt tells, and says so once', async () => {
    world().release(two, 1);
    world().start();
    await world().untilApplied(1);
    const beforeMs = world().clock.monotonicMs();
    world().stopByHand('web-1');
    await world().until(() => world().stateOf('web-1') === 'running', 'web-1 runs');
    expect(world().clock.monotonicMs() - beforeMs).toBeLessThanOrEqual(60);
    await world().untilApplied(1);
    expect(world().logs('drift')).toEqual([
      expect.objectContaining({ subject: 'machine web-1', policy: 'correct' }),
    ]);
    expect(world().logs('drift-ended')).toHaveLength(1);
  });

  it('notices without any event, at the next look at everything', async () => {
    world().release(two, 1);
    world().start();
    await world().untilApplied(1);
    world().machine('web-2').autostart = false;
    await world().until(() => world().machine('web-2').autostart, 'autostart is back', 400_000);
  });

  it('looks once at a burst of events, and in time at one that never ends', async () => {
    world().release(two, 1);
    world().start();
    await world().untilApplied(1);
    const { looks } = world().hands;
    const beforeMs = world().clock.monotonicMs();
    for (let count = 0; count < 50; count += 1) {
      world().hands.tell('web-1', 'resumed');
      await world().pass(20);
    }
    const seconds = (world().clock.monotonicMs() - beforeMs) / 1000;
    expect(world().hands.looks - looks).toBeGreaterThanOrEqual(1);
    expect(world().hands.looks - looks).toBeLessThanOrEqual(seconds * 2 + 1);
  });

  it('follows a new release, and never an older one', async () => {
    const first = world().release(two, 1);
    world().start();
    await world().untilApplied(1);
    const old = world().source.offered;
    const second = world().release(loopPlan([loopMachine(1, { vcpus: VCPUS }), loopMachine(2)]), 2, {
      parent: first,
    });
    await world().untilApplied(2);
    expect(world().machine('web-1').running?.vcpus.current).toBe(2);
    expect(world().status.release?.digest).toBe(second);
    world().source.offered = old;
    await world().until(() => world().status.refusedRelease !== undefined, 'it is refused');
    await world().pass(300_000);
    expect(world().logs('release-refused')).toEqual([
      expect.objectContaining({ reason: 'stale', generation: 1 }),
    ]);
    expect(world().machine('web-1').running?.vcpus.current).toBe(2);
    expect(world().reason('Trusted')).toBe('ReleaseRefused');
  });

  it('ends the step under way before it lets go of libvirt, and begins no other', async () => {
    let goOn = (): void => undefined;
    const begun: string[] = [];
    let isClosed = false;
    world().hands.beforeStep = (step) => {
      begun.push(step);
      return step === 'define-machine:web-1'
        ? new Promise((resolve) => void (goOn = resolve))
        : Promise.resolve();
    };
    world().hands.close = () => {
      isClosed = true;
      return Promise.resolve();
    };
    world().release(two, 1);
    world().start();
    await world().until(() => begun.at(-1) === 'define-machine:web-1', 'the step has begun');
    const stopped = world().stop();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(isClosed).toBe(false);
    goOn();
    await stopped;
    expect(isClosed).toBe(true);
    expect(world().hands.done.at(-1)).toBe('define-machine:web-1');
    expect((await world().memory()).results[0]).toMatchObject({ outcome: 'failed', done: 5 });
  });

  it('tries again what failed, later each time, and gives up with a reason', async () => {
    world().host.faults.add('start-machine');
    world().release(loopPlan([loopMachine(1)]), 1);
    world().start();
    await world().untilReason('Ready', 'StepsFailed');
    await world().until(() => world().status.retry !== undefined, 'the next try has a time');
    await world().until(() => world().reason('Stalled') === 'AttemptsExhausted', 'it is given up', 7_200_000);
    expect(
      world()
        .logs('step-ended')
        .filter(({ result }) => result === 'failed'),
    ).toHaveLength(6);
    world().host.faults.clear();
    await world().pass(600_000);
    expect(world().stateOf('web-1')).toBe('stopped');
    await world().agent.order({ kind: 'sync' });
    await world().untilApplied(1);
    expect(world().stateOf('web-1')).toBe('running');
  });
});

const VCPUS = { current: 2, maximum: 2, ceiling: 'stated' } as const;
