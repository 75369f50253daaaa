import { keepFields } from '../field-rules/machine/keep';
import type { FieldChange, PlannerInput, Refusal, Step, Subject } from '../change-plan';
import { worstImpact } from '../impacts';
import { isRenewal } from '../parts/network/guests';
import type { SettledMachine } from '../parts/settle';
import type { Round } from '../round';
import { isAllowed } from '../view/allowed';
import { ATTEMPTS_MAX, attemptsOf } from '../view/attempts';
import type { PlannerContext } from '../view/context';
import { subjectKey, type Held } from '../view/held';

/**
 * What has to be held back in addition, after a look at the whole; undefined when nothing has. A step that has stalled may not even
 * be asked for without what is not allowed, so that comes first.
 */
export function holdBack(round: Round, held: Held, input: PlannerInput): Held | undefined {
  return holdWorse(round, held) ?? holdStalled(round, held, input);
}

function holdWorse({ machines, context }: Round, held: Held): Held | undefined {
  const fields = new Map(held.fields);
  const whole = new Map(held.whole);
  for (const machine of machines) holdMachine(machine, { fields, whole, context });
  return fieldCount(fields) > fieldCount(held.fields) || whole.size > held.whole.size
    ? { fields, whole }
    : undefined;
}

function holdStalled({ changePlan }: Round, held: Held, input: PlannerInput): Held | undefined {
  const whole = new Map(held.whole);
  for (const refusal of stalledOf(changePlan.steps, input)) {
    if (!whole.has(subjectKey(refusal.subject))) whole.set(subjectKey(refusal.subject), refusal);
  }
  return whole.size > held.whole.size ? { ...held, whole } : undefined;
}

function fieldCount(fields: Held['fields']): number {
  return [...fields.values()].reduce((sum, entry) => sum + entry.fields.length, 0);
}

/** Holds a machine to what is allowed: field by field where the plan can say what the host has, else as a whole. */
function holdMachine(
  { draft, decision }: SettledMachine,
  into: {
    readonly fields: Map<string, { readonly fields: readonly string[]; readonly refusal: Refusal }>;
    readonly whole: Map<string, Refusal>;
    readonly context: PlannerContext;
  },
): void {
  if (decision === undefined) return;
  const { machine, actual, active, subject } = draft;
  // A crashed guest has nothing left to notice.
  const runs = active && actual?.state !== 'crashed';
  const offending = decision.hard.filter(({ impact }) => !isAllowed(impact, { subject, runs }, into.context));
  if (offending.length === 0) return;
  const before = into.fields.get(machine.uuid)?.fields ?? [];
  const fields = [...new Set(offending.map(({ field }) => field))];
  const refusal = refuse(subject, { offending, fields: [...new Set([...before, ...fields])] }, into.context);
  const isNew = fields.every((field) => !before.includes(field));
  // These two are kept by doing nothing.
  const keepable = fields.filter((field) => field !== 'name' && !isRenewal(field));
  const kept = keepFields(machine, keepable, actual?.stored, into.context);
  if (isNew && kept !== undefined) into.fields.set(machine.uuid, { fields: [...before, ...fields], refusal });
  else into.whole.set(subjectKey(subject), refusal);
}

function refuse(
  subject: Subject,
  { offending, fields }: { readonly offending: readonly FieldChange[]; readonly fields: readonly string[] },
  { input }: PlannerContext,
): Refusal {
  const impact = worstImpact(offending.map((change) => change.impact));
  const allowed = input.policy.maxImpact?.impact ?? impact;
  return { code: 'impact-not-allowed', subject, facts: { impact, allowed, fields } };
}

/** One refusal for each object that a step has failed for again and again. */
function stalledOf(steps: readonly Step[], input: PlannerInput): readonly Refusal[] {
  const worn = new Map(
    attemptsOf(input)
      .filter(({ count }) => count >= ATTEMPTS_MAX)
      .map((entry) => [entry.step, entry]),
  );
  return steps.flatMap((step): readonly Refusal[] => {
    const entry = worn.get(step.id);
    if (entry === undefined) return [];
    const facts = { step: step.id, attempts: entry.count, code: entry.code, reason: entry.message };
    return [{ code: 'stalled', subject: heldSubject(step), facts }];
  });
}

/** A machine is held as a whole for a disk of the plan; what is only to be removed stays by itself. */
function heldSubject({ action, subject, impact }: Step): Subject {
  const removes = impact === 'destroy' || action.kind === 'delete-seed' || action.kind === 'retire-seed';
  return removes || subject.machine === undefined ? subject : { kind: 'machine', name: subject.machine };
}
