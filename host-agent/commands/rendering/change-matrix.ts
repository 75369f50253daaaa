import type { Impact } from '../../planner';
import { IMPACT_WORDS } from '../wording';

/** What a change means for a running machine, as the planner's field rules say. */
export interface ChangeRow {
  readonly area: string;
  readonly change: string;
  readonly impact: Impact | 'refused';
  /** When the impact is that; absent: always. */
  readonly condition?: string;
  /** What happens when the condition does not hold, or instead of what is refused. */
  readonly otherwise?: string;
}

const COLUMNS = ['change', 'impact', 'when, and what to know'] as const;

/** The rules as Markdown: a heading and a table for each area, in the order of first mention. */
export function changeMarkdown(rows: readonly ChangeRow[]): string {
  return [...new Set(rows.map((row) => row.area))]
    .map((area) =>
      [
        `### ${area}`,
        '',
        line(COLUMNS),
        line(COLUMNS.map(() => '---')),
        ...rows.filter((row) => row.area === area).map((row) => line(cellsOf(row))),
      ].join('\n'),
    )
    .join('\n\n');
}

function cellsOf({ change, impact, condition, otherwise }: ChangeRow): readonly string[] {
  const words =
    condition === undefined || otherwise === undefined
      ? [condition, otherwise]
      : [condition, `otherwise ${otherwise}`];
  return [
    change,
    impact === 'refused' ? 'refused' : IMPACT_WORDS[impact].label,
    words.filter((part) => part !== undefined).join('; '),
  ];
}

/** A bar would end a cell. */
function line(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
