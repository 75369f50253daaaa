import type { Plan, PlanMachine, PlanNetwork } from '../../../lib/plan';
import type { Inventory } from '../../inventory';
import { worstImpact, type ChangePlan, type FieldChange, type Refusal, type Step } from '../../planner';
import type { SubjectChanges } from '../rendering/change-view';
import { guestsOf } from '../rendering/network-guests';
import {
  cutOffInWords,
  diskFieldInWords,
  fieldInWords,
  IMPACT_WORDS,
  machineLines,
  networkInWords,
  refusalInWords,
  stepInWords,
  subjectInWords,
  valueInWords,
} from '../wording';
import type { ToldChange, ToldLine, ToldObject, ToldRefusal, ToldStep } from './told';

/** What a change plan is told from. */
export interface ToldChangePlan {
  readonly plan: Plan;
  /** The host before. */
  readonly inventory: Inventory;
  readonly changePlan: ChangePlan;
  readonly groups: readonly SubjectChanges[];
}

/** Every object to which something happens, or to which it is refused, in the order of the groups. */
export function tellObjects(
  { plan, groups }: ToldChangePlan,
  steps: ReadonlyMap<string, ToldStep>,
): readonly ToldObject[] {
  const planned: Planned = {
    machines: new Map(plan.machines.map((machine) => [machine.name, machine])),
    networks: new Map(plan.networks.map((network) => [network.name, network])),
  };
  return groups.map((group) => ({
    mark: group.mark,
    subject: group.subject,
    name: subjectInWords(group.subject),
    ...(group.impact === undefined ? {} : { impact: group.impact }),
    label: group.impact === undefined || group.mark === '+' ? '' : IMPACT_WORDS[group.impact].label,
    changes: group.mark === '+' || group.mark === '-' ? [] : tellChanges(group.steps),
    facts: group.mark === '+' ? tellFacts(group, planned) : [],
    steps: group.steps
      .filter(({ action }) => action.kind !== 'wait-start-delay')
      .flatMap(({ id }) => steps.get(id) ?? []),
    refusals: group.refusals.map(tellRefusal),
  }));
}

/** Every step in words, by its id, in order. */
export function tellSteps({
  changePlan,
  inventory,
}: Pick<ToldChangePlan, 'changePlan' | 'inventory'>): ReadonlyMap<string, ToldStep> {
  return new Map(
    changePlan.steps.map(({ id, subject, impact, after, action }, index) => {
      const guests = action.kind === 'restart-network' ? guestsOf(action.network.name, inventory) : [];
      const told: ToldStep = {
        id,
        kind: action.kind,
        position: index + 1,
        text: stepInWords(action),
        impact,
        subject,
        after,
        notes: guests.length === 0 ? [] : [cutOffInWords(guests)],
      };
      return [id, told];
    }),
  );
}

interface Planned {
  readonly machines: ReadonlyMap<string, PlanMachine>;
  readonly networks: ReadonlyMap<string, PlanNetwork>;
}

function tellFacts({ subject, steps }: SubjectChanges, planned: Planned): readonly ToldLine[] {
  const machine = subject.kind === 'machine' ? planned.machines.get(subject.name) : undefined;
  if (machine !== undefined) {
    return machineLines(machine).map((text) => ({ kind: 'define-machine', text, subject }));
  }
  const network = subject.kind === 'network' ? planned.networks.get(subject.name) : undefined;
  if (network !== undefined) return [{ kind: 'create-network', text: networkInWords(network), subject }];
  return steps.map(({ action }) => ({ kind: action.kind, text: stepInWords(action), subject }));
}

function tellRefusal(refusal: Refusal): ToldRefusal {
  return { kind: refusal.code, subject: refusal.subject, ...refusalInWords(refusal) };
}

/**
 * Each change once, at its worst: stopping and defining a machine both carry what they are for, and so do writing a network's
 * definition and restarting it. A start that says "running → running" is told by its step.
 */
function tellChanges(steps: readonly Step[]): readonly ToldChange[] {
  const distinct = new Map<string, { readonly step: Step; readonly change: FieldChange }>();
  for (const step of steps) {
    for (const change of step.changes) {
      const { from, to, impact } = change;
      if (JSON.stringify(from) === JSON.stringify(to)) continue;
      const key = JSON.stringify([fieldOf(step, change), from, to]);
      const known = distinct.get(key)?.change.impact ?? impact;
      distinct.set(key, { step, change: { ...change, impact: worstImpact([known, impact]) } });
    }
  }
  return [...distinct.values()].map(({ step, change }) => ({
    kind: change.field,
    field: fieldOf(step, change),
    from: valueInWords(change.field, change.from),
    to: valueInWords(change.field, change.to),
    impact: change.impact,
    label: IMPACT_WORDS[change.impact].label,
  }));
}

/** A disk's own fields are shown under its machine, so they carry the disk's name, unless they are the machine's words for it. */
function fieldOf(step: Step, change: FieldChange): string {
  const field = fieldInWords(change.field);
  return step.subject.kind === 'disk' && !change.field.startsWith('disks.')
    ? diskFieldInWords(step.subject.name, field)
    : field;
}
