import type { Plan } from '../document/plan';
import { duplicates, type Check, type Claim } from './check';

/** Ownership marks name the construct path, so it must lead to one object of a kind. */
export const duplicateConstructPaths: Check = (plan) =>
  duplicates(() => keyClaims(plan), 'duplicate-construct-path', {
    what: 'construct path',
    advice: 'Write the plan again with `fleetwright synth`.',
  });

function* keyClaims(plan: Plan): Generator<Claim> {
  for (const kind of ['pool', 'image', 'network', 'machine'] as const) {
    for (const [index, { key, name }] of plan[`${kind}s`].entries()) {
      yield {
        value: key,
        scope: kind,
        place: () => ({ path: `$.${kind}s[${index}].key`, owner: `${kind} "${name}"`, key }),
      };
    }
  }
}
