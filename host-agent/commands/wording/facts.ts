import type { FieldValue } from '../../planner';
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
      : `${nameInWords(name)} ${valueInWords(name, value)}`,
  );
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

/** `memoryMiB` → `memory`, `fileName` → `file name`; the unit moves into the value. */
function nameInWords(name: string): string {
  return name
    .replace(/(MiB|Bytes|Seconds|Hours)$/, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .trim();
}
