/** A document with one attribute less. */
export interface Mutation {
  /** The attribute, without the numbers of list items, so that those of one kind come together. */
  readonly path: string;
  readonly document: unknown;
}

/** As many of one kind as have a chance to differ, such as disks on different buses. */
const SAME_KIND_MAX = 3;

/** Where a resource's own attributes begin: below `resource`, its type and its id. */
const RESOURCE_DEPTH = 3;

/** Terraform's own. */
const META_ARGUMENTS: ReadonlySet<string> = new Set(['//', 'lifecycle', 'depends_on']);

type Step = string | number;

/** Every attribute of the resources of `type` that has nothing in it any more, left out once. */
export function mutationsOf(document: unknown, type: string): readonly Mutation[] {
  const counts = new Map<string, number>();
  return leavesOf(document).flatMap((steps) => {
    const [part, ownType, , attribute] = steps;
    if (part !== 'resource' || ownType !== type || META_ARGUMENTS.has(String(attribute))) return [];
    const path = steps
      .slice(RESOURCE_DEPTH)
      .filter((step) => typeof step === 'string')
      .join('.');
    const count = (counts.get(path) ?? 0) + 1;
    counts.set(path, count);
    return count > SAME_KIND_MAX ? [] : [{ path, document: leftOut(document, steps) }];
  });
}

function leavesOf(value: unknown, before: readonly Step[] = []): readonly (readonly Step[])[] {
  const inner: readonly (readonly [Step, unknown])[] = Array.isArray(value)
    ? [...value.entries()]
    : typeof value === 'object' && value !== null
      ? Object.entries(value)
      : [];
  return inner.length === 0 ? [before] : inner.flatMap(([step, child]) => leavesOf(child, [...before, step]));
}

function leftOut(value: unknown, [first, ...rest]: readonly Step[]): unknown {
  if (Array.isArray(value)) {
    return value.map((item: unknown, index) => (index === first ? leftOut(item, rest) : item));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, child]: [string, unknown]) => {
      if (name !== first) return [[name, child]];
      return rest.length === 0 ? [] : [[name, leftOut(child, rest)]];
    }),
  );
}
