import type { AttributeSchema, Attributes } from './provider-schema';
import type { Traversal, TraversalStep } from './validate-expression';

/** One resource or data source that the document has. */
export interface KnownBlock {
  readonly attributes: Attributes;
  /** Whether it is many, by `count` or `for_each`, and is referred to by an index first. */
  readonly isMany: boolean;
}

/** All that a reference may point at. */
export interface Names {
  /** By `type.id`, or `data.type.id`. */
  readonly blocks: ReadonlyMap<string, KnownBlock>;
  readonly variables: ReadonlySet<string>;
  readonly locals: ReadonlySet<string>;
  readonly modules: ReadonlySet<string>;
}

/** What a reference leads to. */
export interface Resolved {
  readonly problem?: string;
  /** The `type.id` of the resource or data source. */
  readonly address?: string;
  /** Whether the value is one string, number or boolean, or several; unknown for what the document does not tell. */
  readonly shape?: 'one' | 'many';
}

/** Roots that Terraform itself gives a meaning. */
const GIVEN: ReadonlySet<string> = new Set(['path', 'terraform', 'each', 'count', 'self']);

/** What `traversal` leads to among `names`. */
export function resolveTraversal(traversal: Traversal, names: Names): Resolved {
  const [first, second] = traversal.steps;
  const name = first?.kind === 'attribute' ? first.name : undefined;
  const declared = { var: names.variables, local: names.locals, module: names.modules };
  if (traversal.root === 'var' || traversal.root === 'local' || traversal.root === 'module') {
    if (name !== undefined && declared[traversal.root].has(name)) return {};
    return { problem: `${traversal.root}.${name ?? ''} is declared nowhere in the document` };
  }
  if (GIVEN.has(traversal.root)) return {};
  if (name === undefined) return { problem: `"${traversal.root}" is the name of nothing` };
  if (traversal.root !== 'data') {
    return resolveBlock(`${traversal.root}.${name}`, traversal.steps.slice(1), names);
  }
  const id = second?.kind === 'attribute' ? second.name : '';
  return resolveBlock(`data.${name}.${id}`, traversal.steps.slice(2), names);
}

function resolveBlock(address: string, steps: readonly TraversalStep[], names: Names): Resolved {
  const block = names.blocks.get(address);
  if (block === undefined) return { problem: `${address} is nowhere in the document` };
  const [first] = steps;
  const isIndexed = first !== undefined && first.kind !== 'attribute';
  if (first !== undefined && isIndexed !== block.isMany) {
    return {
      address,
      problem: `${address} is ${block.isMany ? 'many, so an index is needed' : 'one, without an index'}`,
    };
  }
  const [found, ...rest] = block.isMany ? steps.slice(1) : steps;
  if (found === undefined) return { address, shape: 'many' };
  const end = walk(found, rest, block.attributes);
  if (typeof end === 'string') return { address, problem: `${address} ${end}` };
  return { address, ...end };
}

/** Follows `steps` down from `attributes`, to a problem or to the shape of the value. */
function walk(
  first: TraversalStep,
  steps: readonly TraversalStep[],
  attributes: Attributes,
): string | Pick<Resolved, 'shape'> {
  const name = first.kind === 'attribute' ? first.name : first.kind === 'index' ? first.key : undefined;
  if (name === undefined) return 'is no list';
  const schema = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
  if (schema === undefined) return `has no attribute "${name}"`;
  if (schema.type === 'dynamic') return {};
  const list = isList(schema);
  const [next, ...rest] = steps;
  if (next === undefined) return { shape: list || schema.nested_type !== undefined ? 'many' : 'one' };
  if (list && next.kind === 'attribute')
    return `has a list in "${name}", which takes an index before "${next.name}"`;
  const [after, ...others] = list ? rest : steps;
  const isSplat = list && next.kind === 'splat';
  if (after === undefined) return { shape: isSplat || schema.nested_type !== undefined ? 'many' : 'one' };
  if (schema.nested_type === undefined) return `has nothing below "${name}"`;
  const end = walk(after, others, schema.nested_type.attributes);
  return typeof end === 'string' || !isSplat ? end : { shape: 'many' };
}

function isList(schema: AttributeSchema): boolean {
  return typeof schema.type === 'object' || schema.nested_type?.nesting_mode === 'list';
}
