import type { Attribute, Attributes } from './schema';
import { isList, isObject, Unknown, type ObjectValue, type Value } from './values';

/** What is wrong with a configuration, and where: names of attributes, keys of maps and places in lists. */
export interface ConfigProblem {
  readonly path: readonly (string | number)[];
  readonly summary: string;
}

/** What Terraform itself lets pass: null where something is required, and values where only the host has a say. */
export function configProblems(
  attributes: Attributes,
  config: ObjectValue,
  above: readonly (string | number)[] = [],
): readonly ConfigProblem[] {
  return Object.entries(attributes).flatMap(([name, attribute]) =>
    valueProblems(attribute, config[name] ?? null, [...above, name]),
  );
}

function valueProblems(
  attribute: Attribute,
  value: Value,
  path: readonly (string | number)[],
): readonly ConfigProblem[] {
  if (value === null) return attribute.required === true ? [{ path, summary: 'is required' }] : [];
  if (attribute.required !== true && attribute.optional !== true) {
    return [{ path, summary: 'cannot be set: it is for the host to say' }];
  }
  const nested = attribute.nested_type;
  if (nested === undefined || value instanceof Unknown) return [];
  if (nested.nesting_mode === 'single') {
    return isObject(value) ? configProblems(nested.attributes, value, path) : [];
  }
  const elements = isList(value) ? [...value.entries()] : isObject(value) ? Object.entries(value) : [];
  return elements.flatMap(([key, element]) =>
    isObject(element) ? configProblems(nested.attributes, element, [...path, key]) : [],
  );
}
