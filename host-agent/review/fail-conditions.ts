import { IMPACTS, type Impact, type RefusalCode, type Subject } from '../planner';
import type { ChangedHost, HostReview } from './review-hosts';

/** What a pipeline can be made to fail on. */
export const FAIL_CONDITIONS = [
  'restart',
  'replace',
  'destroy',
  'over-capacity',
  'unprotected-delete',
] as const;
export type FailCondition = (typeof FAIL_CONDITIONS)[number];

/** Where a condition is met: by what would be done, or by what was asked for and is refused. */
export interface FailFinding {
  readonly condition: FailCondition;
  readonly host: string;
  readonly subject: Subject;
  readonly because:
    | { readonly kind: 'impact'; readonly impact: Impact }
    | { readonly kind: 'refusal'; readonly code: RefusalCode }
    /** More is promised than the host may give. */
    | {
        readonly kind: 'allocation';
        readonly of: 'vcpus' | 'memoryMiB';
        readonly promised: number;
        readonly capacity: number;
      };
}

type Because = Pick<FailFinding, 'subject' | 'because'>;

/**
 * Refusals that stand for what a condition is about. A later plan may lift them without naming what then happens, so what is asked
 * for counts, whether or not it is done now.
 */
const REFUSED: Readonly<Record<FailCondition, readonly RefusalCode[]>> = {
  restart: [],
  replace: ['disk-source-changed'],
  destroy: ['protected', 'deletion-limit', 'empty-plan'],
  'over-capacity': ['not-enough-cpus', 'not-enough-memory', 'not-enough-space'],
  'unprotected-delete': ['deletion-limit', 'empty-plan'],
};

/** Where the conditions are met, in the order of the hosts; an impact as a condition stands for itself and what is worse. */
export function failuresOf(
  reviews: readonly HostReview[],
  conditions: readonly FailCondition[],
): readonly FailFinding[] {
  return reviews.flatMap((review) => {
    if (review.kind === 'gone') return [];
    return conditions.flatMap((condition) =>
      distinct([...done(review, condition), ...refused(review, condition)]).map((finding) => ({
        condition,
        host: review.host,
        ...finding,
      })),
    );
  });
}

function done(review: ChangedHost, condition: FailCondition): readonly Because[] {
  switch (condition) {
    case 'restart':
    case 'replace':
    case 'destroy':
      return worseThan(review, condition);
    case 'over-capacity':
      return overPromised(review);
    case 'unprotected-delete':
      return review.changePlan.steps
        .filter(({ action }) => action.kind === 'delete-machine')
        .map(({ subject, impact }) => ({ subject, because: { kind: 'impact', impact } }));
  }
}

function worseThan({ changePlan }: ChangedHost, least: Impact): readonly Because[] {
  return changePlan.steps
    .filter(({ impact }) => IMPACTS.indexOf(impact) >= IMPACTS.indexOf(least))
    .map(({ subject, impact }) => ({ subject: ownerOf(subject), because: { kind: 'impact', impact } }));
}

/** What happens to a disk happens to its machine. */
function ownerOf(subject: Subject): Subject {
  return subject.machine === undefined ? subject : { kind: 'machine', name: subject.machine };
}

/** Where nobody says what there is, nothing is too much. */
function overPromised({ allocations, host }: ChangedHost): readonly Because[] {
  return (['vcpus', 'memoryMiB'] as const).flatMap((of): readonly Because[] => {
    const { after, limit = Infinity } = allocations[of];
    if (after <= limit) return [];
    return [
      {
        subject: { kind: 'host', name: host },
        because: { kind: 'allocation', of, promised: after, capacity: limit },
      },
    ];
  });
}

function refused({ changePlan }: ChangedHost, condition: FailCondition): readonly Because[] {
  return changePlan.refusals
    .filter(({ code }) => REFUSED[condition].includes(code))
    .map(({ code, subject }) => ({ subject, because: { kind: 'refusal', code } }));
}

/** Each object once, at its worst: a machine that restarts is stopped, defined and more. */
function distinct(findings: readonly Because[]): readonly Because[] {
  const worst = new Map<string, Because>();
  for (const finding of findings) {
    const { kind, name, machine } = finding.subject;
    const { because } = finding;
    const of = because.kind === 'allocation' ? because.of : '';
    const key = `${kind} ${machine ?? ''} ${name} ${because.kind} ${of}`;
    const known = worst.get(key);
    if (known === undefined || rankOf(finding) > rankOf(known)) worst.set(key, finding);
  }
  return [...worst.values()];
}

function rankOf({ because }: Because): number {
  return because.kind === 'impact' ? IMPACTS.indexOf(because.impact) : 0;
}
