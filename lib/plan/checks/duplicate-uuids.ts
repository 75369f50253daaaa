import type { Plan } from '../document/plan';
import { allDiffer, duplicates, NONE, type Check, type Claim } from './check';

/** A UUID is how the agent recognises an object whatever its name: no two objects may share one, not even of two kinds. */
export const duplicateUuids: Check = (plan) =>
  areAllDifferent(plan)
    ? NONE
    : duplicates(uuidClaims(plan), 'duplicate-uuid', {
        what: 'UUID',
        advice: 'Leave UUIDs to synthesis, which derives them from the construct path.',
      });

function areAllDifferent({ pools, networks, machines }: Plan): boolean {
  return allDiffer<{ readonly uuid: string }>([...pools, ...networks, ...machines], ({ uuid }) => uuid);
}

function* uuidClaims(plan: Plan): Generator<Claim> {
  for (const kind of ['pool', 'network', 'machine'] as const) {
    for (const [index, { uuid, name, key }] of plan[`${kind}s`].entries()) {
      yield {
        value: uuid,
        place: () => ({ path: `$.${kind}s[${index}].uuid`, owner: `${kind} "${name}"`, key }),
      };
    }
  }
}
