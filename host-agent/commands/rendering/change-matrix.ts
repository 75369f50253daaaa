import { IMPACT_WORDS } from '../wording';
import type { Impact } from '../../planner';

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

/** The columns of each table. */
export const CHANGE_COLUMNS = ['change', 'impact', 'when', 'otherwise'] as const;

/** The rules as tables for people, one for each area in the order of first mention. */
export function changeTables(
  rows: readonly ChangeRow[],
): readonly { readonly area: string; readonly rows: readonly (readonly string[])[] }[] {
  return [...new Set(rows.map((row) => row.area))].map((area) => ({
    area,
    rows: rows
      .filter((row) => row.area === area)
      .map(({ change, impact, condition = 'always', otherwise = '' }) => [
        change,
        impact === 'refused' ? 'refused' : IMPACT_WORDS[impact].label,
        condition,
        otherwise,
      ]),
  }));
}

/** The same in Markdown. */
export function changeMarkdown(rows: readonly ChangeRow[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return changeTables(rows)
    .map(({ area, rows: cells }) =>
      [
        `### ${area}`,
        '',
        line(CHANGE_COLUMNS),
        line(CHANGE_COLUMNS.map(() => '---')),
        ...cells.map(line),
      ].join('\n'),
    )
    .join('\n\n');
}
