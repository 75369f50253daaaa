import type { Plan } from '../../../lib/plan';
import { worstImpact, type ChangePlan, type Impact, type Step } from '../../planner';
import type { Concern } from './concern';

/** Data that goes, and changes to what is protected. */
export function stepConcerns(base: Plan, { steps }: ChangePlan): readonly Concern[] {
  const deleted = new Set(
    steps.flatMap(({ action }) => (action.kind === 'delete-machine' ? [action.machine.name] : [])),
  );
  const disksOf = new Map<string, string[]>([...deleted].map((name) => [name, []]));
  const lost: Concern[] = [];
  for (const { action, subject } of steps) {
    if (action.kind !== 'trash-volume') continue;
    const { pool, fileName, machine } = action;
    const disks = disksOf.get(machine);
    if (disks === undefined) lost.push({ code: 'disk-loses-data', subject, facts: { pool, fileName } });
    else disks.push(fileName);
  }
  return [
    ...[...disksOf].map(([name, disks]): Concern => ({
      code: 'machine-deleted',
      subject: { kind: 'machine', name },
      facts: disks.length === 0 ? {} : { disks },
    })),
    ...lost,
    ...protectedChanges(base, steps),
  ];
}

/** Renewing a mark alone changes nothing for the machine. */
function protectedChanges(base: Plan, steps: readonly Step[]): readonly Concern[] {
  const guarded = new Set(base.machines.flatMap(({ protect, uuid }) => (protect ? [uuid] : [])));
  const impacts = new Map<string, { readonly name: string; readonly impact: Impact }>();
  for (const { action, impact } of steps) {
    if (!('machine' in action) || typeof action.machine === 'string') continue;
    const { name, uuid } = action.machine;
    if (!guarded.has(uuid) || action.kind === 'set-machine-mark') continue;
    impacts.set(uuid, { name, impact: worstImpact([impact, impacts.get(uuid)?.impact ?? impact]) });
  }
  return [...impacts.values()].map(({ name, impact }) => ({
    code: 'protected-changed',
    subject: { kind: 'machine', name },
    facts: { impact },
  }));
}
