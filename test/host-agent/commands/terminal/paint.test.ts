import { describe, expect, it } from '@jest/globals';
import { paintWith, wantsColour } from '../../../../host-agent/commands/terminal/paint';

describe('colour', () => {
  it.each([
    ['a terminal', { isTTY: true }, {}, true],
    ['a pipe', { isTTY: false }, {}, false],
    ['a file, whose stream knows no terminals', {}, {}, false],
    ['NO_COLOR', { isTTY: true }, { NO_COLOR: '1' }, false],
    ['an empty NO_COLOR, which says nothing', { isTTY: true }, { NO_COLOR: '' }, true],
    ['a terminal that cannot', { isTTY: true }, { TERM: 'dumb' }, false],
  ])('for %s', (_what, stream, environment, wanted) => {
    expect(wantsColour(stream, environment)).toBe(wanted);
  });

  it('leaves text alone when not wanted', () => {
    expect(paintWith(false)('remove', 'gone')).toBe('gone');
    expect(paintWith(true)('remove', 'gone')).toBe('\u001b[31mgone\u001b[39m');
  });
});
