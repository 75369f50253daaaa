import type { FieldChange, LiveMachineAction } from '../../change-plan';
import type { Difference } from '../../field-rules/rule';
import { liveStepId } from '../../order/live-step-id';

/** One live step: all that it brings, and the live step that it comes after. */
export interface LiveWork {
  readonly action: LiveMachineAction;
  readonly changes: readonly FieldChange[];
  readonly after: readonly string[];
}

/** Differences that need the same action become one step; what takes away comes first. */
export function liveWorkOf(differences: readonly Difference[]): readonly LiveWork[] {
  if (differences.length === 0) return [];
  const works = new Map<string, LiveWork>();
  for (const { live = [], ...change } of differences) {
    let before: readonly string[] = [];
    for (const action of live) {
      const id = liveStepId(action);
      const known = works.get(id) ?? { action, changes: [], after: before };
      works.set(id, { ...known, changes: [...known.changes, { ...change, impact: 'live' }] });
      before = [id];
    }
  }
  const takesAway = ({ action }: LiveWork): boolean =>
    action.kind === 'detach-disk' || action.kind === 'detach-nic';
  const all = [...works.values()];
  return [...all.filter(takesAway), ...all.filter((work) => !takesAway(work))];
}
