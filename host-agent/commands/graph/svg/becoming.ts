import type { Mark } from '../../rendering/change-view';
import type { EdgeKey, GraphNode, Marks } from '../graph';

/** What becomes of a thing, in a picture of a change. In other pictures nothing becomes of anything. */
export type Becoming = Mark | 'unchanged';

/** How each looks: classes for the style sheet. */
export const BECOMING_LOOKS: Readonly<Record<Becoming, string>> = {
  '+': 'created',
  '~': 'changed',
  '!': 'restarted',
  '-': 'gone',
  x: 'refused',
  unchanged: 'unchanged',
};

/** What becomes of a node or edge; in a picture in which something changes, all else steps back. */
export function becomingOf(marks: Marks, key: GraphNode['id'] | EdgeKey): Becoming | undefined {
  return marks.get(key) ?? (marks.size === 0 ? undefined : 'unchanged');
}

/** A look and how it looks for what becomes of the thing. */
export function lookOf(becoming: Becoming | undefined, look = ''): string {
  const own = becoming === undefined ? '' : BECOMING_LOOKS[becoming];
  return [own, look].filter((part) => part !== '').join(' ');
}

/** Lanes keep the colour by which they are followed; only one that comes or goes as a whole looks like what it leads to. */
export function laneLookOf(marks: Marks, id: GraphNode['id'], look: string): string {
  const mark = marks.get(id);
  return mark === '+' || mark === '-' ? lookOf(mark, look) : look;
}

/** Whether it has a badge. */
export function isMarked(becoming: Becoming | undefined): becoming is Mark {
  return becoming !== undefined && becoming !== 'unchanged';
}
