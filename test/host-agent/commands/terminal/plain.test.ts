import { describe, expect, it } from '@jest/globals';
import { plain, plainLines, safeForTerminal } from '../../../../host-agent/commands/terminal/plain';

describe('text from outside', () => {
  it.each([
    ['an escape sequence', '\u001b[2Jgone', '\\x1b[2Jgone'],
    ['a carriage return that would overwrite the line', 'safe\rEVIL', 'safe\\rEVIL'],
    ['a line end', 'one\ntwo', 'one\\ntwo'],
    ['the single-byte CSI of ECMA-48', '\u009b31m', '\\x9b31m'],
    ['text turned around', 'abc\u202edcba', 'abc\\u202edcba'],
    ['text that cannot be seen', 'a\u200bb\ufeff', 'a\\u200bb\\ufeff'],
    ['a soft hyphen and a filler', 'a\u00adb\u3164', 'a\\xadb\\u3164'],
    ['tags, in which text can be hidden', 'a\u{e0041}', 'a\\udb40\\udc41'],
    ['half of a character', 'a\ud83d', 'a\\ud83d'],
    ['umlauts and emoji, which are harmless', 'größe 🚀', 'größe 🚀'],
  ])('shows %s', (_what, text, shown) => {
    expect(plain(text)).toBe(shown);
  });

  it('keeps line ends and tabs where lines are wanted', () => {
    expect(plainLines('a\n\tb\u0007')).toBe('a\n\tb\\x07');
  });

  it('reaches a terminal without any control but our colours', () => {
    const text = '\u001b[31mred\u001b[0m \u001b]0;title\u0007 \u001b[2J';
    expect(safeForTerminal(text, true)).toBe('\u001b[31mred\u001b[0m \\x1b]0;title\\x07 \\x1b[2J');
    expect(safeForTerminal(text, false)).toBe('\\x1b[31mred\\x1b[0m \\x1b]0;title\\x07 \\x1b[2J');
  });
});
