import type { Attributes, AttributeSchema } from '../terraform/provider-schema';
import { isList, isObject, type ObjectValue, type Value } from './values';

/** What is wrong with a configuration, and where: names of attributes and places in lists. */
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
  attribute: AttributeSchema,
  value: Value,
  path: readonly (string | number)[],
): readonly ConfigProblem[] {
  if (value === null) return attribute.required === true ? [{ path, summary: 'is required' }] : [];
  if (attribute.required !== true && attribute.optional !== true) {
    return [{ path, summary: 'cannot be set: it is for the host to say' }];
  }
  const nested = attribute.nested_type?.attributes;
  if (nested === undefined) return [];
  if (isObject(value)) return configProblems(nested, value, path);
  const elements = isList(value) ? [...value.entries()] : [];
  return elements.flatMap(([index, element]) =>
    isObject(element) ? configProblems(nested, element, [...path, index]) : [],
  );
}
