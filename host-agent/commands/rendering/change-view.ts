import type { Inventory } from '../../inventory';
import {
  IMPACTS,
  type ChangePlan,
  type Impact,
  type Refusal,
  type Step,
  type StepKind,
  type Subject,
  type SubjectKind,
} from '../../planner';

/** `+` made anew, `~` changed in place, `!` changed with a restart or worse, `-` taken away, `x` refused. */
export type Mark = '+' | '~' | '!' | '-' | 'x';

/** All that happens to one object; what happens to a disk belongs to its machine. */
export interface SubjectChanges {
  readonly mark: Mark;
  readonly subject: Subject;
  /** The worst of its steps; absent when everything is refused. */
  readonly impact?: Impact;
  readonly steps: readonly Step[];
  readonly refusals: readonly Refusal[];
}

export interface ChangeCounts {
  readonly create: number;
  readonly change: number;
  readonly restart: number;
  readonly destroy: number;
  readonly refused: number;
}

/** Machines come last, because everything else is there for them. */
const KIND_ORDER: readonly SubjectKind[] = ['host', 'pool', 'image', 'network', 'machine', 'disk'];

const CREATING: ReadonlySet<StepKind> = new Set<StepKind>(['create-pool', 'fetch-image', 'create-network']);
const DELETING: ReadonlySet<StepKind> = new Set<StepKind>([
  'delete-pool',
  'delete-image',
  'delete-network',
  'delete-machine',
]);

/**
 * Groups a change plan by the objects it is about, in the order of kinds and then of first mention.
 * `existing` are the names of the machines that the host has now: defining any other one creates it.
 */
export function groupChanges(
  changePlan: ChangePlan,
  existing: ReadonlySet<string>,
): readonly SubjectChanges[] {
  const groups = new Map<string, { subject: Subject; steps: Step[]; refusals: Refusal[] }>();
  const groupOf = (subject: Subject): { steps: Step[]; refusals: Refusal[] } => {
    const owner: Subject =
      subject.machine === undefined ? subject : { kind: 'machine', name: subject.machine };
    const key = `${owner.kind}/${owner.name}`;
    const group = groups.get(key) ?? { subject: owner, steps: [], refusals: [] };
    groups.set(key, group);
    return group;
  };
  for (const step of changePlan.steps) groupOf(step.subject).steps.push(step);
  for (const refusal of changePlan.refusals) groupOf(refusal.subject).refusals.push(refusal);
  return [...groups.values()]
    .sort((a, b) => KIND_ORDER.indexOf(a.subject.kind) - KIND_ORDER.indexOf(b.subject.kind))
    .map((group) => ({
      ...group,
      mark: markOf(group.subject, group.steps, existing),
      ...(group.steps.length === 0 ? {} : { impact: worstImpact(group.steps) }),
    }));
}

/** Machines that the host has: any other one is created. */
export function namesOfMachines(inventory: Inventory): ReadonlySet<string> {
  return new Set(inventory.machines.map((machine) => machine.name));
}

/**
 * How many objects are created, changed and so on; an object that is refused in part counts as both. One that stays and loses
 * something (a pool its trash, a machine a disk) counts as the worst of it, a destruction.
 */
export function countChanges(groups: readonly SubjectChanges[]): ChangeCounts {
  const withMark = (mark: Mark): number => groups.filter((group) => group.mark === mark).length;
  const losing = groups.filter((group) => group.mark === '!' && group.impact === 'destroy').length;
  return {
    create: withMark('+'),
    change: withMark('~'),
    restart: withMark('!') - losing,
    destroy: withMark('-') + losing,
    refused: groups.filter((group) => group.refusals.length > 0).length,
  };
}

function markOf(subject: Subject, steps: readonly Step[], existing: ReadonlySet<string>): Mark {
  if (steps.length === 0) return 'x';
  if (steps.some((step) => isOwnStep(step, subject) && DELETING.has(step.action.kind))) return '-';
  if (steps.some((step) => CREATING.has(step.action.kind))) return '+';
  const kinds = new Set(steps.map((step) => step.action.kind));
  // One that is renamed is there under its old name.
  if (kinds.has('define-machine') && !kinds.has('rename-machine') && !existing.has(subject.name)) return '+';
  return IMPACTS.indexOf(worstImpact(steps)) >= IMPACTS.indexOf('restart') ? '!' : '~';
}

/** Deleting an object's part is not deleting the object. */
function isOwnStep(step: Step, subject: Subject): boolean {
  return step.subject.kind === subject.kind && step.subject.name === subject.name;
}

function worstImpact(steps: readonly Step[]): Impact {
  const worst = Math.max(...steps.map((step) => IMPACTS.indexOf(step.impact)));
  return IMPACTS[worst] ?? 'live';
}
