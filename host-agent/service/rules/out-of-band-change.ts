import type { FieldValue } from '../../planner';
import { subjectText } from '../decide/drift';
import { FindingBook } from './finding-book';
import { EVENT_FINDING_MS, type Rule } from './rule';

/** Somebody else has changed what a release had made: each field that drifts, also when it is corrected at once. */
export function outOfBandChange(): Rule {
  const book = new FindingBook('out-of-band-change');
  return {
    status: ({ drift }, nowMs) => {
      const subjects = new Set<string>();
      for (const { subject, field, wanted, found } of drift) {
        const name = `${subjectText(subject)} ${field}`;
        subjects.add(name);
        book.raise(name, { value: valueText(found), limit: valueText(wanted) }, nowMs);
      }
      // Corrected drift is gone within a second, which nobody would see.
      book.keepOnly(subjects, nowMs, EVENT_FINDING_MS);
    },
    findings: (nowMs) => book.list(nowMs),
  };
}

function valueText(value: FieldValue | undefined): string {
  if (value === undefined) return 'absent';
  return typeof value === 'object' ? value.join(', ') : String(value);
}
