import type { Plan } from '../../../lib/plan';
import type { Inventory } from '../../inventory';
import { worstImpact, type ChangePlan, type FieldChange, type Step } from '../../planner';
import type { Paint, Style } from '../terminal/paint';
import { plain } from '../terminal/plain';
import {
  count,
  fieldInWords,
  IMPACT_WORDS,
  networkInWords,
  refusalInWords,
  stepInWords,
  subjectInWords,
  valueInWords,
  warningInWords,
} from '../wording';
import { allocationLines } from './allocation';
import { approvalLines, type ApprovalView } from './approval';
import { guestsOf } from './network-guests';
import { countChanges, groupChanges, type ChangeCounts, type Mark, type SubjectChanges } from './change-view';
import { machineLines } from './machine-lines';

export interface DiffView {
  readonly plan: Plan;
  readonly inventory: Inventory;
  readonly changePlan: ChangePlan;
  /** Where the host was reached. */
  readonly uri: string;
  /** How to go on; absent where that is asked anyway. */
  readonly approval?: ApprovalView;
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

/** Everything that applying would do, object by object, and one line that sums it up. */
export function renderDiff(view: DiffView, paint: Paint): string {
  const { plan, inventory, changePlan } = view;
  const groups = groupChanges(changePlan, namesOfMachines(inventory));
  const pending = changePlan.warnings.filter(({ code }) => code === 'pending-restart');
  const others = changePlan.warnings.filter(({ code }) => code !== 'pending-restart');
  return [
    paint('strong', headline(view)),
    ...groups.flatMap((group) => ['', ...groupLines(group, view, paint)]),
    ...section('pending restart', pending.map(warningInWords)),
    ...section('warnings', others.map(warningInWords)),
    ...section('allocation', allocationLines(changePlan.allocation, inventory)),
    ...section('approval', view.approval === undefined ? [] : approvalLines(view.approval)),
    '',
    paint('strong', summaryLine(countChanges(groups), plan.host.name, pending.length)),
  ].join('\n');
}

/** `3 to create, 0 to change, 1 to restart, 0 to destroy, 1 refused`; or that there is nothing to do. */
export function summaryLine(counts: ChangeCounts, hostName: string, pendingRestarts = 0): string {
  const { create, change, restart, destroy, refused } = counts;
  if (create + change + restart + destroy + refused === 0) {
    const apart =
      pendingRestarts === 0 ? '' : `, apart from ${count(pendingRestarts, 'machine')} pending restart`;
    return `Nothing to do: host ${hostName} is as the plan says${apart}.`;
  }
  return `${create} to create, ${change} to change, ${restart} to restart, ${destroy} to destroy, ${refused} refused`;
}

/** Counts for the JSON answer, of the same groups that are shown. */
export function diffCounts(changePlan: ChangePlan, inventory: Inventory): ChangeCounts {
  return countChanges(groupChanges(changePlan, namesOfMachines(inventory)));
}

/** Machines that the host has: any other one is created. */
export function namesOfMachines(inventory: Inventory): ReadonlySet<string> {
  return new Set(inventory.machines.map((machine) => machine.name));
}

function headline({ plan, changePlan, uri }: DiffView): string {
  const digest = changePlan.basis.planDigest.slice(0, DIGEST_DIGITS_SHOWN);
  return `host ${plan.host.name} · fleet ${plan.fleet} · plan ${digest} · ${plain(uri)}`;
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
}

function groupLines(group: SubjectChanges, view: DiffView, paint: Paint): readonly string[] {
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

function detailLines(group: SubjectChanges, { plan, inventory }: DiffView): readonly string[] {
  if (group.mark === '+') return creationLines(group, plan);
  // What goes has no fields worth comparing.
  const changes =
    group.mark === '-' ? [] : group.steps.flatMap((step) => step.changes.map((change) => ({ step, change })));
  const steps = group.steps.filter((step) => step.action.kind !== 'wait-start-delay');
  return [...changeLines(changes), ...steps.flatMap((step) => stepLines(step, inventory))];
}

function stepLines({ action }: Step, inventory: Inventory): readonly string[] {
  const guests = action.kind === 'restart-network' ? guestsOf(action.network.name, inventory) : [];
  return [
    `· ${stepInWords(action)}`,
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
    const { field, from, to, impact } = change;
    if (JSON.stringify(from) === JSON.stringify(to)) continue;
    const key = JSON.stringify([step.subject, field, from, to]);
    const known = distinct.get(key)?.change.impact ?? impact;
    distinct.set(key, { step, change: { ...change, impact: worstImpact([known, impact]) } });
  }
  return distinct.values();
}

/** A disk's own fields are shown under its machine, so they carry the disk's name. */
function fieldOf(step: Step, change: FieldChange): string {
  const field = fieldInWords(change.field);
  return step.subject.kind === 'disk' ? `disk ${plain(step.subject.name)} ${field}` : field;
}
