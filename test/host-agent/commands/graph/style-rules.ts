/** A rule of a style sheet, for one of its selectors. */
export interface StyleRule {
  /** What holds only in dark: `@media …`. */
  readonly media?: string;
  readonly selector: string;
  readonly declarations: Readonly<Record<string, string>>;
}

/** Reads a style sheet as ours are: rules, and rules in a media query. */
export function styleRules(sheet: string): readonly StyleRule[] {
  return [
    ...sheet.matchAll(/(?<media>@media [^{]+)\{(?<inner>(?:[^{}]+\{[^{}]*\})*)\}|(?<rule>[^{}]+\{[^{}]*\})/g),
  ].flatMap(({ groups = {} }) => {
    const { media, inner, rule } = groups;
    const rules = (inner ?? rule ?? '').match(/[^{}]+\{[^{}]*\}/g) ?? [];
    return rules.flatMap((text) =>
      readRule(text).map((read) => (media === undefined ? read : { ...read, media })),
    );
  });
}

function readRule(text: string): readonly StyleRule[] {
  const [selectors = '', body = ''] = text.replace('}', '').split('{');
  const declarations = Object.fromEntries(
    body.split(';').map((declaration) => declaration.split(/:(.*)/s).slice(0, 2) as [string, string]),
  );
  return selectors.split(',').map((selector) => ({ selector: selector.trim(), declarations }));
}

/** What a selector says about a property, the last one counting; rules for dark count when asked for. */
export function declared(
  rules: readonly StyleRule[],
  selector: string,
  property: string,
  dark: boolean,
): string {
  const values = rules
    .filter(
      (rule) => rule.selector === `.fleetwright-graph ${selector}` && (dark || rule.media === undefined),
    )
    .flatMap(({ declarations }) => declarations[property] ?? []);
  return values.at(-1) ?? 'none';
}
