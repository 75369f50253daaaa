import { describe, expect, it } from '@jest/globals';
import { attemptsAfter } from '../../../../host-agent/executor/ledger/attempts';
import type { Report, StepOutcome } from '../../../../host-agent/executor';
import { step } from '../lab';

const done: StepOutcome = { kind: 'done', durationMs: 1, alreadyTrue: false };
const notStarted: StepOutcome = { kind: 'not-started', because: 'the run was stopped' };
const failed = (code: string, message = 'why'): StepOutcome => ({
  kind: 'failed',
  durationMs: 1,
  failure: { code, message },
});

function report(planDigest: string, outcomes: Readonly<Record<string, StepOutcome>>): Report {
  return {
    planDigest,
    startedAtMs: 1,
    durationMs: 1,
    steps: Object.entries(outcomes).map(([id, outcome]) => ({
      step: step(id, { kind: 'wait-start-delay', rank: 0, seconds: 0 }),
      outcome,
    })),
    succeeded: Object.values(outcomes).every(({ kind }) => kind === 'done'),
  };
}

describe('attempts on record', () => {
  const once = attemptsAfter([], report('A', { grow: failed('no-space', 'full'), start: done }), 10);

  it('are the steps that failed, with what they met', () => {
    expect(once).toEqual([
      { step: 'grow', planDigest: 'A', count: 1, lastAtMs: 10, code: 'no-space', message: 'full' },
    ]);
  });

  it('count up while the same step fails under the same plan', () => {
    const [twice] = attemptsAfter(once, report('A', { grow: failed('libvirt', 'other') }), 20);
    expect(twice).toEqual({
      step: 'grow',
      planDigest: 'A',
      count: 2,
      lastAtMs: 20,
      code: 'libvirt',
      message: 'other',
    });
  });

  it('begin anew under another plan', () => {
    expect(attemptsAfter(once, report('B', { grow: failed('no-space') }), 20)).toMatchObject([
      { step: 'grow', planDigest: 'B', count: 1 },
    ]);
  });

  it('are forgotten when the step is done', () => {
    expect(attemptsAfter(once, report('A', { grow: done, start: failed('libvirt') }), 20)).toMatchObject([
      { step: 'start' },
    ]);
  });

  it.each([
    ['was not started', notStarted],
    ['was interrupted', failed('interrupted')],
  ])('stay as they are when the step %s', (_what, outcome) => {
    expect(attemptsAfter(once, report('A', { grow: outcome }), 20)).toEqual(once);
  });

  it('of other plans are forgotten once a plan was carried out, and kept before', () => {
    expect(attemptsAfter(once, report('B', { start: failed('libvirt') }), 20)).toHaveLength(2);
    expect(attemptsAfter(once, report('B', { start: done }), 20)).toEqual([]);
  });

  it('never grow without end, neither in number nor in length', () => {
    const many = Object.fromEntries(
      Array.from({ length: 1000 }, (_, index) => [`step-${index}`, failed('libvirt', 'x'.repeat(10_000))]),
    );
    const attempts = attemptsAfter([], report('A', many), 20);
    expect(attempts.length).toBeLessThanOrEqual(256);
    expect(attempts.at(-1)).toMatchObject({ step: 'step-999' });
    expect(Math.max(...attempts.map(({ message }) => message.length))).toBeLessThanOrEqual(1024);
  });
});
