import type { Subject } from '../../planner';
import { shown } from './shown';

/** `machine web-1`, `disk root of machine web-1`. */
export function subjectInWords(subject: Subject): string {
  const own = `${subject.kind} ${shown(subject.name)}`;
  return subject.machine === undefined ? own : `${own} of machine ${shown(subject.machine)}`;
}

/** A sentence's first letter in upper case. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
