import type { Plan } from '../document/plan';
import { allDiffer, duplicates, NONE, type Check, type Claim } from './check';

/** Ownership marks name the construct path, so it must lead to one object of a kind. */
export const duplicateConstructPaths: Check = (plan) =>
  KINDS.every((kind) => allDiffer<Keyed>(plan[`${kind}s`], ({ key }) => key))
    ? NONE
    : duplicates(keyClaims(plan), 'duplicate-construct-path', {
        what: 'construct path',
        advice: 'Write the plan again with `fleetwright synth`.',
      });

const KINDS = ['pool', 'image', 'network', 'machine'] as const;

interface Keyed {
  readonly key: string;
}

function* keyClaims(plan: Plan): Generator<Claim> {
  for (const kind of KINDS) {
    for (const [index, { key, name }] of plan[`${kind}s`].entries()) {
      yield {
        value: key,
        scope: kind,
        place: () => ({ path: `$.${kind}s[${index}].key`, owner: `${kind} "${name}"`, key }),
      };
    }
  }
}
