import { describe, expect, it } from '@jest/globals';
import {
  allDiffer,
  collect,
  collectParts,
  disksOf,
  duplicates,
  isNamed,
  Met,
  NONE,
  problem,
} from '../../../../lib/plan/checks/check';
import { samplePlanWith } from '../sample-plan';

const words = { what: 'name', advice: 'Change it.' };
const wrong = (path: string) => problem('duplicate-name', { path }, `${path} is wrong`, 'Change it.');

describe('a problem', () => {
  it('names the object that it is about, or none', () => {
    const at = { path: '$.a', key: 'a/b' };
    expect(problem('mac-unusable', at, 'it is wrong', 'Change it.')).toStrictEqual({
      code: 'mac-unusable',
      path: '$.a',
      message: 'it is wrong',
      advice: 'Change it.',
      key: 'a/b',
    });
    expect(wrong('$.a')).not.toHaveProperty('key');
  });
});

describe('what is collected', () => {
  it('is all that is found, in order and with its place', () => {
    expect(
      collect(['a', 'b', 'c'], (item, index) =>
        item === 'b' ? NONE : [wrong(`${item}${index}`), wrong(`more of ${item}`)],
      ).map(({ path }) => path),
    ).toEqual(['a0', 'more of a', 'c2', 'more of c']);
  });

  it('is all that is found in the parts of all machines', () => {
    const { machines } = samplePlanWith(() => undefined);
    const found = collectParts(machines, disksOf, ({ name }, position, machine, index) =>
      name === 'data' ? NONE : [wrong(`${machine.name} ${index} ${name} ${position}`)],
    );
    expect(found.map(({ path }) => path)).toEqual([
      'web 0 root 0',
      'web 0 copy 2',
      'arm 2 root 0',
      'vault 3 root 0',
    ]);
  });

  it('is no new list where nothing is wrong, because there are thousands of such', () => {
    const { machines } = samplePlanWith(() => undefined);
    expect(collect(machines, () => [])).toBe(NONE);
    expect(collectParts(machines, disksOf, () => [])).toBe(NONE);
    expect(NONE).toEqual([]);
  });
});

describe('values', () => {
  it('are met for the first time once', () => {
    const met = new Met();
    expect(['a', 'b', 'a', 'b', 'c'].map((value) => met.isFirst(value))).toEqual([
      true,
      true,
      false,
      false,
      true,
    ]);
  });

  it.each<readonly [readonly string[], boolean]>([
    [[], true],
    [['a'], true],
    [['a', 'b', 'c'], true],
    [['a', 'b', 'a'], false],
  ])('of %j all differ: %s', (items, expected) => {
    expect(allDiffer(items, (item) => item)).toBe(expected);
    expect(
      allDiffer(
        items.map((name) => ({ name })),
        ({ name }) => name,
      ),
    ).toBe(expected);
  });

  it('name one of several things, or none', () => {
    const items = [{ name: 'a' }, { name: 'b' }];
    expect(['a', 'b', 'c'].map((name) => isNamed(items, name))).toEqual([true, true, false]);
    expect(isNamed([], 'a')).toBe(false);
  });
});

describe('duplicates', () => {
  const claim = (value: string, path: string, scope?: string) => ({
    value,
    ...(scope === undefined ? {} : { scope }),
    place: () => ({ path, owner: `the ${path}` }),
  });

  it('are told of each later claim, with the first', () => {
    const claims = [claim('x', 'one'), claim('y', 'two'), claim('x', 'three'), claim('x', 'four')];
    expect(duplicates(claims, 'duplicate-name', words)).toStrictEqual([
      {
        code: 'duplicate-name',
        path: 'three',
        message: 'the three has the name x, which the one has already (one)',
        advice: 'Change it.',
      },
      {
        code: 'duplicate-name',
        path: 'four',
        message: 'the four has the name x, which the one has already (one)',
        advice: 'Change it.',
      },
    ]);
  });

  it('are looked for within each scope', () => {
    const claims = [
      claim('x', 'one', 'a'),
      claim('x', 'two', 'b'),
      claim('x', 'three'),
      claim('x', 'four', 'b'),
    ];
    expect(duplicates(claims, 'duplicate-name', words).map(({ path }) => path)).toEqual(['four']);
  });
});
