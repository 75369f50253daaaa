import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { runSchedule, WAITING_STEPS_MAX } from '../../../host-agent/executor/schedule';
import type { StepOutcome } from '../../../host-agent/executor/report';
import type { Step } from '../../../host-agent/planner';
import { step } from './lab';

const done: StepOutcome = { kind: 'done', durationMs: 0, alreadyTrue: false };
const failed: StepOutcome = { kind: 'failed', durationMs: 0, failure: { code: 'libvirt', message: 'no' } };

const work = (id: string, after: readonly string[] = []): Step =>
  step(id, { kind: 'delete-pool', pool: { name: id, uuid: id } }, after);
const waiting = (id: string): Step => step(id, { kind: 'wait-start-delay', rank: 0, seconds: 1 });

/** Lists of steps in which each comes only after earlier ones, with a set of those that will fail. */
const schedules = fc
  .array(
    fc.record({
      fails: fc.boolean(),
      after: fc.array(fc.nat({ max: 30 }), { maxLength: 4 }),
    }),
    { minLength: 1, maxLength: 30 },
  )
  .map((items) => ({
    steps: items.map((item, index) =>
      work(
        `s${index}`,
        item.after.filter((other) => other < index).map((other) => `s${other}`),
      ),
    ),
    failing: new Set(items.flatMap((item, index) => (item.fails ? [`s${index}`] : []))),
  }));

describe('running steps side by side', () => {
  it('never starts a step before all steps of its "after" have succeeded, nor more than it may at once', async () => {
    await fc.assert(
      fc.asyncProperty(
        schedules,
        fc.scheduler(),
        fc.integer({ min: 1, max: 5 }),
        async (plan, s, workingMax) => {
          const succeeded = new Set<string>();
          let running = 0;
          const run = async (each: Step): Promise<StepOutcome> => {
            expect(each.after.every((id) => succeeded.has(id))).toBe(true);
            running += 1;
            expect(running).toBeLessThanOrEqual(workingMax);
            await s.schedule(Promise.resolve(), each.id);
            running -= 1;
            if (plan.failing.has(each.id)) return failed;
            succeeded.add(each.id);
            return done;
          };
          const result = runSchedule({ steps: plan.steps, run, workingMax });
          await s.waitFor(result);
          const { outcomes } = await result;
          expect(outcomes.size).toBe(plan.steps.length);
          for (const each of plan.steps) {
            const ready = each.after.every((id) => outcomes.get(id)?.kind === 'done');
            const wanted = ready ? (plan.failing.has(each.id) ? 'failed' : 'done') : 'not-started';
            expect(outcomes.get(each.id)?.kind).toBe(wanted);
          }
        },
      ),
    );
  });

  it('says which failure kept a step from being started, also through others', async () => {
    const { outcomes } = await runSchedule({
      steps: [work('a'), work('b', ['a']), work('c', ['b']), work('d')],
      run: async ({ id }) => (id === 'a' ? failed : done),
    });
    expect(outcomes.get('b')).toEqual({ kind: 'not-started', because: 'a failed' });
    expect(outcomes.get('c')).toEqual({ kind: 'not-started', because: 'b was not started' });
    expect(outcomes.get('d')).toEqual(done);
  });

  it('starts nothing more once it is stopped, and waits for what runs', async () => {
    const stop = new AbortController();
    const { outcomes } = await runSchedule({
      steps: [work('a'), work('b', ['a'])],
      run: async () => {
        stop.abort();
        return done;
      },
      signal: stop.signal,
    });
    expect(outcomes.get('a')).toEqual(done);
    expect(outcomes.get('b')).toEqual({ kind: 'not-started', because: 'the run was stopped' });
  });

  it('does not let waiting steps keep others from working', async () => {
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    const waits = Array.from({ length: WAITING_STEPS_MAX + 5 }, (_, index) => waiting(`w${index}`));
    const { outcomes } = await runSchedule({
      steps: [...waits, work('x')],
      run: async ({ id }) => {
        if (id === 'x') release();
        else await released;
        return done;
      },
    });
    expect(outcomes.size).toBe(waits.length + 1);
  });

  it('ends the run at a fault of ours, and reports it with an outcome for every step', async () => {
    const fault = new TypeError('ours');
    const result = await runSchedule({
      steps: [work('a'), work('b', ['a']), work('c')],
      workingMax: 1,
      run: ({ id }) => (id === 'a' ? Promise.reject(fault) : Promise.resolve(done)),
    });
    expect(result.fault).toMatchObject({ step: { id: 'a' }, cause: fault });
    expect(result.outcomes.get('a')).toMatchObject({ kind: 'failed', failure: { code: 'internal-fault' } });
    expect(result.outcomes.get('c')).toEqual({ kind: 'not-started', because: 'the run ended at a' });
  });

  it.each([
    ['an unknown step', [work('a', ['nobody'])]],
    ['a later step', [work('a', ['b']), work('b')]],
    ['two of a name', [work('a'), work('a')]],
  ])('refuses a list with %s before anything runs', (_name, steps) => {
    expect(() => runSchedule({ steps, run: () => Promise.reject(new Error('ran')) })).toThrow(
      /comes after|two steps/,
    );
  });
});
