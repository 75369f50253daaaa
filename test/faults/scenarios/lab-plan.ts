import { deepFreeze, parsePlan, type Plan } from '../../../lib/plan';
import { labDraft, type Draft, type DraftMachine } from '../../host-agent/live/lab';
import type { Stage } from '../types';

/** The plan of a lab with these machines, with what `edit` makes of it; one that the product accepts. */
export function labPlan(
  stage: Stage,
  machines: readonly DraftMachine[],
  edit: (draft: Draft) => void = () => undefined,
): Plan {
  const draft = labDraft(stage, machines);
  edit(draft);
  const parsed = parsePlan(Buffer.from(JSON.stringify(draft)));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems, undefined, 2));
  return deepFreeze(parsed.plan);
}

/** The draft's network, where it is one that libvirt manages. */
export function managed(draft: Draft, name: 'lan' | 'dmz'): ManagedDraft {
  const network = draft.networks.find((candidate) => candidate.name === name);
  if (network === undefined || network.mode === 'bridge') throw new Error(`no managed network ${name}`);
  return network;
}

type ManagedDraft = Exclude<Draft['networks'][number], { mode: 'bridge' }>;
