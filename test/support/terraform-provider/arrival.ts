import { evaluated, resourcesIn, type Lookup } from './document';
import type { RecordEntry } from './record';
import { isList, isObject, type ObjectValue, type Value } from './values';

/** A resource in what `terraform show -json` says. */
export interface StateResource {
  readonly address: string;
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly values: ObjectValue;
}

/** The resources in the text of `terraform show -json`. */
export function stateResources(text: string): readonly StateResource[] {
  const shown = JSON.parse(text) as {
    readonly values?: { readonly root_module: { readonly resources?: readonly StateResource[] } };
  };
  return shown.values?.root_module.resources ?? [];
}

/**
 * Where what the document says differs from what the provider was given. Terraform takes a document in which an argument within an
 * argument has a name that the provider does not know, and leaves it out without a word: here it is a problem.
 */
export function arrivalProblems(
  document: unknown,
  state: readonly StateResource[],
  record: readonly RecordEntry[],
): readonly string[] {
  const lookup = lookupIn(state);
  return resourcesIn(document).flatMap((stated) => {
    const kept = state.find(({ address }) => address === stated.address);
    if (kept === undefined) return [`${stated.address} is not in the state`];
    const inState = differences(stated.address, stated.arguments, kept.values, { lookup, isWhole: false });
    if (!stated.address.startsWith('libvirt_')) return inState;
    const arrived = record.findLast(
      ({ type, state: { id } }) => type === kept.type && id === kept.values['id'],
    );
    if (arrived === undefined || arrived.config === null) return [`${stated.address} has not arrived`];
    return differences(stated.address, stated.arguments, arrived.config, { lookup, isWhole: true });
  });
}

interface Comparison {
  readonly lookup: Lookup;
  /** Whether the other side may hold nothing but what is stated. */
  readonly isWhole: boolean;
}

function differences(
  path: string,
  stated: Value | undefined,
  actual: Value | undefined,
  comparison: Comparison,
): readonly string[] {
  if (stated === undefined || stated === null) {
    return comparison.isWhole && actual !== null ? [`${path} is not stated, but there`] : [];
  }
  if (actual === undefined) return [`${path} was dropped`];
  if (isList(stated) && isList(actual)) {
    if (stated.length !== actual.length)
      return [`${path} has ${actual.length} elements instead of ${stated.length}`];
    return stated.flatMap((element, index) =>
      differences(`${path}.${index}`, element, actual[index], comparison),
    );
  }
  if (isObject(stated) && isObject(actual)) {
    const names = new Set([...Object.keys(stated), ...Object.keys(actual)]);
    return [...names].flatMap((name) =>
      differences(`${path}.${name}`, stated[name], actual[name], comparison),
    );
  }
  const expected = typeof stated === 'string' ? evaluated(stated, comparison.lookup) : stated;
  // What an expression comes to is Terraform's business, as long as it comes to something.
  if (expected === undefined ? actual !== null : expected === actual) return [];
  return [`${path} is ${JSON.stringify(actual)} instead of ${JSON.stringify(expected ?? stated)}`];
}

/** Looks references up in the state. */
function lookupIn(state: readonly StateResource[]): Lookup {
  return (reference) => {
    const resource = state.find(({ address }) => reference.startsWith(`${address}.`));
    if (resource === undefined) return undefined;
    const steps = reference
      .slice(resource.address.length)
      .split(/[.[\]]+/)
      .filter((step) => step !== '');
    return steps.reduce<Value | undefined>(
      (value, step) => (isList(value) ? value[Number(step)] : isObject(value) ? value[step] : undefined),
      resource.values,
    );
  };
}
