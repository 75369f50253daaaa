import type { Attributes, AttributeSchema, AttributeType } from './provider-schema';
import { below, isObject, type JsonObject, type Report } from './validate-report';

const PRIMITIVES: ReadonlySet<unknown> = new Set(['string', 'number', 'bool']);

/**
 * Checks `values` against all `attributes` that may stand there, at every depth. Terraform itself drops what it does not know inside an
 * object; here that is a problem as anywhere else.
 */
export function checkAttributes(
  path: string,
  values: JsonObject,
  attributes: Attributes,
  report: Report,
): void {
  for (const [name, value] of Object.entries(values)) {
    const schema = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
    if (schema === undefined) report.add(below(path, name), 'is no attribute that the provider has');
    else checkAttribute(below(path, name), value, schema, report);
  }
  for (const [name, schema] of Object.entries(attributes)) {
    // Null is how a document leaves an attribute out.
    if (schema.required === true && (values[name] ?? undefined) === undefined) {
      report.add(below(path, name), 'is required');
    }
  }
}

function checkAttribute(path: string, value: unknown, schema: AttributeSchema, report: Report): void {
  if (value === null) return;
  if (schema.required !== true && schema.optional !== true) {
    report.add(path, 'is for the provider alone to say');
    return;
  }
  const { nested_type: nested } = schema;
  if (nested === undefined) checkType(path, value, schema.type ?? 'dynamic', report);
  else if (typeof value === 'string') checkText(path, value, 'object', report);
  else if (nested.nesting_mode === 'single') checkNested(path, value, nested.attributes, report);
  else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      checkNested(below(path, index), item, nested.attributes, report);
    }
  } else report.add(path, `is a list of objects, not ${kindOf(value)}`);
}

function checkNested(path: string, value: unknown, attributes: Attributes, report: Report): void {
  if (isObject(value)) checkAttributes(path, value, attributes, report);
  else report.add(path, `is an object, not ${kindOf(value)}`);
}

/** Checks `value` against a type that has no names in it. */
export function checkType(path: string, value: unknown, type: AttributeType, report: Report): void {
  if (type === 'dynamic') report.anything(path, value);
  else if (typeof value === 'string') checkText(path, value, type, report);
  else if (typeof type === 'string') {
    if (kindOf(value) !== type) report.add(path, `is a ${type}, not ${kindOf(value)}`);
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) checkType(below(path, index), item, type[1], report);
  } else report.add(path, `is a ${type[0]}, not ${kindOf(value)}`);
}

/** A text is a string, or whatever the expression in it gives. */
function checkText(path: string, text: string, type: AttributeType, report: Report): void {
  const { extent, shape } = report.text(path, text);
  const isOne = PRIMITIVES.has(type);
  const kind = typeof type === 'string' ? type : type[0];
  const wanted = kind === 'object' ? 'an object' : `a ${kind}`;
  if (extent === 'plain' && type !== 'string') report.add(path, `is ${wanted}, not a string`);
  else if (extent === 'partly' && !isOne)
    report.add(path, `is ${wanted}, and other text makes a string of it`);
  else if (shape !== undefined && (shape === 'one') !== isOne) {
    report.add(path, `is ${wanted}, and what it refers to is not`);
  }
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'list';
  return typeof value === 'boolean' ? 'bool' : typeof value;
}
