/** Which side of its column a cell sticks to. */
export type Alignment = 'left' | 'right';

export interface TableColumn {
  readonly title: string;
  /** @default 'left' */
  readonly align?: Alignment;
}

/** Cells of one row; a cell is already plain text, without colour, so that its length is its width. */
export type TableRow = readonly string[];

/** Lines of a table with aligned columns, two spaces apart, no rules and no trailing spaces. */
export function tableLines(columns: readonly TableColumn[], rows: readonly TableRow[]): readonly string[] {
  const widths = columns.map((column, index) =>
    Math.max(column.title.length, ...rows.map((row) => (row[index] ?? '').length)),
  );
  const line = (cells: TableRow): string =>
    columns
      .map((column, index) => {
        const cell = cells[index] ?? '';
        const width = widths[index] ?? 0;
        return column.align === 'right' ? cell.padStart(width) : cell.padEnd(width);
      })
      .join('  ')
      .trimEnd();
  return [line(columns.map((column) => column.title)), ...rows.map(line)];
}
