import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  executeChangePlan,
  ExecutorFault,
  openLedger,
  readLedger,
  type ProgressEvent,
  type Report,
} from '../../../host-agent/executor';
import { planDigest } from '../../../lib/plan';
import type { Step } from '../../../host-agent/planner';
import { FakeMachine } from './fake-machine';
import { changePlanOf, findMachine, labPlan, step } from './lab';
import { machinesOnly } from './plans';

const plan = labPlan(machinesOnly());

describe('executing a change plan', () => {
  let directory: string;
  let fake: FakeMachine;
  const events: ProgressEvent[] = [];
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'fleetwright-execute-'));
    fake = new FakeMachine(plan, findMachine(plan, 'web'));
    fake.state = 'shutoff';
    events.length = 0;
  });
  afterEach(() => rm(directory, { recursive: true, force: true }));

  const start = (id: string, after: readonly string[] = []): Step =>
    step(id, { kind: 'start-machine', machine: fake.machine }, after);
  const execute = async (steps: readonly Step[]): Promise<Report> => {
    const { host, facts, settings, clock } = fake.context();
    return executeChangePlan({
      changePlan: changePlanOf(plan, steps),
      plan,
      generation: 7,
      host,
      facts,
      settings,
      clock,
      ledger: await openLedger(directory),
      progress: (event) => events.push(event),
    });
  };

  it('reports every step, tells about each, and notes the plan as applied', async () => {
    const report = await execute([start('first'), start('second', ['first'])]);
    expect(report).toMatchObject({
      planDigest: planDigest(plan),
      succeeded: true,
      steps: [
        { step: { id: 'first' }, outcome: { kind: 'done', alreadyTrue: false } },
        { step: { id: 'second' }, outcome: { kind: 'done', alreadyTrue: true } },
      ],
    });
    expect(events.map((event) => `${event.kind} ${event.step.id}`)).toEqual([
      'step-started first',
      'step-ended first',
      'step-started second',
      'step-ended second',
    ]);
    expect(events.at(-1)).toMatchObject({ ended: 2, total: 2 });
    expect(await readLedger(directory)).toMatchObject({
      accepted: { planDigest: planDigest(plan), generation: 7 },
      applied: { planDigest: planDigest(plan), generation: 7 },
      lastReport: { succeeded: true, done: 2, failed: 0, notStarted: 0 },
    });
  });

  it('does not note a plan as applied when a step failed, but keeps what was accepted', async () => {
    fake.failing.start = () => undefined;
    const report = await execute([start('first'), start('second', ['first'])]);
    expect(report.succeeded).toBe(false);
    const ledger = await readLedger(directory);
    expect(ledger).toMatchObject({
      accepted: { generation: 7 },
      lastReport: { succeeded: false, done: 0, failed: 1, notStarted: 1 },
    });
    expect(ledger.applied).toBeUndefined();
  });

  it('ends at a fault of ours, with its cause, and still notes what was done', async () => {
    const fault = new TypeError('ours');
    fake.failing.start = () => {
      throw fault;
    };
    const failure: unknown = await execute([start('first'), start('second', ['first'])]).catch(
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(ExecutorFault);
    expect(failure).toMatchObject({ cause: fault, report: { succeeded: false } });
    expect((await readLedger(directory)).lastReport).toMatchObject({ failed: 1, notStarted: 1 });
  });
});
