import type { ToldChange, ToldObject, ToldRefusal, ToldStep } from '../../told';
import { objectTooLargeInWords, REVIEW_COLUMNS } from '../../wording';
import { bulletList, bytesOf, table, type ListBounds } from './bounded';
import { inline, ownWords } from './inline';

/** A network may have thousands of entries; the first of them show what it is about. */
const LIST_BOUNDS: ListBounds = { countMax: 20, bytesMax: 6000 };

/** A tenth of a comment: larger objects are only counted, so that none pushes all others out. */
const OBJECT_BYTES_MAX = 6000;

/** All that happens to one object: what it is, what becomes different, the steps, what is refused. */
export function objectMarkdown(object: ToldObject): string {
  const { facts, changes, steps, refusals } = object;
  const title = titleOf(object);
  const whole = [
    title,
    ...(facts.length > 0
      ? ['', ...bulletList(facts, ({ text }) => inline(text), LIST_BOUNDS)]
      : [...changeTable(changes), ...stepList(steps)]),
    ...refusalList(refusals),
  ].join('\n');
  if (bytesOf(whole) <= OBJECT_BYTES_MAX) return whole;
  return [title, '', objectTooLargeInWords(changes.length, steps.length, refusals.length)].join('\n');
}

function titleOf({ mark, name, label }: ToldObject): string {
  return `\`${mark}\` **${inline(name)}**${label === '' ? '' : ` · ${inline(label)}`}`;
}

function changeTable(changes: readonly ToldChange[]): readonly string[] {
  if (changes.length === 0) return [];
  const { field, from, to, label } = REVIEW_COLUMNS.changes;
  const cells = (change: ToldChange): readonly string[] =>
    [change.field, change.from, change.to, change.label].map(inline);
  return ['', ...table([field, from, to, label], changes, cells, LIST_BOUNDS)];
}

/** The numbers are the order in which the steps of the whole host are done. */
function stepList(steps: readonly ToldStep[]): readonly string[] {
  if (steps.length === 0) return [];
  const item = ({ position, text, notes }: ToldStep): string =>
    [`**${position}.** ${inline(text)}`, ...notes.map((note) => `  - ${inline(note)}`)].join('\n');
  return ['', ...bulletList(steps, item, LIST_BOUNDS)];
}

function refusalList(refusals: readonly ToldRefusal[]): readonly string[] {
  if (refusals.length === 0) return [];
  const item = ({ why, instead }: ToldRefusal): string => `\`x\` ${inline(why)}\n  - ${ownWords(instead)}`;
  return ['', ...bulletList(refusals, item, LIST_BOUNDS)];
}
