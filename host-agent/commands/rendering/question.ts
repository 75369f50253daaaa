import { IMPACTS, worstImpact, type ChangePlan, type Impact, type Step, type Subject } from '../../planner';
import { IMPACT_WORDS, subjectInWords } from '../wording';

/** Worse than these nothing happens to what runs, so nobody needs to be named. */
const NAMED: readonly Impact[] = IMPACTS.slice(IMPACTS.indexOf('restart'));

const VERBS: Readonly<Record<Impact, string>> = {
  live: 'changed live',
  'next-boot': 'changed at the next boot',
  restart: 'restarted',
  replace: 'replaced',
  destroy: 'destroyed',
};

/** The question of an approval: the worst that would happen, and to whom; each is named once, at its worst. */
export function questionFor(question: string, changePlan: ChangePlan): string {
  const worst = worstImpact(changePlan.steps.map((step) => step.impact));
  const hit = hitByImpact(changePlan.steps);
  const named = NAMED.flatMap((impact) => {
    const subjects = hit.get(impact) ?? [];
    return subjects.length === 0 ? [] : [` To be ${VERBS[impact]}: ${subjects.join(', ')}.`];
  });
  return `The worst impact is "${IMPACT_WORDS[worst].label}".${named.join('')}\n${question}`;
}

/** Restarting for the sake of a disk restarts its machine; only what is lost is the disk itself. */
function whoIsHit(subject: Subject, impact: Impact): Subject {
  if (subject.machine === undefined || impact === 'replace' || impact === 'destroy') return subject;
  return { kind: 'machine', name: subject.machine };
}

function hitByImpact(steps: readonly Step[]): ReadonlyMap<Impact, readonly string[]> {
  const deleted = new Set(
    steps.flatMap(({ action, subject }) => (action.kind === 'delete-machine' ? [subject.name] : [])),
  );
  const impacts = new Map<string, Impact>();
  for (const { subject, impact } of steps) {
    // The disks of a machine that goes are no news.
    if (subject.machine !== undefined && deleted.has(subject.machine)) continue;
    const words = subjectInWords(whoIsHit(subject, impact));
    impacts.set(words, worstImpact([impact, impacts.get(words) ?? 'live']));
  }
  const hit = new Map<Impact, string[]>();
  for (const [words, impact] of impacts) hit.set(impact, [...(hit.get(impact) ?? []), words]);
  return hit;
}
