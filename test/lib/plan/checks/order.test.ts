import { expect, it } from '@jest/globals';
import { disordered } from '../../../../lib/plan/checks/order';

const at = { path: '$.list', key: 'a/b', what: 'the list' };

it.each<readonly [readonly number[] | readonly string[]]>([
  [[]],
  [[3]],
  [[0, 1, 9, 10]],
  [[1, 1, 2]],
  [['A', 'B', 'a']],
  [['', 'a']],
])('is in order: %j', (list) => {
  expect(disordered(list, at)).toEqual([]);
});

it.each<readonly [readonly number[] | readonly string[]]>([
  [[1, 0]],
  [[1, 2, 0, 3]],
  [[0, 2, 1]],
  [['a', 'B']],
  [['a', '']],
])('is not in order, which is told once: %j', (list) => {
  expect(disordered(list, at)).toEqual([
    {
      code: 'not-sorted',
      path: '$.list',
      key: 'a/b',
      message: 'the list is not in ascending order',
      advice: 'Sort it.',
    },
  ]);
});
