import { describe, expect, it } from '@jest/globals';
import type { Measured } from '../../bench/support/reviewing/measured';
import { PHASES, phasesOf } from '../../bench/support/reviewing/phases';
import { changedPlans, sharesOf } from '../../bench/support/reviewing/plans';
import { phaseTable } from '../../bench/support/reviewing/tables';
import { checkPlan } from '../../lib/plan';

describe('the plans of the review bench', () => {
  const { base, head } = changedPlans(50, 20);

  it('have no problems', () => {
    expect([base, head].flatMap(({ plan }) => checkPlan(plan))).toEqual([]);
  });

  it('differ in as many machines as are asked for, in every way', () => {
    const { grown, restarted, created, deleted } = sharesOf(20);
    expect(Math.min(grown, restarted, created, deleted)).toBeGreaterThan(0);
    expect(grown + restarted + created + deleted).toBe(20);
    const older = new Map(base.plan.machines.map((machine) => [machine.name, JSON.stringify(machine)]));
    const newer = new Map(head.plan.machines.map((machine) => [machine.name, JSON.stringify(machine)]));
    expect(older.size).toBe(50);
    expect([...older.keys()].filter((name) => !newer.has(name))).toHaveLength(deleted);
    expect([...newer.keys()].filter((name) => !older.has(name))).toHaveLength(created);
    const changed = [...newer].filter(([name, text]) => older.has(name) && older.get(name) !== text);
    expect(changed).toHaveLength(grown + restarted);
  });
});

it('the phases of the review bench do what is measured, and notice when they do not', () => {
  const phases = phasesOf(50, 20);
  expect(phases.map(({ phase }) => phase)).toEqual(PHASES);
  for (const { check } of phases) expect(check).toThrow(/not what is measured|the host is gone/);
  for (const { work, check } of phases) {
    work();
    check();
  }
});

describe('phaseTable', () => {
  const taking = (ms: number): Measured => {
    const each = [ms + 1, ms];
    return {
      'parse only': each,
      read: each,
      review: each,
      tell: each,
      terminal: each,
      markdown: each,
      page: each,
      json: each,
    };
  };

  it.each([
    { to: 46, verdict: '4.60 (goal ≤ 4.6: met)' },
    { to: 47, verdict: '4.70 (goal ≤ 4.6: MISSED)' },
  ])('says of the whole that $verdict', ({ to, verdict }) => {
    const table = phaseTable([
      { machines: 2500, measured: [taking(20), taking(10)] },
      { machines: 10_000, measured: [taking(to)] },
    ]);
    expect(table.split('\n').find((line) => line.startsWith('whole'))).toContain(verdict);
  });
});
