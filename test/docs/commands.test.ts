import { describe, expect, it } from '@jest/globals';
import type { Command } from 'commander';
import { buildProgram } from '../../host-agent/commands/program';
import { DOCUMENTS, readText, rowsOf, sectionOf } from './documents';

/** Never run: only its verbs and options are looked at. */
const program = buildProgram(
  {
    terminal: {
      print: () => undefined,
      note: () => undefined,
      progress: () => undefined,
      ask: () => Promise.resolve(false),
      canAsk: false,
      paint: (_style, text) => text,
      notePaint: (_style, text) => text,
    },
    workingDirectory: '/',
    environment: {},
    signal: new AbortController().signal,
  },
  () => Promise.resolve(),
);

const optionsOf = (command: Command): readonly string[] =>
  [...command.options.map((option) => option.long ?? ''), '--help'].filter((name) => name !== '');
const subcommand = (command: Command, name: string): Command | undefined =>
  command.commands.find((candidate) => candidate.name() === name);

/** What follows `fleetwright` in code: in backticks, or as a line of a block. */
function callsIn(text: string): readonly (readonly string[])[] {
  return [...text.matchAll(/(?:`|^ {4,}\$? ?|^\$ )fleetwright((?: [^`\n#]*)?)/gm)].map(
    (match) =>
      (match[1] ?? '')
        .split(/ {2,}|\s[·|]\s/)[0]
        ?.trim()
        .split(/\s+/)
        .filter((word) => word !== '') ?? [],
  );
}

/** What is wrong with a call: unknown verbs and options; `undefined` when nothing is. */
function faultOf(words: readonly string[]): string | undefined {
  let command: Command = program;
  const known = [...optionsOf(program)];
  for (let index = 0; index < words.length; index += 1) {
    const word = (words[index] ?? '').replace(/[.,:]$/, '');
    if (word.startsWith('--')) {
      if (!known.includes(word)) return `${word} in "${words.join(' ')}"`;
      const takesValue = [...program.options, ...command.options].some(
        (option) => option.long === word && option.required,
      );
      if (takesValue) index += 1;
      continue;
    }
    if (word.includes('|')) {
      const missing = word
        .split('|')
        .find((name) => subcommand(command, name.replace(/\\$/, '')) === undefined);
      return missing === undefined ? undefined : `${missing} in "${words.join(' ')}"`;
    }
    const next = subcommand(command, word);
    if (next === undefined) {
      const takesArgument = command.registeredArguments.length > 0;
      return takesArgument ? undefined : `${word} in "${words.join(' ')}"`;
    }
    command = next;
    known.push(...optionsOf(next));
  }
  return undefined;
}

describe('every command that is named is one that there is', () => {
  it.each(DOCUMENTS)('in %s', (path) => {
    expect(callsIn(readText(path)).flatMap((call) => faultOf(call) ?? [])).toEqual([]);
  });

  it('and an invented one would be found', () => {
    expect(callsIn('run `fleetwright sing --loudly`')).toEqual([['sing', '--loudly']]);
    expect(faultOf(['sing'])).toBeDefined();
    expect(faultOf(['diff', '--loudly'])).toBeDefined();
    expect(faultOf(['sandbox', 'sideways'])).toBeDefined();
    expect(faultOf(['diff', 'kvm-1', '--json'])).toBeUndefined();
  });
});

describe('docs/commands.md', () => {
  it('names every command', () => {
    const headings = [...readText('docs/commands.md').matchAll(/^## fleetwright (\w+)$/gm)].map(
      (match) => match[1],
    );
    expect(headings).toEqual(program.commands.map((command) => command.name()));
  });

  it('names every option of every command', () => {
    const rows = rowsOf(sectionOf('docs/commands.md', 'Options of every command'));
    const named = rows.map(([first = '']) => first.split(' ')[0]);
    expect(new Set(named)).toEqual(new Set(optionsOf(program)));
    const text = readText('docs/commands.md');
    for (const command of program.commands) {
      for (const option of optionsOf(command)) expect(text).toContain(option);
    }
  });
});
