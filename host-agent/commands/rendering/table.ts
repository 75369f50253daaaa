import { columnsOf, padColumns } from '../terminal/character-width';

/** Which side of its column a cell sticks to. */
export type Alignment = 'left' | 'right';

export interface TableColumn {
  readonly title: string;
  /** @default 'left' */
  readonly align?: Alignment;
}

/** Cells of one row; a cell is already plain text, without colour. */
export type TableRow = readonly string[];

/** Lines of a table with aligned columns, two spaces apart, no rules and no trailing spaces. */
export function tableLines(columns: readonly TableColumn[], rows: readonly TableRow[]): readonly string[] {
  const widths = columns.map((column, index) =>
    Math.max(columnsOf(column.title), ...rows.map((row) => columnsOf(row[index] ?? ''))),
  );
  const line = (cells: TableRow): string =>
    columns
      .map((column, index) => {
        return padColumns(cells[index] ?? '', widths[index] ?? 0, column.align);
      })
      .join('  ')
      .trimEnd();
  return [line(columns.map((column) => column.title)), ...rows.map(line)];
}
