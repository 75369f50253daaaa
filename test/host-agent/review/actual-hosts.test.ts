import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { planChanges, type ChangePlan } from '../../../host-agent/planner';
import {
  reviewHosts,
  type ActualHost,
  type ChangedHost,
  type ReviewedPlan,
  type ReviewOptions,
} from '../../../host-agent/review';
import { planDigest, type Plan } from '../../../lib/plan';
import { newMachine, runningFrom, stopMachine, type SimulatedHost } from '../../support/simulated-host';
import { apply, appliedHost, emptyHost, inputOf, NOW_MS } from '../planner/apply';
import { HOST, otherMachine, sampleHost, sampleMachine, samplePlan, uuidOf } from '../planner/sample-plan';
import { web } from '../planner/scenario';
import { hostOf, worlds } from '../planner/worlds';
import { SEED } from './plans';
import { written } from './truth/written';

const HOUR_MS = 3_600_000;
/** Each world is made and planned for; on a busy machine that takes a while. */
const WORLDS_MS_MAX = 60_000;

function reviewed(plan: Plan): ReviewedPlan {
  return { plan, digest: planDigest(plan) };
}

function review(
  base: Plan | undefined,
  head: Plan,
  actual: ActualHost,
  options: ReviewOptions = {},
): ChangedHost {
  const [only] = reviewHosts(base === undefined ? [] : [reviewed(base)], [reviewed(head)], {
    nowMs: NOW_MS,
    ...options,
    actualHosts: new Map([[HOST, actual]]),
  });
  if (only === undefined || only.kind === 'gone') throw new Error('the host is not there');
  return only;
}

const stepIds = (changePlan: ChangePlan | undefined): readonly string[] =>
  changePlan?.steps.map(({ id }) => id) ?? ['there is no such change plan'];
const codes = (entries: ChangePlan['refusals'] | ChangePlan['warnings']): readonly string[] =>
  entries.map(({ code, subject: { name } }) => `${code} ${name}`);

/** Somebody else's machine that runs, with more than the host has to spare. */
function addStranger(host: SimulatedHost): void {
  const stored = web(host).stored;
  if (stored === undefined) throw new Error('the sample machine has no definition');
  const definition = { ...stored, vcpus: { current: 5, maximum: 5, removable: 0 }, disks: [], nics: [] };
  const stranger = newMachine({ name: 'stranger', uuid: uuidOf(66) });
  host.machines.set(stranger.uuid, {
    ...stranger,
    state: 'running',
    stored: definition,
    running: runningFrom(definition),
  });
}

const emptied = (name = HOST): Plan =>
  samplePlan({
    host: sampleHost({ name, limits: { machineDeletionsMax: 10, allowEmpty: true } }),
    machines: [],
  });
const before = samplePlan();
const after = samplePlan({
  machines: [sampleMachine({ vcpus: { current: 2, maximum: 2, ceiling: 'stated' } })],
});

describe('a host that was looked at', () => {
  it(
    'says through its document what the host itself says to an apply',
    () => {
      fc.assert(
        fc.property(worlds(), (world) => {
          const host = hostOf(world);
          const { changePlan } = review(world.before, world.plan, written(host), {
            policyOf: () => world.policy,
          });
          const { basis: _, ...told } = changePlan;
          const digest = planDigest(world.plan);
          const { basis: _basis, ...real } = planChanges({
            ...inputOf(host, world.plan, world.policy),
            planDigest: digest,
          });
          expect(told).toEqual(real);
        }),
        { seed: SEED, numRuns: 60, endOnFailure: true },
      );
    },
    WORLDS_MS_MAX,
  );

  it('is as good as its older plan where nothing else was done', () => {
    const host = appliedHost(before);
    const { changePlan, drift, basis } = review(before, after, written(host));
    const [byPlans] = reviewHosts([reviewed(before)], [reviewed(after)]);
    expect(byPlans?.kind === 'kept' && stepIds(byPlans.changePlan)).toEqual(stepIds(changePlan));
    expect(stepIds(changePlan)).not.toEqual([]);
    expect(stepIds(drift)).toEqual([]);
    expect(basis).toEqual({
      kind: 'inventory',
      source: 'kvm-1.json',
      readAt: '2026-01-01T00:00:00.000Z',
      records: true,
    });
  });

  it('has what was done to it by hand apart from what the newer plan does', () => {
    const host = appliedHost(before);
    web(host).autostart = false;
    const { changePlan, drift } = review(before, after, written(host));
    expect(stepIds(drift)).toEqual(['set-machine-autostart:web']);
    expect(stepIds(changePlan)).toContain('set-machine-autostart:web');
    expect(stepIds(changePlan).length).toBeGreaterThan(1);
  });

  it('has no drift where it has no older plan', () => {
    const { kind, drift, changePlan } = review(undefined, after, written(emptyHost()));
    expect({ kind, drift }).toEqual({ kind: 'new', drift: undefined });
    expect(stepIds(changePlan)).toContain('start-machine:web');
  });

  it('keeps others’ machines as they are, and counts them', () => {
    const host = appliedHost(before);
    addStranger(host);
    const head = emptied();
    const { changePlan, allocations } = review(before, head, written(host));
    expect(stepIds(changePlan)).toContain('delete-machine:web');
    expect(JSON.stringify(changePlan.steps)).not.toContain('stranger');
    expect(allocations.vcpus).toMatchObject({ before: 6, after: 5, capacity: 16 });
  });

  it('lets others’ machines take the room that a plan would need', () => {
    const host = appliedHost(before);
    addStranger(host);
    const small = { host: sampleHost({ overcommit: { vcpus: 0.4, memory: 1, disk: 1 } }) };
    const head = samplePlan({ ...small, machines: [sampleMachine(), otherMachine('db', 2)] });
    expect(codes(review(before, head, written(host)).changePlan.refusals)).toEqual(['not-enough-cpus db']);
    const [byPlans] = reviewHosts([reviewed(before)], [reviewed(head)]);
    expect(byPlans?.kind === 'kept' && byPlans.changePlan.refusals).toEqual([]);
  });

  it('refuses what could not be read, and goes on with the rest', () => {
    const host = appliedHost(before);
    host.unreadable.push({ kind: 'machine', name: 'web', uuid: uuidOf(1), reason: 'its XML is cut off' });
    const head = samplePlan({ machines: [...after.machines, otherMachine('db', 2)] });
    const { changePlan } = review(before, head, written(host));
    expect(codes(changePlan.refusals)).toEqual(['unreadable-object web']);
    expect(stepIds(changePlan)).toContain('start-machine:db');
  });

  it('is trusted to have what the older plan made where its records are out of reach', () => {
    const host = appliedHost(before);
    const head = emptied();
    const without = review(before, head, written(host, { records: false }));
    expect(stepIds(without.changePlan)).toContain('trash-volume:default/web-root.qcow2');
    expect(stepIds(without.changePlan)).toEqual(stepIds(review(before, head, written(host)).changePlan));
    expect(without.assumptions).toEqual([{ code: 'records-assumed' }]);
    expect(without.basis).toMatchObject({ kind: 'inventory', records: false });
    expect(review(before, head, written(host)).assumptions).toEqual([]);
  });

  it('is asked for its own capacity and abilities, so that nothing is assumed', () => {
    const host = appliedHost(before);
    const head = samplePlan({ machines: [sampleMachine(), otherMachine('db', 2)] });
    expect(review(before, head, written(host)).assumptions).toEqual([]);
    const [byPlans] = reviewHosts([reviewed(before)], [reviewed(head)]);
    expect(byPlans?.kind === 'kept' && byPlans.assumptions.length).toBeGreaterThan(0);
  });

  it('has its trash emptied when its time has come, by the clock of the review', () => {
    const host = appliedHost(before);
    const head = emptied();
    apply(host, head);
    const stepsAt = (nowMs: number): readonly string[] =>
      stepIds(review(head, head, written(host), { nowMs }).changePlan);
    expect(stepsAt(NOW_MS + HOUR_MS)).toEqual([]);
    expect(stepsAt(NOW_MS + 25 * HOUR_MS)).toEqual(['empty-trash:default']);
  });

  it('remembers through its records what failed before', () => {
    const host = appliedHost(before);
    const digest = planDigest(after);
    const { changePlan } = review(before, after, written(host));
    const [live = ''] = stepIds(changePlan);
    const attempts = [
      { step: live, planDigest: digest, count: 6, lastAtMs: 1, code: 'libvirt', message: 'x' },
    ];
    const actual = written(host);
    if (actual.kind !== 'read' || actual.records === undefined) throw new Error('there are no records');
    const failed: ActualHost = { ...actual, records: { ...actual.records, attempts } };
    expect(stepIds(review(before, after, failed).changePlan)).not.toContain(live);
  });

  it('is as its older plan makes it where it could not be read, and says so', () => {
    const host = appliedHost(before);
    stopMachine(host, web(host));
    const [byPlans] = reviewHosts([reviewed(before)], [reviewed(after)]);
    const unread = review(before, after, {
      kind: 'unreadable',
      source: 'kvm-1.json',
      reason: 'nobody listens',
    });
    expect(unread.basis).toEqual({ kind: 'unreadable', source: 'kvm-1.json', reason: 'nobody listens' });
    expect(byPlans?.kind === 'kept' && stepIds(byPlans.changePlan)).toEqual(stepIds(unread.changePlan));
    expect(unread.drift).toBeUndefined();
  });
});

describe('hosts that were not looked at', () => {
  it('are as their older plans make them, beside one that was', () => {
    const reviews = reviewHosts(
      [reviewed(before), reviewed(samplePlan({ host: sampleHost({ name: 'kvm-2' }) }))],
      [reviewed(emptied()), reviewed(emptied('kvm-2'))],
      { actualHosts: new Map([[HOST, written(emptyHost())]]) },
    );
    const told = reviews.flatMap((entry) =>
      entry.kind === 'gone'
        ? []
        : [[entry.basis.kind, stepIds(entry.changePlan).includes('delete-machine:web')]],
    );
    expect(told).toEqual([
      ['inventory', false],
      ['plan', true],
    ]);
  });
});
