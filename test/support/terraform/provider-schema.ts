import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The type of a value in Terraform's own JSON form: `"string"`, or `["list", "string"]`. */
export type AttributeType = string | readonly [collection: string, element: AttributeType];

/** One attribute, as `terraform providers schema -json` describes it. */
export interface AttributeSchema {
  readonly type?: AttributeType;
  readonly nested_type?: {
    readonly attributes: Attributes;
    readonly nesting_mode: 'single' | 'list';
  };
  readonly required?: true;
  readonly optional?: true;
  readonly computed?: true;
}

export type Attributes = Readonly<Record<string, AttributeSchema>>;

/** The provider, a resource or a data source. */
export interface BlockSchema {
  readonly block: { readonly attributes: Attributes };
  readonly version: number;
}

export interface ProviderSchema {
  readonly provider: BlockSchema;
  readonly resource_schemas: Readonly<Record<string, BlockSchema>>;
  readonly data_source_schemas: Readonly<Record<string, BlockSchema>>;
}

/** Schemas by the full name of the provider, in the form of `terraform providers schema -json`. */
export interface ProviderSchemas {
  readonly format_version: string;
  readonly provider_schemas: Readonly<Record<string, ProviderSchema>>;
}

/** What Terraform calls the provider. */
export const LIBVIRT_PROVIDER = 'registry.terraform.io/dmacvicar/libvirt';

/** The facts of the whole provider dmacvicar/libvirt 0.9.7, as Terraform would tell them. */
export function readProviderSchema(): ProviderSchemas {
  const text = readFileSync(join(__dirname, 'provider-schema.txt'), 'utf8');
  return { format_version: '1.0', provider_schemas: { [LIBVIRT_PROVIDER]: parseProviderSchema(text) } };
}

/** @throws Error when a line is not as the head of the text says. */
export function parseProviderSchema(text: string): ProviderSchema {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const blocks = { provider: new Map(), resource: new Map(), data: new Map() } satisfies Record<
    string,
    Map<string, BlockSchema>
  >;
  const cursor: Cursor = { lines, next: 0 };
  while (cursor.next < lines.length) {
    const line = lines[cursor.next] ?? '';
    const [, kind, name] = /^(provider|resource|data) (\w+)$/.exec(line) ?? [];
    if (kind === undefined || name === undefined) throw new Error(`"${line}" begins no block`);
    cursor.next += 1;
    const schema: BlockSchema = { version: 0, block: { attributes: attributesAt(cursor, 1) } };
    if (kind === 'provider' || kind === 'resource' || kind === 'data') blocks[kind].set(name, schema);
  }
  const [provider] = blocks.provider.values();
  if (provider === undefined) throw new Error('there is no provider');
  return {
    provider,
    resource_schemas: Object.fromEntries(blocks.resource),
    data_source_schemas: Object.fromEntries(blocks.data),
  };
}

interface Cursor {
  readonly lines: readonly string[];
  next: number;
}

const FLAGS: Readonly<Record<string, Pick<AttributeSchema, 'required' | 'optional' | 'computed'>>> = {
  '!': { required: true },
  '': { optional: true },
  '=': { computed: true },
  '?=': { optional: true, computed: true },
};
const NESTING = { '{}': 'single', '[]': 'list' } as const;

function attributesAt(cursor: Cursor, depth: number): Attributes {
  const attributes: Record<string, AttributeSchema> = {};
  for (;;) {
    const line = cursor.lines[cursor.next] ?? '';
    const [, indent = '', name, flag = '', type] = /^( *)(\w+)(\W*) (\S+)$/.exec(line) ?? [];
    if (name === undefined || type === undefined || indent.length < depth) return attributes;
    const flags = FLAGS[flag];
    if (flags === undefined || indent.length > depth) throw new Error(`"${line}" is not understood`);
    cursor.next += 1;
    attributes[name] =
      type === '{}' || type === '[]'
        ? {
            nested_type: { attributes: attributesAt(cursor, depth + 1), nesting_mode: NESTING[type] },
            ...flags,
          }
        : { type: parseType(type), ...flags };
  }
}

function parseType(type: string): AttributeType {
  const [, collection, element] = /^(\w+)\((\w+)\)$/.exec(type) ?? [];
  return collection === undefined || element === undefined ? type : [collection, element];
}
