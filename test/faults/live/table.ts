import type { FaultResult } from './results';

/** Results counted by fault, aligned for a terminal. */
export function tableOf(results: readonly FaultResult[]): string {
  const names = [...new Set(results.map(({ fault }) => fault))].toSorted();
  const rows = names.map((name) => {
    const tried = results.filter(({ fault, call }) => fault === name && call !== undefined);
    const failed = tried.filter(({ problems }) => problems.length > 0);
    const most = Math.max(0, ...tried.map(({ furtherPasses }) => furtherPasses));
    return [name, tried.length, tried.length - failed.length, failed.length, most].map(String);
  });
  const lines = [['fault', 'tried', 'kept', 'broken', 'further passes at most'], ...rows];
  const widths =
    lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? [];
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
