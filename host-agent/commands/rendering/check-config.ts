import type { ConfigWarning } from '../service/check-config/warning';
import type { Paint } from '../terminal/paint';
import { plain } from '../terminal/plain';
import { count, moreInWords, shown } from '../wording';
import { configWarningInWords } from '../wording/check-config';

/** Whoever has more has another file than a configuration. */
const PROBLEMS_SHOWN_MAX = 100;

/** Every problem and warning, and a verdict. */
export function renderCheckConfig(
  {
    path,
    problems,
    warnings,
  }: {
    readonly path: string;
    readonly problems: readonly string[];
    readonly warnings: readonly ConfigWarning[];
  },
  paint: Paint,
): string {
  const lines = [
    ...problems
      .slice(0, PROBLEMS_SHOWN_MAX)
      .map((problem) => `${paint('remove', 'error  ')}  ${shown(problem)}`),
    ...(problems.length > PROBLEMS_SHOWN_MAX ? [moreInWords(problems.length - PROBLEMS_SHOWN_MAX)] : []),
    ...warnings.map((warning) => `${paint('disrupt', 'warning')}  ${configWarningInWords(warning)}`),
  ];
  return [
    ...lines,
    ...(lines.length === 0 ? [] : ['']),
    paint('strong', verdict(path, problems, warnings)),
  ].join('\n');
}

function verdict(path: string, problems: readonly string[], warnings: readonly ConfigWarning[]): string {
  const file = plain(path);
  if (problems.length > 0) {
    return `${file} cannot be used: ${count(problems.length, 'problem')}. The agent would not start with it.`;
  }
  return warnings.length > 0
    ? `${file} can be used; ${count(warnings.length, 'warning')}.`
    : `${file} can be used, and what it names is there.`;
}
