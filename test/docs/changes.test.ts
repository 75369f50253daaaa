import { describe, expect, it } from '@jest/globals';
import { changeMarkdown } from '../../host-agent/commands/rendering/change-matrix';
import { changeMatrix } from '../../host-agent/planner';
import { readText, rowsOf } from './documents';

/** Heading and rows of each table. */
function tablesIn(text: string): readonly (readonly [string, readonly (readonly string[])[]])[] {
  return text
    .split(/^### /m)
    .slice(1)
    .map((section) => [section.split('\n')[0] ?? '', rowsOf(section)]);
}

const rules = tablesIn(changeMarkdown(changeMatrix()));
const document = tablesIn(readText('docs/changes.md').split('<!-- generated')[1] ?? '');

describe('docs/changes.md is what the field rules say (if not: node scripts/generate-changes-doc.mjs)', () => {
  it.each(rules)('about %s', (area, rows) => {
    expect(rows.length).toBeGreaterThan(0);
    expect(new Map(document).get(area)).toEqual(rows);
  });

  it('and about nothing else', () => {
    expect(document.map(([area]) => area)).toEqual(rules.map(([area]) => area));
  });
});
