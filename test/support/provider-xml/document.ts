import { attributesOf, UnknownAttribute, type Attributes } from './rules';
import { resolveTemplate } from './template';

/** One resource of a document, its strings as Terraform would hand them to the provider. */
export interface Resource {
  readonly type: string;
  /** `type.id`, as references name it. */
  readonly address: string;
  readonly attributes: Attributes;
}

/** Top-level parts of a document that describe nothing on the host. */
const OTHER_PARTS: ReadonlySet<string> = new Set(['//', 'terraform', 'provider', 'data', 'output']);

/** What Terraform keeps to itself in a resource block. */
const META_ARGUMENTS: ReadonlySet<string> = new Set(['//', 'depends_on', 'lifecycle', 'provider']);

/** The resources of a `cdk.tf.json`, references followed. @throws UnknownAttribute for parts that nobody knows here. */
export function readResources(document: unknown): readonly Resource[] {
  const parts = attributesOf('document', document);
  for (const part of Object.keys(parts)) {
    if (part !== 'resource' && !OTHER_PARTS.has(part)) throw new UnknownAttribute(part, 'no rule');
  }
  const blocks = new Map(blocksOf(parts['resource']).map((block) => [block.address, block]));
  const reference = (expression: string, path: string): string => valueOf(blocks, expression, path);
  return [...blocks.values()].map((block) => ({
    ...block,
    attributes: attributesOf(block.address, resolve(block.address, block.attributes, reference)),
  }));
}

type Blocks = ReadonlyMap<string, Resource>;
type Reference = (expression: string, path: string) => string;

function blocksOf(value: unknown): readonly Resource[] {
  return Object.entries(attributesOf('resource', value ?? {})).flatMap(([type, ids]) =>
    Object.entries(attributesOf(`resource.${type}`, ids)).map(([id, block]) => {
      const address = `${type}.${id}`;
      const own = Object.entries(attributesOf(address, block)).filter(([name]) => !META_ARGUMENTS.has(name));
      return { type, address, attributes: Object.fromEntries(own) };
    }),
  );
}

function resolve(path: string, value: unknown, reference: Reference): unknown {
  if (typeof value === 'string') return resolveTemplate(value, (expression) => reference(expression, path));
  if (Array.isArray(value)) {
    return value.map((item, index) => resolve(`${path}[${index}]`, item, reference));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, resolve(`${path}.${name}`, item, reference)]),
  );
}

/** What a reference gives: an attribute as it is stated, or one that the provider computes. */
function valueOf(blocks: Blocks, expression: string, path: string): string {
  const [type, id, name, ...rest] = expression.split('.');
  const block = blocks.get(`${type}.${id}`);
  if (block === undefined || name === undefined || rest.length > 0)
    throw new UnknownAttribute(path, `what does \${${expression}} refer to?`);
  const stated = (attribute: string): string => {
    const where = `${block.address}.${attribute}`;
    const value = resolve(where, block.attributes[attribute], (inner, at) => valueOf(blocks, inner, at));
    if (typeof value !== 'string') throw new UnknownAttribute(path, `${where} has no value`);
    return value;
  };
  if (name in block.attributes) return stated(name);
  if (type === 'libvirt_volume' && (name === 'path' || name === 'id' || name === 'key'))
    return `${poolPath(blocks, stated('pool'), path)}/${stated('name')}`;
  if (type === 'libvirt_cloudinit_disk' && name === 'path') return seedPath(block.address);
  throw new UnknownAttribute(path, `what does \${${expression}} refer to?`);
}

/** Stands for the file that the provider makes in its own temporary folder, under a name that nobody needs to know. */
export function seedPath(address: string): string {
  return `/provider/${address}.iso`;
}

/** A directory pool's volumes are the files in its target. */
function poolPath(blocks: Blocks, name: string, path: string): string {
  for (const { type, address, attributes } of blocks.values()) {
    if (type !== 'libvirt_pool' || attributes['name'] !== name) continue;
    const target = resolve(`${address}.target`, attributes['target'], (expression) => {
      throw new UnknownAttribute(address, `refers to \${${expression}}`);
    });
    const { path: folder } = attributesOf(`${address}.target`, target);
    if (typeof folder === 'string') return folder;
  }
  throw new UnknownAttribute(path, `the document has no pool "${name}" with a path`);
}
