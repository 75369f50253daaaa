import type { Attributes, AttributeSchema } from '../terraform/provider-schema';
import { isList, isObject, Unknown, type ObjectValue, type Value } from './values';

/**
 * What a resource will be: the configuration, completed by what only the host can say. That is unknown until the resource is made,
 * and then stays what it became.
 */
export function plannedState(
  attributes: Attributes,
  config: ObjectValue,
  prior: ObjectValue | null,
): ObjectValue {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, attribute]) => [
      name,
      plannedValue(attribute, config[name] ?? null, prior === null ? undefined : (prior[name] ?? null)),
    ]),
  );
}

/** `prior` is undefined where nothing was before, and null where it was and said nothing. */
function plannedValue(attribute: AttributeSchema, config: Value, prior: Value | undefined): Value {
  if (config === null) {
    if (attribute.computed !== true) return null;
    return prior === undefined ? new Unknown() : prior;
  }
  const nested = attribute.nested_type?.attributes;
  if (nested === undefined) return config;
  const planned = (value: Value, before: Value | undefined): Value =>
    isObject(value) ? plannedState(nested, value, isObject(before) ? before : null) : value;
  if (!isList(config)) return planned(config, prior);
  return config.map((value, index) => planned(value, isList(prior) ? prior[index] : undefined));
}

/** Replaces every unknown value in `planned` by what `assign` says for its path. */
export function completedState(
  attributes: Attributes,
  planned: ObjectValue,
  assign: (path: readonly string[], attribute: AttributeSchema) => Value,
  above: readonly string[] = [],
): ObjectValue {
  const completed = (name: string, attribute: AttributeSchema): Value => {
    const path = [...above, name];
    const value = planned[name] ?? null;
    if (value instanceof Unknown) return assign(path, attribute);
    const nested = attribute.nested_type?.attributes;
    if (nested === undefined) return value;
    const inside = (element: Value): Value =>
      isObject(element) ? completedState(nested, element, assign, path) : element;
    return isList(value) ? value.map(inside) : inside(value);
  };
  return Object.fromEntries(
    Object.entries(attributes).map(([name, attribute]) => [name, completed(name, attribute)]),
  );
}
