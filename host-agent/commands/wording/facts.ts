import type { FieldValue } from '../../planner';
import { fieldInWords } from './fields';
import { impactLabel } from './impacts';
import { valueInWords } from './values';

/** Facts that go with a refusal or a warning, by name. */
export type Facts = Readonly<Record<string, FieldValue>>;

/** Facts as an afterthought: ` (wanted 8 GiB, available 4 GiB)`; nothing when there are none. */
export function factsInBrackets(facts: Facts): string {
  const parts = Object.entries(facts).map(([name, value]) =>
    // A reason is a clause of its own.
    name === 'reason' || name === 'reasons'
      ? [value]
          .flat()
          .map((reason) => valueInWords(name, reason))
          .join('; ')
      : `${nameInWords(name)} ${factInWords(name, value)}`,
  );
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

/** Facts that name fields or impacts hold our own words for them. */
function factInWords(name: string, value: FieldValue): string {
  if (name === 'fields') return [value].flat().map(String).map(fieldInWords).join(', ');
  if ((name === 'impact' || name === 'allowed') && typeof value === 'string') return impactLabel(value);
  return valueInWords(name, value);
}

/** `memoryMiB` → `memory`, `fileName` → `file name`; the unit moves into the value. */
function nameInWords(name: string): string {
  return name
    .replace(/(MiB|Bytes|Seconds|Hours)$/, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .trim();
}
