import type { Attribute, Attributes, NestedType } from './schema';
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
function plannedValue(attribute: Attribute, config: Value, prior: Value | undefined): Value {
  if (config === null) {
    if (attribute.computed !== true) return null;
    return prior === undefined ? new Unknown() : prior;
  }
  return attribute.nested_type === undefined ? config : plannedNested(attribute.nested_type, config, prior);
}

function plannedNested(nested: NestedType, config: Value, prior: Value | undefined): Value {
  const planned = (value: Value, before: Value | undefined): Value =>
    isObject(value) ? plannedState(nested.attributes, value, isObject(before) ? before : null) : value;
  if (nested.nesting_mode === 'single') return planned(config, prior);
  if (isList(config)) {
    const before = isList(prior) ? prior : [];
    return config.map((value, index) => planned(value, before[index]));
  }
  if (!isObject(config)) return config;
  const before = isObject(prior) ? prior : {};
  return Object.fromEntries(Object.entries(config).map(([key, value]) => [key, planned(value, before[key])]));
}

/** Replaces every unknown value in `planned` by what `assign` says for its path. */
export function completedState(
  attributes: Attributes,
  planned: ObjectValue,
  assign: (path: readonly string[], attribute: Attribute) => Value,
  above: readonly string[] = [],
): ObjectValue {
  const completed = (name: string, attribute: Attribute): Value => {
    const path = [...above, name];
    const value = planned[name] ?? null;
    const nested = attribute.nested_type;
    if (value instanceof Unknown) return assign(path, attribute);
    if (nested === undefined) return value;
    const inside = (element: Value): Value =>
      isObject(element) ? completedState(nested.attributes, element, assign, path) : element;
    if (isList(value)) return value.map(inside);
    if (!isObject(value) || nested.nesting_mode === 'single') return inside(value);
    return Object.fromEntries(Object.entries(value).map(([key, element]) => [key, inside(element)]));
  };
  return Object.fromEntries(
    Object.entries(attributes).map(([name, attribute]) => [name, completed(name, attribute)]),
  );
}
