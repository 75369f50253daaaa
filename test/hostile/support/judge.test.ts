import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCases } from './corpus';
import { judgeCase, writeContent, type HostileKind, type Meeting } from './judge';
import { prepare, type Recipe } from './recipe';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fleetwright-hostile-judge-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const GOOD = 'exit code 1\nerror: $.name: must be a name';

function kindThat(meeting: Partial<Meeting> | (() => Meeting)): HostileKind {
  return {
    good: { document: { name: 'web', list: [1] } },
    fileName: 'input.json',
    place: /\$/,
    meet: () => (typeof meeting === 'function' ? meeting() : { isTaken: false, text: GOOD, ...meeting }),
  };
}

/** What the judge finds in one case, kept as files like any other. */
async function judge(kind: HostileKind, expected?: string): Promise<readonly string[]> {
  const recipe: Recipe = { why: 'A name', from: 'document', change: [{ set: ['name'], to: '..' }] };
  const corpus = mkdtempSync(join(folder, 'corpus-'));
  writeFileSync(join(corpus, 'name.recipe.json'), JSON.stringify(recipe));
  if (expected !== undefined) writeFileSync(join(corpus, 'name.expected.txt'), `${expected}\n`);
  const [found] = readCases(corpus);
  if (found === undefined) throw new Error('the corpus is empty');
  const findings = await judgeCase(found, kind, folder);
  expect(existsSync(join(folder, 'input.json'))).toBe(false);
  return findings;
}

describe('a case', () => {
  it('is right when it is refused as was written down', async () => {
    expect(await judge(kindThat({}), GOOD)).toEqual([]);
  });

  it('is wrong when the input is taken', async () => {
    expect(await judge(kindThat({ isTaken: true }), GOOD)).toEqual(['it was taken']);
  });

  it('is wrong when nobody has written down what it says, or it says something else', async () => {
    expect(await judge(kindThat({}))).toEqual(['nobody has written down what it says']);
    expect(await judge(kindThat({}), `${GOOD} or two`)).toEqual([
      `it says something else than was expected:\n${GOOD}`,
    ]);
  });

  it('is wrong when the product throws', async () => {
    const kind = kindThat(() => {
      throw new RangeError('Maximum call stack size exceeded');
    });
    expect(await judge(kind, GOOD)).toEqual([
      'it made the product throw: RangeError: Maximum call stack size exceeded',
    ]);
  });

  it.each<readonly [string, string, string]>([
    ['an escape character', '$ \u001b[2J', 'it shows "\\u001b" as it is'],
    ['a carriage return', '$ fine\rgone', 'it shows "\\r" as it is'],
    ['a mark that turns text around', '$ \u202egpj', 'it shows "\u202e" as it is'],
    ['a line without end', `$${'x'.repeat(700)}`, 'it says a line of 701 characters'],
    ['words without end', `$${'x\n'.repeat(30_000)}`, 'it says 60001 characters'],
    ['no place', 'error: no', 'it does not say where'],
    ['that it is at fault', '$ This is a fault of fleetwright', 'it calls itself at fault'],
  ])('is wrong when it shows %s', async (_what, text, fault) => {
    expect(await judge(kindThat({ text }), text)).toEqual([fault]);
  });

  it('is wrong when refusing it takes long, or much memory', async () => {
    const kept: Buffer[] = [];
    const slow = kindThat(() => {
      const startedAt = process.cpuUsage();
      for (;;) {
        const { user, system } = process.cpuUsage(startedAt);
        if (user + system > 2_000_000) break;
      }
      // Some more than is too much: what is collected meanwhile is taken off.
      kept.push(Buffer.alloc(350 * 1024 * 1024, 1));
      return { isTaken: false, text: GOOD };
    });
    expect(await judge(slow, GOOD)).toEqual([
      expect.stringMatching(/^refusing it took \d+ ms$/),
      expect.stringMatching(/^refusing it took 3\d\d MiB$/),
    ]);
  });
});

describe('a corpus', () => {
  it('holds nothing that belongs to no case, nothing twice and nothing large', () => {
    writeFileSync(join(folder, 'a.expected.txt'), '');
    expect(() => readCases(folder)).toThrow('a.expected.txt belongs to no case');
    writeFileSync(join(folder, 'a.json'), '');
    expect(readCases(folder).map(({ name }) => name)).toEqual(['a']);
    writeFileSync(join(folder, 'a.yaml'), '');
    expect(() => readCases(folder)).toThrow('two cases have the same name');
    writeFileSync(join(folder, 'a.json'), ' '.repeat(65 * 1024));
    expect(() => readCases(folder)).toThrow('a.json is too large to keep');
  });
});

describe('a recipe', () => {
  const kind: HostileKind = {
    ...kindThat({}),
    make: { sign: (bytes, { by }) => Buffer.concat([bytes, Buffer.from(` by ${String(by)}`)]) },
  };
  const made = (recipe: Omit<Recipe, 'why'>): string => {
    const file = join(folder, 'made');
    writeContent(file, prepare({ why: 'It', ...recipe }, kind));
    return readFileSync(file, 'latin1');
  };

  it.each<readonly [string, Omit<Recipe, 'why'>, string]>([
    [
      'a key of the prototype',
      { from: 'document', change: [{ set: ['__proto__'], to: { a: 1 } }] },
      '{"name":"web","list":[1],"__proto__":{"a":1}}',
    ],
    ['one key less', { from: 'document', change: [{ remove: ['name'] }] }, '{"list":[1]}'],
    [
      'an entry twice',
      { from: 'document', change: [{ copy: ['list', 0], to: ['list', 1] }] },
      '{"name":"web","list":[1,1]}',
    ],
    [
      'a long text',
      { from: 'document', change: [{ set: ['name'], to: { repeat: 'ab', times: 3 } }] },
      '{"name":"ababab","list":[1]}',
    ],
    [
      'a long list',
      { from: 'document', change: [{ set: ['list'], to: { list: { n: 'n-%n' }, times: 2 } }] },
      '{"name":"web","list":[{"n":"n-0"},{"n":"n-1"}]}',
    ],
    [
      'other bytes',
      { from: 'document', change: [{ replace: '"web"', by: ['"', { hex: 'ff' }, '"'] }, { append: ['!'] }] },
      '{"name":"\u00ff","list":[1]}!',
    ],
    [
      'what a function makes',
      { from: 'document', change: [{ remove: ['list'] }, { make: 'sign', with: { by: 'me' } }] },
      '{"name":"web"} by me',
    ],
    ['parts', { parts: ['a', { repeat: '[', times: 5 }, { hole: 2 }, 'b'] }, 'a[[[[[\0\0b'],
  ])('makes %s', (_what, recipe, text) => {
    expect(made(recipe)).toBe(text);
  });

  it('leaves holes on the disk', () => {
    const file = join(folder, 'sparse');
    writeContent(file, prepare({ why: 'It', parts: ['a', { hole: 2 ** 30 }] }, kind));
    expect(statSync(file)).toMatchObject({ size: 2 ** 30 + 1 });
    expect(statSync(file).blocks).toBeLessThan(1000);
  });

  it.each<readonly [string, Omit<Recipe, 'why'>]>([
    ['of nothing', {}],
    ['of two things', { from: 'document', parts: [] }],
    ['of a document that is not there', { from: 'toString' }],
    ['that replaces what is not there', { from: 'document', change: [{ replace: 'x1', by: [] }] }],
    ['that removes what is not there', { from: 'document', change: [{ remove: ['toString'] }] }],
    ['that copies what is not there', { from: 'document', change: [{ copy: ['x'], to: ['y'] }] }],
    ['that asks for what nobody makes', { from: 'document', change: [{ make: 'x' }] }],
  ])('%s tries nothing, and says so', (_what, recipe) => {
    expect(() => prepare({ why: 'It', ...recipe }, kind)).toThrow(/needs|no|nothing|cannot/);
  });
});
