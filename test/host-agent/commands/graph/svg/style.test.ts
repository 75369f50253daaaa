import { describe, expect, it } from '@jest/globals';
import { styleSheet } from '../../../../../host-agent/commands/graph/svg/style';
import { contrastOf } from '../contrast';
import { declared, styleRules } from '../style-rules';

const LOOKS = ['created', 'changed', 'restarted', 'gone', 'refused'] as const;
const rules = styleRules(styleSheet());

describe.each([
  ['light', false],
  ['dark', true],
] as const)('what changes, in %s colours', (_scheme, dark) => {
  const colour = (selector: string, property: string): string => declared(rules, selector, property, dark);
  const paper = colour('.paper', 'fill');

  it.each(LOOKS)('can be read when it is %s', (look) => {
    const [fill, edge] = [colour(`.${look} rect`, 'fill'), colour(`.${look} rect`, 'stroke')];
    const text = look === 'gone' ? colour('.gone text', 'fill') : colour('text', 'fill');
    for (const ink of [text, colour('text.faint', 'fill')]) {
      expect(contrastOf(ink, fill)).toBeGreaterThan(4.5);
    }
    expect(contrastOf(edge, fill)).toBeGreaterThan(3);
    expect(contrastOf(edge, paper)).toBeGreaterThan(3);
    expect(contrastOf(colour(`polyline.${look}`, 'stroke'), paper)).toBeGreaterThan(3);
    for (const sign of ['text.sign', 'text.small-sign']) {
      expect(contrastOf(colour(sign, 'fill'), colour(`.${look} rect.badge`, 'fill'))).toBeGreaterThan(4.5);
    }
  });

  it('can be read where it steps back', () => {
    expect(contrastOf(colour('.unchanged text', 'fill'), colour('.unchanged rect', 'fill'))).toBeGreaterThan(
      4.5,
    );
  });

  it('has a colour of its own for each mark', () => {
    expect(new Set(LOOKS.map((look) => colour(`.${look} rect`, 'stroke'))).size).toBe(LOOKS.length);
  });
});

describe('the edges of what changes', () => {
  it.each(['rect', 'line'])('can be told apart without colour, as %s', (shape) => {
    const edges = LOOKS.map((look) => {
      const selector = shape === 'rect' ? `.${look} rect` : `polyline.${look}`;
      return declared(rules, selector, 'stroke-dasharray', false);
    });
    expect(new Set(edges).size).toBe(LOOKS.length);
    // Machines that are stopped and NICs that are unplugged have one of their own.
    expect(edges).not.toContain(declared(rules, '.stopped rect', 'stroke-dasharray', false));
    expect(edges).not.toContain(declared(rules, '.unplugged', 'stroke-dasharray', false));
  });
});

describe('the style sheet', () => {
  const scopes = (sheet: string): readonly (readonly [string | undefined, string])[] =>
    styleRules(sheet).map(({ media, selector }) => [media, selector.replace(/\.fleetwright-graph .*/, '')]);

  it('goes by the reader’s system unless told otherwise', () => {
    expect(new Set(scopes(styleSheet()).map((scope) => scope.join('|')))).toEqual(
      new Set(['|', '@media (prefers-color-scheme:dark)|']),
    );
  });

  it('goes by an attribute of the page where it has one, and else by the system', () => {
    expect(new Set(scopes(styleSheet({ themes: 'attribute' })).map((scope) => scope.join('|')))).toEqual(
      new Set([
        '|',
        '@media (prefers-color-scheme:dark)|:root:not([data-theme=light]) ',
        '|:root[data-theme=dark] ',
      ]),
    );
  });

  it('has the same dark colours however they are chosen', () => {
    const dark = (sheet: string, scope: RegExp): readonly string[] =>
      styleRules(sheet)
        .filter(({ media, selector }) => scope.test(`${media ?? ''}|${selector}`))
        .map(
          ({ selector, declarations }) =>
            `${selector.replace(/.*(?=\.fleetwright-graph)/, '')} ${JSON.stringify(declarations)}`,
        );
    const byMedia = dark(styleSheet(), /^@media/);
    expect(byMedia.length).toBeGreaterThan(30);
    expect(dark(styleSheet({ themes: 'attribute' }), /^@media/)).toEqual(byMedia);
    expect(dark(styleSheet({ themes: 'attribute' }), /\[data-theme=dark\]/)).toEqual(byMedia);
  });

  it('knows nothing of marks where there are none', () => {
    const selectors = (sheet: string): string =>
      styleRules(sheet)
        .map(({ selector }) => selector)
        .join('\n');
    for (const look of [...LOOKS, 'unchanged', 'badge']) {
      expect(selectors(styleSheet())).toContain(look);
      expect(selectors(styleSheet({ marks: false }))).not.toContain(look);
    }
  });
});
