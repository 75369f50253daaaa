import type { StateResource } from './arrival';
import { resourcesIn } from './document';
import type { RecordEntry } from './record';
import { uses } from './world';

/**
 * Needs that the document does not state: one resource says the name or the path of another, and yet nothing orders them, so that
 * Terraform may make them in either order.
 */
export function unstatedNeeds(document: unknown, state: readonly StateResource[]): readonly string[] {
  const reachable = reachableIn(document);
  return needsIn(state)
    .filter(([user, used]) => !reachable(user.address).has(used.address))
    .map(([user, used]) => `${user.address} needs ${used.address}`);
}

/** Resources that come in `record` before something that they need: made too early, or, of deletions from last to first, gone too late. */
export function orderProblems(
  document: unknown,
  state: readonly StateResource[],
  record: readonly RecordEntry[],
): readonly string[] {
  const placeOf = ({ type, values }: StateResource): number =>
    record.findIndex((entry) => entry.type === type && entry.state['id'] === values['id']);
  const reachable = reachableIn(document);
  return state.flatMap((user) =>
    state
      .filter((used) => reachable(user.address).has(used.address))
      // What Terraform makes by itself is not in the record.
      .filter((used) => placeOf(user) !== -1 && placeOf(used) > placeOf(user))
      .map((used) => `${user.address} comes before ${used.address}`),
  );
}

function needsIn(state: readonly StateResource[]): readonly (readonly [StateResource, StateResource])[] {
  const thing = ({ type, values }: StateResource) => ({ type, state: values });
  return state.flatMap((user) =>
    state.filter((used) => uses(thing(user), thing(used))).map((used) => [user, used] as const),
  );
}

/** Everything that a resource refers to or depends on, however indirectly. */
function reachableIn(document: unknown): (address: string) => ReadonlySet<string> {
  const stated = new Map(resourcesIn(document).map(({ address, dependencies }) => [address, dependencies]));
  return (address) => {
    const reached = new Set<string>();
    const open = [address];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      for (const dependency of stated.get(next) ?? []) {
        if (reached.has(dependency)) continue;
        reached.add(dependency);
        open.push(dependency);
      }
    }
    return reached;
  };
}
