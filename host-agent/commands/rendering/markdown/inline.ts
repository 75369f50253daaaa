import { plain } from '../../terminal/plain';
import { cutText } from '../../wording';

/** Longer text pushes everything else out of a comment; the page and the JSON answer have it whole. */
const TEXT_LENGTH_MAX = 600;

/** All but what people and parsers read alike. */
const NOT_HARMLESS = /[^\p{L}\p{M}\p{N} .,:/()%?;'"\u00b7\u2013\u2014\u2192\u2026\u00d7-]/gu;

/**
 * What forges look for in the finished page, where no escape helps any more: mentions, references to issues, commits and the like,
 * emoji codes, formulas, addresses. None of them looks into code.
 */
const FOUND_BY_FORGES = /[@#!$%&~^[\]]|:\S|www\.|\b[A-Z]+-\d|\b[0-9a-fA-F]{7,}\b/;

/** What words of prose stand in; it is no part of the code. */
const AROUND_WORD = /^([("']*)(.*?)([.,;:?)"']*)$/u;

/** Harmless in a line, and the beginning of a list or a line across the page as the first word. */
const LIST_START = /^(?:-+|\d+[.)])$/;

/**
 * Text that is shown as it is in a line, a table's cell or a `<summary>` of GitHub, GitLab and Forgejo: nothing in it becomes a link,
 * mentions anybody, or ends what it stands in. Whatever Markdown or HTML could read becomes a numeric entity, because backslashes
 * mean nothing in HTML; words that a forge could take for more than text become code.
 */
export function inline(text: string): string {
  const words = cutText(plain(text), TEXT_LENGTH_MAX)
    .split(' ')
    .filter((word) => word !== '');
  return words.map((word, index) => wordAsText(word, index === 0)).join(' ');
}

function wordAsText(word: string, isFirst: boolean): string {
  if (isFirst && LIST_START.test(word)) return listStartAsText(word);
  if (!FOUND_BY_FORGES.test(word)) return entities(word);
  const [, before = '', middle = '', after = ''] = AROUND_WORD.exec(word) ?? [];
  return `${before}${middle === '' ? '' : code(middle)}${after}`;
}

/** Text as code. */
export function code(text: string): string {
  return `<code>${entities(text)}</code>`;
}

/** Words of ours, in which backticks stand around what is to be typed. */
export function ownWords(text: string): string {
  return text
    .split('`')
    .map((part, index) => (index % 2 === 1 ? code(part) : spaced(part)))
    .join('');
}

/** {@link inline} drops spaces at the ends, which stand between words and code here. */
function spaced(part: string): string {
  const [, start = '', middle = '', end = ''] = /^( ?)(.*?)( ?)$/.exec(part) ?? [];
  return middle === '' ? start : `${start}${inline(middle)}${end}`;
}

/** The last character is what makes a list of it: the dash, or what follows the number. */
function listStartAsText(text: string): string {
  return `${text.slice(0, -1)}${entity(text.slice(-1))}`;
}

function entities(text: string): string {
  return (
    text
      .replace(NOT_HARMLESS, entity)
      // Markdown's own links are looked for by these, even inside of HTML; elsewhere colons and dots cost one byte only.
      .replaceAll(':/', `${entity(':')}/`)
      .replaceAll('www.', `www${entity('.')}`)
      // Two pieces of text would still be put together to a mail address; nothing is shown of a comment.
      .replaceAll(entity('@'), `${entity('@')}<!-- -->`)
  );
}

function entity(character: string): string {
  return `&#${character.codePointAt(0) ?? 0};`;
}
