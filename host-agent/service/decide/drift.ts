import type { DriftPolicy, PolicyConfiguration } from '../../configuration';
import type { ChangePlan, Step, StepKind } from '../../planner';
import type { AgentMemory } from '../memory/types';
import type { DriftStatus } from '../status/types';
import { EVERY_UNIT, tryMachineOfUnit, unitOf } from './units';

/**
 * Steps that come by themselves, long after a release was applied: when the trash has been kept long enough, when nobody needs a
 * file any more, when a guest has rebooted. Nobody changed anything for them.
 */
const FOLLOWING_KINDS: ReadonlySet<StepKind> = new Set([
  'empty-trash',
  'trash-volume',
  'delete-image',
  'delete-pool',
  'delete-seed',
  'retire-seed',
]);

/** Units that differ although they were once as the release in force says: somebody else has changed them. */
export function driftedUnits(
  { steps }: Pick<ChangePlan, 'steps'>,
  { unsettled }: Pick<AgentMemory, 'unsettled'>,
): ReadonlySet<string> {
  if (unsettled.includes(EVERY_UNIT)) return new Set();
  const expected = new Set(unsettled);
  const following = followingSteps(steps);
  return new Set(
    steps
      .filter(({ id, action }) => !following.has(id) && !WITHOUT_FIELD.has(action.kind))
      .map(({ subject }) => unitOf(subject))
      .filter((unit) => !expected.has(unit)),
  );
}

/** What is to be done about a unit that has drifted. */
export function driftPolicyOf(
  unit: string,
  policy: Pick<PolicyConfiguration, 'drift' | 'driftByMachine'>,
): DriftPolicy {
  const machine = tryMachineOfUnit(unit);
  return (
    (machine === undefined ? undefined : new Map(Object.entries(policy.driftByMachine)).get(machine)) ??
    policy.drift
  );
}

/** Field by field, what has drifted; an entry that was there before keeps its time. */
export function driftOf(
  changePlan: Pick<ChangePlan, 'steps'>,
  drifted: ReadonlySet<string>,
  options: {
    readonly policy: Pick<PolicyConfiguration, 'drift' | 'driftByMachine'>;
    readonly previous: readonly DriftStatus[];
    readonly nowMs: number;
  },
): readonly DriftStatus[] {
  const since = new Map(options.previous.map((entry) => [driftKey(entry), entry.sinceMs]));
  const following = followingSteps(changePlan.steps);
  const entries = changePlan.steps
    .filter(({ id, subject }) => drifted.has(unitOf(subject)) && !following.has(id))
    .flatMap((step) => entriesOf(step, driftPolicyOf(unitOf(step.subject), options.policy)));
  // Several steps may be needed for one field: the last says how bad it is in the end.
  const byKey = new Map(entries.map((entry) => [driftKey(entry), entry]));
  return [...byKey].map(([key, entry]) => ({ ...entry, sinceMs: since.get(key) ?? options.nowMs }));
}

/** What tells one entry from another: subject and field. */
export function driftKey({ subject, field }: Pick<DriftStatus, 'subject' | 'field'>): string {
  return `${subjectText(subject)} ${field}`;
}

/** `machine web-1`, `disk web-1/root`. */
export function subjectText({ kind, name, machine }: Step['subject']): string {
  return `${kind} ${machine === undefined ? '' : `${machine}/`}${name}`;
}

function entriesOf(step: Step, policy: DriftPolicy): readonly Omit<DriftStatus, 'sinceMs'>[] {
  const { subject, impact, changes } = step;
  if (changes.length === 0)
    return WITHOUT_FIELD.has(step.action.kind) ? [] : [{ subject, field: 'state', impact, policy }];
  return changes.map((change) => ({
    subject,
    field: change.field,
    ...(change.to === undefined ? {} : { wanted: change.to }),
    ...(change.from === undefined ? {} : { found: change.from }),
    impact: change.impact,
    policy,
  }));
}

/** They only wait for what other steps have begun. */
const WITHOUT_FIELD: ReadonlySet<StepKind> = new Set(['await-machine', 'wait-start-delay']);

/** Those that come by themselves, and what is only done because of them. */
function followingSteps(steps: readonly Step[]): ReadonlySet<string> {
  const following = new Set<string>();
  for (const { id, action, after } of steps) {
    const isConsequence = action.kind === 'set-machine-mark' && after.some((before) => following.has(before));
    if (FOLLOWING_KINDS.has(action.kind) || isConsequence) following.add(id);
  }
  return following;
}
