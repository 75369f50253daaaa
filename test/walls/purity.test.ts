import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const ROOT = join(__dirname, '..', '..');

/** Rooms whose answers depend on their arguments alone. */
const PURE_ROOMS = ['host-agent/planner', 'host-agent/review', 'lib/plan', 'lib/placement', 'lib/describe'];

/** What would make an answer depend on something else, and what to use instead. */
const IMPURE: readonly { readonly pattern: RegExp; readonly instead: string }[] = [
  { pattern: /\bDate\b/, instead: 'take the time as an argument' },
  { pattern: /\bperformance\b/, instead: 'take the time as an argument' },
  { pattern: /\bMath\.random\b|\brandomUUID\b|\brandomBytes\b/, instead: 'derive it from the arguments' },
  {
    pattern: /\basync\b|\bawait\b|\bPromise\b|\bset(Timeout|Interval|Immediate)\b/,
    instead: 'return a value at once',
  },
  { pattern: /\bconsole\b/, instead: 'return a value; words are written by commands' },
  { pattern: /\bprocess\b|\brequire\(/, instead: 'take it as an argument' },
  { pattern: /from 'node:(?!crypto')/, instead: 'leave input and output to the other rooms' },
  { pattern: /\blocaleCompare\b|\btoLocale\w*\b/, instead: 'compare by code units' },
];

/** The planner needs no digest either: it is given them. */
const IMPURE_IN_PLANNER = {
  pattern: /from 'node:|from '[a-z@]/,
  instead: 'import lib/plan and nothing else',
};

const FILES = PURE_ROOMS.flatMap((room) =>
  readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(room, file)),
);

function offences(file: string, text: string): readonly string[] {
  const rules = file.startsWith('host-agent/planner') ? [...IMPURE, IMPURE_IN_PLANNER] : IMPURE;
  // Words in strings (`await-machine`) and comments are no code.
  const code = text
    .replace(/\/\*[\s\S]*?\*\/|(^|[^:])\/\/.*$/gm, '$1')
    .replace(/'(?![^'\n]*from)[^'\n]*'|`[^`]*`/g, (quoted, offset: number, whole: string) =>
      whole.slice(0, offset).endsWith('from ') ? quoted : "''",
    );
  return rules.flatMap(({ pattern, instead }) =>
    code.split('\n').flatMap((line) => (pattern.test(line) ? [`${file}: ${line.trim()} (${instead})`] : [])),
  );
}

describe('the pure rooms', () => {
  it('are there', () => {
    for (const room of PURE_ROOMS)
      expect(FILES.filter((file) => file.startsWith(room)).length).toBeGreaterThan(3);
  });

  it.each(FILES)('%s depends on its arguments alone', (file) => {
    expect(offences(file, readFileSync(join(ROOT, file), 'utf8'))).toEqual([]);
  });

  it.each([
    'const now = Date.now();',
    'const dice = Math.random();',
    'export async function plan(): Promise<void> {}',
    "console.log('x');",
    "import { readFileSync } from 'node:fs';",
    "import * as z from 'zod';",
    'setTimeout(later, 1);',
    'names.sort((a, b) => a.localeCompare(b));',
  ])('are told apart from: %s', (line) => {
    expect(offences('host-agent/planner/sample.ts', line)).not.toEqual([]);
  });

  it('may use such words in text and comments', () => {
    const text = "// no Date here\nconst kind = 'await-machine'; /* console */ const id = `process:${name}`;";
    expect(offences('host-agent/planner/sample.ts', text)).toEqual([]);
  });
});
