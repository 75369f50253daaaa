import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { columnsOf } from '../../../../host-agent/commands/terminal/character-width';
import { withoutColours } from '../../../../host-agent/commands/terminal/colours';
import { paintWith } from '../../../../host-agent/commands/terminal/paint';
import { COLUMNS_MIN, wrapLines } from '../../../../host-agent/commands/terminal/wrap';
import { tableLines } from '../../../../host-agent/commands/rendering/table';

const paint = paintWith(true);
const DIGITS = '0123456789'.repeat(7);

function wrapped(columns: number | undefined, ...lines: readonly string[]): readonly string[] {
  return wrapLines(lines.join('\n'), columns).split('\n');
}

describe('lines that are too wide', () => {
  const cases: readonly {
    readonly what: string;
    readonly columns?: number;
    readonly lines: readonly string[];
    readonly shown: readonly string[];
  }[] = [
    {
      what: 'go on two columns further in than they began',
      lines: ['    1. stop machine web (asked first; after 30 s its power is cut)'],
      shown: ['    1. stop machine web (asked first;', '      after 30 s its power is cut)'],
    },
    {
      what: 'do not if they fit exactly',
      lines: ['    it takes exactly forty columns, that', '', 'next'],
      shown: ['    it takes exactly forty columns, that', '', 'next'],
    },
    {
      what: 'are broken inside of a word only where it alone is too wide',
      lines: [`  digest ${DIGITS} it is`],
      shown: ['  digest', `    ${DIGITS.slice(0, 36)}`, `    ${DIGITS.slice(36)}`, '    it is'],
    },
    {
      what: 'never leave half of an East Asian character',
      lines: [`    ${'東'.repeat(20)}`],
      shown: [`    ${'東'.repeat(18)}`, '      東東'],
    },
    {
      what: 'keep marks on the letters that they belong to',
      lines: ['e\u0301'.repeat(41)],
      shown: ['e\u0301'.repeat(40), '  e\u0301'],
    },
    {
      what: 'bring columns closer to each other where they fit then',
      lines: [`! machine front${' '.repeat(34)}restart`],
      shown: [`! machine front${' '.repeat(18)}restart`],
    },
    {
      what: 'are broken in a gap where they do not',
      lines: ['! machine a-name-that-takes-much-room-by-itself     next boot'],
      shown: ['! machine', '  a-name-that-takes-much-room-by-itself', '  next boot'],
    },
    {
      what: 'have room for words however far in they begin',
      lines: [`${' '.repeat(60)}first second third`],
      shown: [`${' '.repeat(18)}first second third`],
    },
    {
      what: 'stay whole where they are commands to copy',
      lines: [`    fleetwright apply --approve ${DIGITS}`],
      shown: [`    fleetwright apply --approve ${DIGITS}`],
    },
    {
      what: 'are what a wide terminal says they are',
      columns: 20,
      lines: ['twenty columns are taken for forty of them'],
      shown: ['twenty columns are taken for forty of', '  them'],
    },
  ];
  it.each(cases)('$what', ({ columns = COLUMNS_MIN, lines, shown }) => {
    expect(wrapped(columns, ...lines)).toEqual(shown);
  });

  it('stay as they are where there is no terminal', () => {
    const text = `  ${'word '.repeat(100)}`;
    expect(wrapLines(text, undefined)).toBe(text);
  });

  it('keep their colour, which takes no room and ends with each line', () => {
    const line = paint('remove', `- machine ${'a'.repeat(20)} ${'b'.repeat(20)}`);
    expect(wrapped(40, line)).toEqual([
      paint('remove', `- machine ${'a'.repeat(20)}`),
      `  ${paint('remove', 'b'.repeat(20))}`,
    ]);
    const fitting = paint('strong', 'x'.repeat(40));
    expect(wrapped(40, fitting)).toEqual([fitting]);
  });

  it('have colours inside of colours', () => {
    const line = paint('strong', `one ${paint('refuse', 'two '.repeat(10))}three`);
    expect(wrapped(40, line)).toEqual([
      '\u001b[1mone \u001b[35mtwo two two two two two two two two\u001b[39m\u001b[22m',
      '  \u001b[1m\u001b[35mtwo \u001b[39mthree\u001b[22m',
    ]);
  });
});

describe('tables that are too wide', () => {
  const addresses = tableLines(
    [
      { title: 'network' },
      { title: 'subnet' },
      { title: 'fixed', align: 'right' },
      { title: 'free', align: 'right' },
    ],
    [
      ['lan', '10.0.1.0/24 → 10.0.2.0/24', '12', '240'],
      ['backbone', '10.0.9.0/24', '2', '9'],
    ],
  );

  it('break all rows between the same columns, and keep those below each other', () => {
    expect(wrapped(40, 'addresses', ...addresses.map((line) => `  ${line}`))).toEqual([
      'addresses',
      '  network   subnet',
      '    fixed  free',
      '  lan       10.0.1.0/24 → 10.0.2.0/24',
      '       12   240',
      '  backbone  10.0.9.0/24',
      '        2     9',
    ]);
  });

  it('stay tables where the first column has no title', () => {
    const rows = tableLines(
      [{ title: '' }, { title: 'now', align: 'right' }, { title: 'after', align: 'right' }],
      [
        ['disk, pool with-a-long-name-for-it', '32.1 GiB', '64.2 GiB'],
        ['vCPUs', '1', '2'],
      ],
    );
    expect(wrapped(50, ...rows.map((row) => `  ${row}`))).toEqual([
      `${' '.repeat(43)}now`,
      '       after',
      '  disk, pool with-a-long-name-for-it  32.1 GiB',
      '    64.2 GiB',
      `  vCPUs${' '.repeat(38)}1`,
      '           2',
    ]);
  });

  it('wrap a column that alone is too wide', () => {
    const rows = tableLines(
      [{ title: 'field' }, { title: 'values' }],
      [
        ['ports', 'many words '.repeat(5).trim()],
        ['x', 'y'],
      ],
    );
    expect(wrapped(40, ...rows)).toEqual([
      'field',
      '  values',
      'ports',
      '  many words many words many words many',
      '    words many words',
      'x',
      '  y',
    ]);
  });

  it('take no title of an object for a row', () => {
    expect(
      wrapped(
        40,
        `! machine front${' '.repeat(34)}restart`,
        '    name       web-server-of-old → front  restart',
        '    autostart  off → on                   live',
      ),
    ).toEqual([
      `! machine front${' '.repeat(18)}restart`,
      '    name       web-server-of-old → front',
      '      restart',
      '    autostart  off → on',
      '      live',
    ]);
  });

  it('count wide characters as two columns', () => {
    const rows = tableLines(
      [{ title: 'name' }, { title: 'vCPUs', align: 'right' }],
      [
        ['東京', '1'],
        ['web', '2'],
      ],
    );
    expect(rows.map(columnsOf)).toEqual([11, 11, 11]);
  });
});

describe('whatever the text', () => {
  const word = fc.oneof(
    fc.stringMatching(/^[a-z0-9:/→·]{1,12}$/),
    fc.constantFrom('東京', 'é́x', '🚀', 'ﷺ', '-', 'x'.repeat(90)),
  );
  const line = fc
    .record({
      indent: fc.nat(30),
      words: fc.array(word, { maxLength: 20 }),
      gaps: fc.array(fc.constantFrom(1, 1, 1, 2, 7), { minLength: 20, maxLength: 20 }),
      style: fc.constantFrom(undefined, 'strong' as const, 'remove' as const),
    })
    .map(({ indent, words, gaps, style }) => {
      const text = words
        .map((each, index) => `${index === 0 ? '' : ' '.repeat(gaps[index] ?? 1)}${each}`)
        .join('');
      const whole = `${' '.repeat(indent)}${text}`;
      return style === undefined ? whole : paint(style, whole);
    });
  const texts = fc.array(line, { maxLength: 6 }).map((lines) => lines.join('\n'));

  it('no line is wider than the terminal, and no word is lost, moved or made up', () => {
    let wrappedTexts = 0;
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 120 }), (text, columns) => {
        const shown = wrapLines(text, columns);
        if (shown !== text) wrappedTexts += 1;
        const lines = withoutColours(shown).split('\n');
        expect(lines.filter((each) => columnsOf(each) > Math.max(COLUMNS_MIN, columns))).toEqual([]);
        // Letter by letter, because words that are too wide are broken.
        expect(lettersOf(shown)).toBe(lettersOf(text));
        if (!text.includes('xxx')) expect(wordsOf(shown)).toEqual(wordsOf(text));
        // Wrapped once is wrapped for good.
        expect(colourless(wrapLines(shown, columns))).toEqual(colourless(shown));
      }),
      { numRuns: 300, seed: 20_260_101 },
    );
    expect(wrappedTexts).toBeGreaterThan(100);
  });
});

function wordsOf(text: string): readonly string[] {
  return withoutColours(text)
    .split(/[ \n]+/)
    .filter((each) => each !== '');
}

function lettersOf(text: string): string {
  return wordsOf(text).join('');
}

function colourless(text: string): readonly string[] {
  return withoutColours(text)
    .split('\n')
    .map((each) => each.trimEnd());
}
