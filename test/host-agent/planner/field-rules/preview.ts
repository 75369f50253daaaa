import { expect } from '@jest/globals';
import { planChanges, type FieldChange, type Policy, type StepAction } from '../../../../host-agent/planner';
import type { MachineAllocation } from '../../../../host-agent/inventory';
import type { PlanInput } from '../../../../lib/plan';
import type { SimulatedHost } from '../../../support/simulated-host';
import { appliedHost, inputOf } from '../apply';
import { sampleFacts, sampleMachine, samplePlan } from '../sample-plan';
import { web } from '../scenario';

export type MachineInput = PlanInput['machines'][number];

export type PlanChanges = Partial<PlanInput>;
export type HostChange = (host: SimulatedHost) => void;

/** A plan that was applied, what was done by hand since, another plan, and what the preview of that shows. */
export interface PreviewCase {
  readonly name: string;
  /** @default the sample plan */
  readonly before?: PlanChanges;
  readonly facts?: Parameters<typeof sampleFacts>[0];
  readonly byHand?: HostChange;
  /** @default the same as before */
  readonly plan?: PlanChanges;
  readonly policy?: Policy;
  /** `field: from -> to (impact) by step, step`; starts bring nothing by themselves and are left out. */
  readonly shows: readonly string[];
  readonly refusals?: readonly string[];
}

/** Holds the planner to what a preview is to show. */
export function holdPreview({
  before,
  facts,
  byHand,
  plan,
  policy,
  shows,
  refusals = [],
}: PreviewCase): void {
  const host = appliedHost(samplePlan(before), sampleFacts(facts));
  byHand?.(host);
  const changePlan = planChanges(inputOf(host, samplePlan(plan ?? before), policy));
  const stepsByChange = new Map<string, string[]>();
  for (const { id, action, changes } of changePlan.steps) {
    for (const text of action.kind === 'start-machine' ? [] : changes.map(changeText))
      stepsByChange.set(text, [...(stepsByChange.get(text) ?? []), `${id}${detailsText(action)}`]);
  }
  const lines = [...stepsByChange].map(([text, ids]) => `${text} by ${ids.join(', ')}`);
  const refused = changePlan.refusals.map(
    ({ code, subject, facts: { fields = [] } }) => `${code} ${subject.name} ${String(fields)}`,
  );
  expect({ shows: lines, refusals: refused }).toEqual({ shows, refusals });
}

function changeText({ field, from = 'nothing', to = 'nothing', impact }: FieldChange): string {
  return `${field}: ${String(from)} -> ${String(to)} (${impact})`;
}

/** What a live step is told beside the machine, which its id does not say. */
function detailsText(action: StepAction): string {
  switch (action.kind) {
    case 'set-memory':
      return ` (${action.balloonMiB} MiB of the boot, plugged: ${action.requestedMiB ?? 'nothing'})`;
    case 'update-nic':
      return action.moves ? ' (moves)' : '';
    case 'change-medium':
      return ` (${action.path ?? 'none'})`;
    case 'detach-disk':
      return ` (${action.disk.path ?? 'no file'}, serial ${action.disk.serial ?? 'unknown'})`;
    default:
      return '';
  }
}

/** A plan with the sample machine, changed. */
export function machines(changes: Partial<MachineInput>): PlanChanges {
  return { machines: [sampleMachine(changes)] };
}

/** Changes what the sample machine runs with, or is stored with, as somebody would with virsh. */
export function byVirsh(
  side: 'running' | 'stored',
  change: (definition: MachineAllocation) => Partial<MachineAllocation>,
): HostChange {
  return (host) => {
    const machine = web(host);
    const definition = machine[side];
    if (definition === undefined) throw new Error(`the sample machine has nothing ${side}`);
    machine[side] = { ...definition, ...change(definition) };
  };
}

/** The same for what runs and what is stored. */
export function byVirshBoth(
  change: (definition: MachineAllocation) => Partial<MachineAllocation>,
): HostChange {
  return (host) => {
    byVirsh('stored', change)(host);
    byVirsh('running', change)(host);
  };
}
