import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { inline, ownWords } from '../../../../../host-agent/commands/rendering/markdown/inline';
import { plain } from '../../../../../host-agent/commands/terminal/plain';
import { HOSTILE_TEXTS } from '../../hostile-texts';
import { isBalanced, readComment } from './read-comment';

/** Where text of others stands in a comment, and how the parts of the place read that are ours. */
const PLACES: Readonly<Record<string, (text: string) => string>> = {
  'a line': (text) => text,
  'an item': (text) => `- ${text}`,
  'an item below another': (text) => `- item\n  - ${text}`,
  'a cell': (text) => `| a | b |\n| --- | --- |\n| ${text} | after |`,
  'a summary': (text) => `<details><summary><strong>${text}</strong></summary>\n\ninside\n\n</details>`,
  'a bold word': (text) => `\`!\` **${text}** · after`,
  'a heading': (text) => `### ${text}`,
};

const OWN_KINDS = [
  'root',
  'html',
  'heading',
  'paragraph',
  'text',
  'strong',
  'list',
  'listItem',
  'table',
  'tableRow',
  'tableCell',
  'inlineCode',
];

/** What GitHub, GitLab and Forgejo look for in prose, once it is laid out. */
const FOUND_IN_PROSE = /@\w|#\d|\bGH-\d|[!$%~&]\d|~\w|:\w+:|:\/\/|www\.|\b[0-9a-f]{7,40}\b/;

/** As it is read: on one line, with single spaces, as HTML shows it. */
function readable(text: string): string {
  return plain(text).split(' ').filter(Boolean).join(' ');
}

/** With its mark of a cut, when it has one. */
function isReadIn(read: string, text: string): boolean {
  const whole = readable(text);
  if (read.includes(whole)) return true;
  const shown = read.split('…')[0]?.trim() ?? '';
  const found = shown.slice(shown.indexOf(whole.slice(0, 8)));
  return whole.length > 500 && found.length > 250 && whole.startsWith(found);
}

describe.each(Object.entries(PLACES))('in %s', (_place, put) => {
  it.each(Object.entries(HOSTILE_TEXTS))('%s is read as text', async (_kind, text) => {
    const { kinds, tags, texts, proses } = await readComment(put(inline(text)));
    expect(OWN_KINDS).toEqual(expect.arrayContaining([...kinds]));
    expect(new Set(tags)).toEqual(new Set(tags.filter((tag) => OWN_TAGS.has(tag))));
    expect(isBalanced(tags)).toBe(true);
    expect(texts.filter((read) => isReadIn(read, text))).toHaveLength(1);
    expect(proses.filter((prose) => FOUND_IN_PROSE.test(prose))).toEqual([]);
  });

  it('nothing at all comes true', async () => {
    const character = fc.constantFrom(
      ...Array.from('`*_{}[]<>()#+-.!|~&@$^=:;/\\"\'%aw1 '),
      'www.',
      'http://',
      '<!--',
    );
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: character, minLength: 1, maxLength: 30 }), async (noise) => {
        const text = `begin ${noise} end`;
        const { kinds, tags, texts } = await readComment(put(inline(text)));
        expect(OWN_KINDS).toEqual(expect.arrayContaining([...kinds]));
        expect(isBalanced(tags)).toBe(true);
        expect(texts.some((read) => read.includes(readable(text)))).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});

const OWN_TAGS: ReadonlySet<string> = new Set(
  ['details', 'summary', 'strong', 'code'].flatMap((name) => [name, `/${name}`]).concat('!'),
);

describe('text at the start of an item', () => {
  it.each(['- x', '1. x', '2) x', '+ x', '* x', '# x', '> x', '---', '- - -', '===', '```', '~~~', '    x'])(
    '%j begins nothing',
    async (text) => {
      const { kinds, texts } = await readComment(`- before\n- ${inline(text)}\n- after`);
      expect([...kinds].sort()).toEqual(
        expect.arrayContaining(['list', 'listItem', 'paragraph', 'root', 'text']),
      );
      expect(texts).toEqual(['before', readable(text), 'after']);
    },
  );
});

it.each([
  ['web-1 is given 2 vCPUs (up to 4).', 'web-1 is given 2 vCPUs (up to 4).'],
  ['at 10.0.0.1/24, 52:54:00:00:00:01', 'at 10.0.0.1/24, <code>52:54:00:00:00:01</code>'],
  ['see (https://x.test/a).', 'see (<code>https&#58;//x.test/a</code>).'],
  ['a@b', '<code>a&#64;<!-- -->b</code>'],
  ['a|b <c>', 'a&#124;b &#60;c&#62;'],
])('%s is written %s', (text, written) => {
  expect(inline(text)).toBe(written);
});

describe('words of ours', () => {
  it('have code in them', () => {
    expect(ownWords('Set `protect: false`, or use `--replace <machine>/<disk>` for it.')).toBe(
      'Set <code>protect: false</code>, or use <code>--replace &#60;machine&#62;/&#60;disk&#62;</code> for it.',
    );
  });
});

describe('the reader of comments', () => {
  it('finds what is written to be found', async () => {
    const raw =
      '[a](https://x.test) <script>x</script> **b** see https://x.test and @octocat\n\n- c\n\n```\nd\n```';
    const { kinds, tags, proses } = await readComment(raw);
    expect([...kinds]).toEqual(expect.arrayContaining(['link', 'strong', 'list', 'code']));
    expect(tags).toEqual(['script', '/script']);
    expect(proses.some((prose) => FOUND_IN_PROSE.test(prose))).toBe(true);
    expect(isBalanced(['details', 'code', '/details', '/code'])).toBe(false);
    expect(isBalanced(['details'])).toBe(false);
  });
});
