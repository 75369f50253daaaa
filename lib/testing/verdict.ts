import type { Plan } from '../plan';
import { nearestName } from './nearest-name';

/** What a matcher gives to jest. */
export interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
}

/** What became of looking for something; words are made only when they are read. */
export type Verdict =
  /** It is there, with these differences from what was expected, and with all that was `stated`, in words. */
  | { readonly kind: 'found'; readonly differences: readonly string[]; readonly stated: () => string }
  /** It is not there. */
  | { readonly kind: 'absent'; readonly lines: () => readonly string[] }
  /** What it would belong to is not there, so that nothing can be said of it, not even that it is not there. */
  | { readonly kind: 'nowhere'; readonly lines: () => readonly string[] };

interface Expectation {
  readonly plan: Plan;
  readonly what: string;
  readonly isNot: boolean;
}

/** The verdict as jest wants it. */
export function resultOf(expectation: Expectation, verdict: Verdict): MatcherResult {
  return { pass: isMet(expectation, verdict), message: () => messageOf(expectation, verdict) };
}

function isMet({ isNot }: Expectation, verdict: Verdict): boolean {
  switch (verdict.kind) {
    case 'found':
      return verdict.differences.length === 0;
    case 'absent':
      return false;
    case 'nowhere':
      // A test that looks at the wrong place proves nothing: it fails either way.
      return isNot;
  }
}

function messageOf({ plan, what, isNot }: Expectation, verdict: Verdict): string {
  const start = `expected the plan of "${plan.host.name}" ${isNot ? 'not ' : ''}to have ${what}`;
  switch (verdict.kind) {
    case 'absent':
    case 'nowhere':
      return [`${start}, but`, ...indented(verdict.lines())].join('\n');
    case 'found':
      if (isNot) return `${start}${withStated(verdict.stated())}, but it has`;
      return [`${start}, but`, ...indented(verdict.differences)].join('\n');
  }
}

const withStated = (stated: string): string => (stated === '' ? '' : ` with ${stated}`);

const indented = (lines: readonly string[]): readonly string[] => lines.map((line) => `  ${line}`);

/** More names than this are not read but scrolled past. */
const NAMES_SHOWN_MAX = 20;

/** That nothing is called `name`, what is there instead, and what was probably meant. */
export function absence({
  kind,
  name,
  names,
}: {
  readonly kind: string;
  readonly name: string;
  readonly names: readonly string[];
}): readonly string[] {
  if (names.length === 0) return [`there are no ${kind}s`];
  const shown = names.slice(0, NAMES_SHOWN_MAX).join(', ');
  const rest = names.length > NAMES_SHOWN_MAX ? ` and ${names.length - NAMES_SHOWN_MAX} more` : '';
  const nearest = nearestName(name, names);
  return [
    `there is no ${kind} "${name}"; the ${kind}s are: ${shown}${rest}`,
    ...(nearest === undefined ? [] : [`the nearest is "${nearest}"`]),
  ];
}
