import type { Plan } from '../../../lib/plan';
import type { Inventory } from '../../inventory';
import { worstImpact, type ChangePlan, type FieldChange, type Step, type Warning } from '../../planner';
import type { Paint, Style } from '../terminal/paint';
import { plain } from '../terminal/plain';
import {
  fieldInWords,
  IMPACT_WORDS,
  networkInWords,
  refusalInWords,
  stepInWords,
  subjectInWords,
  valueInWords,
  warningInWords,
} from '../wording';
import type { Mark, SubjectChanges } from './change-view';
import { machineLines } from './machine-lines';
import { guestsOf } from './network-guests';

/** What is shown of a change plan, wherever it comes from. */
export interface ChangesView {
  readonly plan: Plan;
  /** The host before. */
  readonly inventory: Inventory;
  readonly changePlan: ChangePlan;
  readonly groups: readonly SubjectChanges[];
  /** The place of each step in the whole, by its id; absent where it is not shown. */
  readonly positions?: ReadonlyMap<string, number>;
}

const MARK_STYLE: Readonly<Record<Mark, Style>> = {
  '+': 'add',
  '~': 'change',
  '!': 'disrupt',
  '-': 'remove',
  x: 'refuse',
};

/** Twelve digits of a digest tell two plans apart for people; programs read the whole one from `--json`. */
export const DIGEST_DIGITS_SHOWN = 12;

/** Every change and refusal, object by object, and what else is to be known. */
export function changeSections(view: ChangesView, paint: Paint): readonly string[] {
  const { changePlan, groups } = view;
  const others = changePlan.warnings.filter(({ code }) => code !== 'pending-restart');
  return [
    ...groups.flatMap((group) => ['', ...groupLines(group, view, paint)]),
    ...section('pending restart', pendingRestarts(changePlan).map(warningInWords)),
    ...section('warnings', others.map(warningInWords)),
  ];
}

/** Machines that run without something that is stored for their next start. */
export function pendingRestarts({ warnings }: ChangePlan): readonly Warning[] {
  return warnings.filter(({ code }) => code === 'pending-restart');
}

/** A part of the answer under its title; nothing when there is nothing to say. */
export function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
}

function groupLines(group: SubjectChanges, view: ChangesView, paint: Paint): readonly string[] {
  const label = group.impact === undefined || group.mark === '+' ? '' : IMPACT_WORDS[group.impact].label;
  const title = `${group.mark} ${subjectInWords(group.subject)}`;
  return [
    paint(MARK_STYLE[group.mark], label === '' ? title : `${title.padEnd(48)} ${label}`),
    ...detailLines(group, view).map((line) => `    ${line}`),
    ...group.refusals.flatMap((refusal) => {
      const { why, instead } = refusalInWords(refusal);
      return [paint('refuse', `    x ${why}`), `      ${instead}`];
    }),
  ];
}

function detailLines(group: SubjectChanges, view: ChangesView): readonly string[] {
  if (group.mark === '+') return creationLines(group, view.plan);
  // What goes has no fields worth comparing.
  const changes =
    group.mark === '-' ? [] : group.steps.flatMap((step) => step.changes.map((change) => ({ step, change })));
  const steps = group.steps.filter((step) => step.action.kind !== 'wait-start-delay');
  return [...changeLines(changes), ...steps.flatMap((step) => stepLines(step, view))];
}

function stepLines({ id, action }: Step, { inventory, positions }: ChangesView): readonly string[] {
  const guests = action.kind === 'restart-network' ? guestsOf(action.network.name, inventory) : [];
  const position = positions?.get(id);
  return [
    `${position === undefined ? '·' : `${position}.`} ${stepInWords(action)}`,
    ...(guests.length === 0 ? [] : [`  cut off for that time: ${guests.map(plain).join(', ')}`]),
  ];
}

function creationLines(group: SubjectChanges, plan: Plan): readonly string[] {
  const { kind, name } = group.subject;
  const machine = plan.machines.find((candidate) => candidate.name === name);
  if (kind === 'machine' && machine !== undefined) return machineLines(machine);
  const network = plan.networks.find((candidate) => candidate.name === name);
  if (kind === 'network' && network !== undefined) return [networkInWords(network)];
  return group.steps.map((step) => stepInWords(step.action));
}

interface PlacedChange {
  readonly step: Step;
  readonly change: FieldChange;
}

function changeLines(changes: readonly PlacedChange[]): readonly string[] {
  const cells = [...distinctChanges(changes)].map(({ step, change }) => ({
    field: fieldOf(step, change),
    values: `${valueInWords(change.field, change.from)} → ${valueInWords(change.field, change.to)}`,
    impact: IMPACT_WORDS[change.impact].label,
  }));
  const fieldWidth = Math.max(0, ...cells.map((cell) => cell.field.length));
  const valuesWidth = Math.max(0, ...cells.map((cell) => cell.values.length));
  return cells.map((cell) =>
    `${cell.field.padEnd(fieldWidth)}  ${cell.values.padEnd(valuesWidth)}  ${cell.impact}`.trimEnd(),
  );
}

/**
 * Each change once, at its worst: stopping and defining a machine both carry what they are for, and so do writing a network's
 * definition and restarting it. A start that says "running → running" is told by its step.
 */
function distinctChanges(changes: readonly PlacedChange[]): Iterable<PlacedChange> {
  const distinct = new Map<string, PlacedChange>();
  for (const { step, change } of changes) {
    const { from, to, impact } = change;
    if (JSON.stringify(from) === JSON.stringify(to)) continue;
    const key = JSON.stringify([fieldOf(step, change), from, to]);
    const known = distinct.get(key)?.change.impact ?? impact;
    distinct.set(key, { step, change: { ...change, impact: worstImpact([known, impact]) } });
  }
  return distinct.values();
}

/** A disk's own fields are shown under its machine, so they carry the disk's name, unless they are the machine's words for it. */
function fieldOf(step: Step, change: FieldChange): string {
  const field = fieldInWords(change.field);
  return step.subject.kind === 'disk' && !change.field.startsWith('disks.')
    ? `disk ${plain(step.subject.name)} ${field}`
    : field;
}
