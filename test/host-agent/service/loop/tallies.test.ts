import { describe, expect, it } from '@jest/globals';
import type { Tallies } from '../../../../host-agent/service/metrics/tallies';
import { SourceFailure } from '../../../../host-agent/sources';
import { useAgentWorld } from './agent-world';
import { loopMachine, loopPlan } from './loop-plan';

const world = useAgentWorld();
type Pass = Parameters<Tallies['pass']>[0];

/** An agent whose passes and failed looks are written down as they happen. */
function tallied(): { readonly passes: Pass[]; readonly failures: string[] } {
  const seen: { passes: Pass[]; failures: string[] } = { passes: [], failures: [] };
  const tallies: Tallies = {
    pass: (ended) => void seen.passes.push(ended),
    fetchFailed: ({ code }) => void seen.failures.push(code),
  };
  world().parts = { tallies };
  world().release(loopPlan([loopMachine(1)]), 1);
  world().start();
  return seen;
}

describe('what is counted', () => {
  it('is every pass, also those that are not worth a line in the log', async () => {
    const { passes } = tallied();
    await world().untilApplied(1);
    const lines = world().logs('pass-ended').length;
    passes.length = 0;
    const sinceMs = world().clock.nowMs();
    await world().pass(600_000);
    expect(world().logs('pass-ended')).toHaveLength(lines);
    expect(passes.length).toBeGreaterThanOrEqual(2);
    for (const pass of passes) expect(pass).toMatchObject({ result: 'unchanged', isAsReleased: true });
    expect(passes.at(-1)?.atMs).toBeGreaterThan(sinceMs + 200_000);
  });

  it('is no success while something is held back, or before any release', async () => {
    world().policy = { ...world().policy, drift: 'report' };
    const { passes } = tallied();
    await world().untilApplied(1);
    world().stopByHand('web-1');
    await world().untilReason('Ready', 'Drifted');
    expect(passes.at(-1)).toMatchObject({ result: 'held-back', isAsReleased: false });
    expect(passes[0]).toMatchObject({ isAsReleased: false });
  });

  it('is every look at the source that failed', async () => {
    const { failures } = tallied();
    await world().untilApplied(1);
    world().source.failure = new SourceFailure('unreachable', 'Nobody answers.');
    await world().pass(3_600_000);
    expect(failures.length).toBeGreaterThan(world().logs('fetch-failed').length);
    expect(new Set(failures)).toEqual(new Set(['unreachable']));
  });
});
