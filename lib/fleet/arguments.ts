import type { IConstruct } from 'constructs';
import { isOrderly, NAME_PATTERN, planSchema } from '../plan';
import { ConstructError } from './construct-error';
import type { Size } from './size';

/**
 * The schemas of single fields, taken from the plan document so that a construct refuses exactly what the document refuses,
 * with the same words.
 */
const host = planSchema.shape.host.shape;
const machine = planSchema.shape.machines.element.shape;
const disk = machine.disks.element.shape;
const nic = machine.nics.element.shape;
const image = planSchema.shape.images.element.shape;
const pool = planSchema.shape.pools.element.shape;
const managedNetwork = planSchema.shape.networks.element.options[0].shape;
const bridgeNetwork = planSchema.shape.networks.element.options[3].shape;
export const field = { host, machine, disk, nic, image, pool, managedNetwork, bridgeNetwork };

/** As much of a zod schema as checking an argument needs. */
interface ArgumentSchema {
  safeParse(value: unknown):
    | { readonly success: true }
    | {
        readonly success: false;
        readonly error: { readonly issues: readonly { readonly message: string }[] };
      };
}

/**
 * The argument `value`, when the plan's schema takes it. Its keys are best in canonical order, which is quickest to check; a message
 * then shows it as its author would write it.
 * @throws ConstructError naming `at`, the argument and the schema's message.
 */
export function checkedArgument<Value>(
  at: IConstruct,
  argument: string,
  schema: ArgumentSchema,
  value: Value,
  shownAs: unknown = value,
): Value {
  // Thousands of machines state the same few things, nearly always well.
  if (isOrderly(schema, value)) return value;
  const result = schema.safeParse(value);
  if (result.success) return value;
  const messages = [...new Set(result.error.issues.map((issue) => issue.message))].join('; ');
  throw new ConstructError({
    constructPath: at.node.path,
    what: `${argument} is ${shown(shownAs)}: ${messages}`,
    advice: `Change "${argument}"`,
  });
}

/**
 * The same for an argument with a default. The default itself is not looked at here: nearly everything is left to it, thousands of times,
 * and a plan is looked at as a whole before it is written.
 */
export function checkedOrDefault<Value>(
  at: IConstruct,
  argument: string,
  schema: ArgumentSchema,
  stated: Value | undefined,
  byDefault: Value,
): Value {
  const value = stated ?? byDefault;
  return value === byDefault ? value : checkedArgument(at, argument, schema, value);
}

/** The same for an argument that may be left out. */
export function checkedOptional<Value>(
  at: IConstruct,
  argument: string,
  schema: ArgumentSchema,
  value: Value | undefined,
): Value | undefined {
  return value === undefined ? undefined : checkedArgument(at, argument, schema, value);
}

/**
 * `size` in whole mebibytes, the unit of plans.
 * @throws ConstructError when it is none or is out of a plan's range.
 */
export function checkedMebibytes(at: IConstruct, argument: string, size: Size): number {
  return checkedArgument(at, argument, field.disk.sizeMiB, wholeUnits(at, argument, size, MEBIBYTES));
}

/**
 * A size in whole kibibytes, the unit of bandwidths.
 * @throws ConstructError when it is none or `schema` refuses the number.
 */
export function checkedKibibytes(
  at: IConstruct,
  argument: string,
  { size, schema }: { readonly size: Size; readonly schema: ArgumentSchema },
): number {
  return checkedArgument(at, argument, schema, wholeUnits(at, argument, size, KIBIBYTES));
}

interface Unit {
  readonly symbol: string;
  readonly name: string;
  readonly amountOf: (size: Size) => number;
}

const MEBIBYTES: Unit = { symbol: 'MiB', name: 'mebibytes', amountOf: (size) => size.toMebibytes() };
const KIBIBYTES: Unit = { symbol: 'KiB', name: 'kibibytes', amountOf: (size) => size.toKibibytes() };

function wholeUnits(at: IConstruct, argument: string, size: Size, unit: Unit): number {
  try {
    return unit.amountOf(size);
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new ConstructError({
      constructPath: at.node.path,
      what: `${argument} is ${size.toString()}, which is not a whole number of ${unit.symbol}`,
      advice: `Round "${argument}" to whole ${unit.name}`,
      cause,
    });
  }
}

/**
 * The name that an object gets in the plan: `stated`, else `derived` in lower case.
 * @throws ConstructError when that is no name that a plan can hold.
 */
export function checkedName(at: IConstruct, stated: string | undefined, derived: string): string {
  const name = stated ?? derived.toLowerCase();
  if (NAME_PATTERN.test(name)) return name;
  throw new ConstructError({
    constructPath: at.node.path,
    what:
      stated === undefined
        ? `the name made of its ids, ${shown(name)}, is no name that a host can use`
        : `name is ${shown(name)}, which is no name that a host can use`,
    advice: 'State "name": 1 to 63 of a-z, 0-9 and "-", beginning and ending with a letter or digit',
  });
}

/** The ids below the host joined by `-`, so that the same part can be used twice under different parents. */
export function nameFromPath(construct: IConstruct, host: IConstruct): string {
  if (construct.node.scope === host) return construct.node.id;
  const scopes = construct.node.scopes;
  return scopes
    .slice(scopes.indexOf(host) + 1)
    .map((scope) => scope.node.id)
    .join('-');
}

/** A copy of `value` whose objects have their keys in the order in which a plan is written. */
export function inCanonicalOrder<Value>(value: Value): Value {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same content in another order
  return sortedCopy(value) as Value;
}

function sortedCopy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedCopy);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(entries.map(([key, member]) => [key, sortedCopy(member)]));
}

/** A value in a message: long enough to recognise, short enough to read. */
const SHOWN_LENGTH_MAX = 120;

export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length <= SHOWN_LENGTH_MAX ? text : `${text.slice(0, SHOWN_LENGTH_MAX)}…`;
}
