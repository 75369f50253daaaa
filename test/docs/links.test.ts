import { describe, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DOCUMENTS, readText, ROOT } from './documents';

/** How GitHub makes anchors of headings. */
function anchorsOf(path: string): ReadonlySet<string> {
  const headings = [...readText(path).matchAll(/^#+ (.+)$/gm)].map((match) => match[1] ?? '');
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\p{Letter}\p{Number} _-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

function brokenLinksOf(path: string): readonly string[] {
  const links = [...readText(path).matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? '');
  return links.filter((link) => {
    if (/^https?:/.test(link)) return false;
    const [file = '', anchor] = link.split('#');
    const target = file === '' ? path : join(dirname(path), file);
    if (!existsSync(join(ROOT, target))) return true;
    return anchor !== undefined && !anchorsOf(target).has(anchor);
  });
}

describe('every link to a file leads there', () => {
  it.each(DOCUMENTS)('in %s', (path) => {
    expect(brokenLinksOf(path)).toEqual([]);
  });

  it('and a document that is not there would be found', () => {
    expect(anchorsOf('docs/commands.md').has('fleetwright-sandbox')).toBe(true);
    expect(anchorsOf('docs/commands.md').has('fleetwright-sandwich')).toBe(false);
  });
});
