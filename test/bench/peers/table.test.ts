import { describe, expect, it } from '@jest/globals';
import { verdictsOf } from '../../../bench/support/peers/goals';
import type { Outcome } from '../../../bench/support/peers/results';
import { markdownTable, tableOf, textTable } from '../../../bench/support/peers/table';
import { createResult, FLOOR_OUTCOME, OUR_OUTCOME } from './results';

const SLOW: Outcome = { name: 'slow peer', role: 'peer', samplesMs: [90_000] };
const FAST: Outcome = {
  name: 'fast peer',
  role: 'peer',
  samplesMs: [100, 110, 90],
  part: { done: 1, of: 40 },
};
const ABSENT: Outcome = {
  name: 'absent peer',
  role: 'peer',
  samplesMs: [],
  missing: 'not installed: <script>',
};

const verdicts = (outcomes: readonly Outcome[]) =>
  verdictsOf('create', { size: 13, clock: 'wall', outcomes }).map(({ besides, value, isMet }) => ({
    besides,
    value: Number(value.toFixed(3)),
    isMet,
  }));

describe('verdictsOf', () => {
  it('compares medians with the floor and with the fastest peer, scaled to all of the work', () => {
    expect(verdicts([OUR_OUTCOME, FLOOR_OUTCOME, SLOW, FAST, ABSENT])).toEqual([
      { besides: 'raw pipelined calls', value: 1.188, isMet: true },
      { besides: 'fast peer', value: 3.333, isMet: true },
    ]);
  });

  it('says missed when it is', () => {
    const slower = { ...OUR_OUTCOME, samplesMs: [1500] };
    expect(verdicts([slower, FLOOR_OUTCOME, FAST])).toEqual([
      { besides: 'raw pipelined calls', value: 1.485, isMet: false },
      { besides: 'fast peer', value: 2.667, isMet: false },
    ]);
  });

  it('says nothing of what was not measured', () => {
    expect(verdicts([OUR_OUTCOME, ABSENT])).toEqual([]);
    expect(verdicts([FLOOR_OUTCOME, FAST])).toEqual([]);
  });

  it.each([
    { size: 10_000, count: 1 },
    { size: 5000, count: 0 },
  ])('has $count goals for planning $size machines', ({ size, count }) => {
    const outcomes: readonly Outcome[] = [OUR_OUTCOME, { name: 'microdiff', role: 'peer', samplesMs: [500] }];
    expect(verdictsOf('plan', { size, clock: 'processor', outcomes })).toHaveLength(count);
  });
});

describe('tableOf', () => {
  const table = tableOf([createResult([OUR_OUTCOME, FLOOR_OUTCOME, SLOW, FAST, ABSENT])]);

  it('has a row for each that ours was measured beside', () => {
    expect(table.rows.map((row) => row.slice(2, 7))).toEqual([
      ['raw pipelined calls', '1.20 s', '1.01 s', '0.84', '3'],
      ['slow peer', '1.20 s', '90.00 s', '75.00', '1'],
      ['fast peer', '1.20 s', '4.00 s', '3.33', '3'],
      ['absent peer', '1.20 s', '–', '–', '0'],
    ]);
    expect(table.notes).toEqual([
      ['a', 'scaled from 1'],
      ['b', 'not installed: <script>'],
    ]);
  });

  it('counts who was restarted', () => {
    const restarting = { ...SLOW, downtime: { restarted: [20, 20], secondsEach: [9, 11.5, 30] } };
    const ours = { ...OUR_OUTCOME, downtime: { restarted: [0, 0], secondsEach: [] } };
    expect(tableOf([createResult([ours, restarting])]).notes.map(([, note]) => note)).toEqual([
      'theirs: 20 guests restarted, each away for 11.5 s',
      'ours: no guest was restarted',
    ]);
  });

  it('is printed for terminals and for documents', () => {
    expect(textTable(table)).toContain('create    13  fast peer');
    expect(markdownTable(table)).toContain('- **b**: not installed: \\<script\\>');
  });
});
