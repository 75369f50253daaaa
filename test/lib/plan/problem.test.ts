import { describe, expect, it } from '@jest/globals';
import { boundProblems, type PlanProblem } from '../../../lib/plan';
import { jsonPath, quoted } from '../../../lib/plan/problem';

describe('problems that are shown', () => {
  const problems = (count: number) =>
    Array.from({ length: count }, (_, index): PlanProblem => ({
      code: 'wrong-type',
      path: `$.pools[${index}]`,
      message: 'must be an object, not 1',
    }));

  it.each([0, 1, 100])('are all, when there are %d', (count) => {
    expect(boundProblems(problems(count))).toEqual(problems(count));
  });

  it.each([
    [101, 'and 1 more problem'],
    [102, 'and 2 more problems'],
    [9_999, 'and 9899 more problems'],
    [10_000, 'and at least 9900 more problems'],
    [10_001, 'and at least 9900 more problems'],
  ])('are the first hundred of %d, and how many more there are', (count, message) => {
    expect(boundProblems(problems(count))).toEqual([
      ...problems(100),
      { code: 'more-problems', path: '$', message },
    ]);
  });
});

describe('paths of problems', () => {
  it.each<readonly [readonly PropertyKey[], string]>([
    [[], '$'],
    [['machines', 3, 'vcpus', 'maximum'], '$.machines[3].vcpus.maximum'],
    [['$_aZ09'], '$.$_aZ09'],
    [['3'], '$["3"]'],
    [['9a'], '$["9a"]'],
    [['a-b', 'c'], '$["a-b"].c'],
    [['-a'], '$["-a"]'],
    [[''], '$[""]'],
    [['a"b'], String.raw`$["a\"b"]`],
    [['a'.repeat(64)], `$.${'a'.repeat(64)}`],
    [['a'.repeat(65)], `$["${'a'.repeat(64)}…"]`],
    [['-'.repeat(64)], `$["${'-'.repeat(64)}"]`],
    [['-'.repeat(65)], `$["${'-'.repeat(64)}…"]`],
  ])('%j leads to %s', (parts, expected) => {
    expect(jsonPath(parts)).toBe(expected);
  });
});

describe('what others wrote, in quotes', () => {
  it.each([
    ['lärm', '"lärm"'],
    ['a"\n', String.raw`"a\"\n"`],
    ['\u007f', String.raw`"\u007f"`],
    ['\u202e\u2028', String.raw`"\u202e\u2028"`],
    // Beyond the 16 bits of one unit: both halves are spelled out.
    ['\u{e0001}', String.raw`"\udb40\udc01"`],
    ['\ud800', String.raw`"\ud800"`],
  ])('%j is shown so that nothing in it is obeyed or unseen', (text, expected) => {
    expect(quoted(text)).toBe(expected);
  });
});
