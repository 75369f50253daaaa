import { MARKS } from '../../wording/graph';
import type { Mark } from '../../rendering/change-view';
import type { Marks } from '../graph';

/**
 * How boxes of changed things look: edges only, because Mermaid's themes choose what is behind the text. The colours have a contrast
 * of 3 to white and to GitHub's dark page alike.
 */
const CLASSES: Readonly<Record<Mark, { readonly name: string; readonly style: string }>> = {
  '+': { name: 'created', style: 'stroke:#2c974b,stroke-width:3px' },
  '~': { name: 'changed', style: 'stroke:#218bff,stroke-width:3px,stroke-dasharray:9 3' },
  '!': { name: 'restarted', style: 'stroke:#e16f24,stroke-width:4px,stroke-dasharray:11 3 2 3' },
  '-': { name: 'gone', style: 'stroke:#e5534b,stroke-width:2px,stroke-dasharray:3 4' },
  x: { name: 'refused', style: 'stroke:#8a63d2,stroke-width:3px,stroke-dasharray:2 2' },
};

/** A line for each mark that there is. */
export function classLines(marks: Marks): readonly string[] {
  const found = new Set(marks.values());
  return MARKS.filter((mark) => found.has(mark)).map(
    (mark) => `  classDef ${CLASSES[mark].name} ${CLASSES[mark].style}`,
  );
}

/** What stands behind a box. */
export function classOf(mark: Mark | undefined): string {
  return mark === undefined ? '' : `:::${CLASSES[mark].name}`;
}
