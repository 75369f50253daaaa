import { describe, expect, it } from '@jest/globals';
import { CHANGE_COLUMNS, changeTables } from '../../host-agent/commands/rendering/change-matrix';
import { changeMatrix } from '../../host-agent/planner';
import { readText, rowsOf, sectionOf } from './documents';

const PATH = 'docs/changes.md';
const tables = changeTables(changeMatrix());

/** Cells as the document writes them, where a bar would end a cell. */
const escaped = (rows: readonly (readonly string[])[]): readonly (readonly string[])[] =>
  rows.map((cells) => cells.map((cell) => cell.replaceAll('|', '\\|')));

describe('docs/changes.md is what the field rules say (if not: node scripts/generate-changes-doc.mjs)', () => {
  it.each(tables)('about $area', ({ area, rows }) => {
    expect(rowsOf(sectionOf(PATH, area))).toEqual(escaped(rows));
    expect(sectionOf(PATH, area)).toMatch(new RegExp(`\\| ${CHANGE_COLUMNS.join(' +\\| ')} +\\|`));
  });

  it('and about nothing else', () => {
    const generated = readText(PATH).split('<!-- generated')[1] ?? '';
    const headings = [...generated.matchAll(/^### (.+)$/gm)].map((match) => match[1]);
    expect(headings).toEqual(tables.map(({ area }) => area));
    expect(tables.length).toBeGreaterThan(5);
  });
});
