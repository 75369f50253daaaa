import { isObject, textOf, type ObjectValue, type Value } from './values';

/** A resource or data source as `cdk.tf.json` states it. */
export interface StatedResource {
  /** As Terraform writes it: `libvirt_pool.fast`, `data.libvirt_node_info.host`. */
  readonly address: string;
  readonly type: string;
  /** Its arguments, without those that are Terraform's own. */
  readonly arguments: ObjectValue;
  /** Addresses of what it refers to or says that it depends on. */
  readonly dependencies: readonly string[];
}

/** What an address that a document refers to stands for; `undefined` when nothing is known of it. */
export type Lookup = (reference: string) => Value | undefined;

/** Arguments that every resource may have and that are for Terraform alone; `//` is a comment. */
const OF_TERRAFORM: ReadonlySet<string> = new Set([
  '//',
  'count',
  'depends_on',
  'for_each',
  'lifecycle',
  'provider',
  'provisioner',
]);

const REFERENCE = /\$\{((?:data\.)?[a-z_]\w*\.[\w-]+)((?:\.[a-z_]\w*|\[\d+\])+)\}/g;

/** Everything that the document asks for. */
export function resourcesIn(document: unknown): readonly StatedResource[] {
  if (!isObject(document)) throw new Error('the document is not an object');
  return [...statedIn(document['resource'], ''), ...statedIn(document['data'], 'data.')];
}

function statedIn(blocks: Value | undefined, prefix: string): readonly StatedResource[] {
  if (!isObject(blocks)) return [];
  return Object.entries(blocks).flatMap(([type, resources]) =>
    (isObject(resources) ? Object.entries(resources) : []).map(([name, stated]) => {
      if (!isObject(stated)) throw new Error(`${type}.${name} is not an object`);
      const { depends_on: dependsOn = [], ...rest } = stated;
      const referred = [...JSON.stringify(rest).matchAll(REFERENCE)].map(([, address = '']) => address);
      return {
        address: `${prefix}${type}.${name}`,
        type,
        arguments: Object.fromEntries(Object.entries(rest).filter(([key]) => !OF_TERRAFORM.has(key))),
        dependencies: [...new Set([...referred, ...(dependsOn as readonly string[])])],
      };
    }),
  );
}

/** The value that a text of the document stands for; `undefined` when it holds more than plain references to what is known. */
export function evaluated(text: string, lookup: Lookup): Value | undefined {
  const [whole] = text.matchAll(REFERENCE);
  if (whole?.[0] === text) return lookup(text.slice(2, -1));
  let isKnown = true;
  const replaced = text.replaceAll(/\$\$\{|%%\{|\$\{[^}]*\}/g, (part) => {
    if (part === '$${' || part === '%%{') return part.slice(1);
    const value = lookup(part.slice(2, -1));
    if (typeof value !== 'string' && typeof value !== 'number') isKnown = false;
    return textOf(value);
  });
  return isKnown ? replaced : undefined;
}
