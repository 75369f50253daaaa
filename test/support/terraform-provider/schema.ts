import { readFileSync } from 'node:fs';

/** One attribute, as `terraform providers schema -json` writes it. */
export interface Attribute {
  readonly type?: unknown;
  readonly nested_type?: NestedType;
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly computed?: boolean;
  readonly sensitive?: boolean;
}

/** Attributes by name. */
export type Attributes = Readonly<Record<string, Attribute>>;

/** What the objects of a nested attribute hold, and whether there is one, a list, a set or a map of them. */
export interface NestedType {
  readonly attributes: Attributes;
  readonly nesting_mode: 'single' | 'list' | 'set' | 'map';
}

/** What a resource, a data source or the provider itself is configured with. */
export interface ResourceSchema {
  readonly version: number;
  readonly attributes: Attributes;
}

/** The facts that a provider states about itself. */
export interface ProviderSchema {
  readonly provider: ResourceSchema;
  readonly resources: Readonly<Record<string, ResourceSchema>>;
  readonly dataSources: Readonly<Record<string, ResourceSchema>>;
}

interface SchemaInFile {
  readonly version?: number;
  readonly block: { readonly attributes?: Attributes; readonly block_types?: unknown };
}

interface SchemaFile {
  readonly provider_schemas: Readonly<
    Record<
      string,
      {
        readonly provider: SchemaInFile;
        readonly resource_schemas?: Readonly<Record<string, SchemaInFile>>;
        readonly data_source_schemas?: Readonly<Record<string, SchemaInFile>>;
      }
    >
  >;
}

/** The provider schema in the file at `path`, which has the form of `terraform providers schema -json`. */
export function readProviderSchema(path: string): ProviderSchema {
  const file = JSON.parse(readFileSync(path, 'utf8')) as SchemaFile;
  const [schema] = Object.values(file.provider_schemas);
  if (schema === undefined) throw new Error(`${path} holds no provider's schema`);
  return {
    provider: resourceSchema(schema.provider),
    resources: mapValues(schema.resource_schemas ?? {}, resourceSchema),
    dataSources: mapValues(schema.data_source_schemas ?? {}, resourceSchema),
  };
}

/** `record` with every value replaced. */
export function mapValues<From, To>(
  record: Readonly<Record<string, From>>,
  map: (value: From, name: string) => To,
): Readonly<Record<string, To>> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value, name)]));
}

function resourceSchema({ version = 0, block }: SchemaInFile): ResourceSchema {
  // libvirt's provider has attributes only; blocks travel in another way.
  if (block.block_types !== undefined)
    throw new Error('the schema has blocks, which are not understood here');
  return { version, attributes: block.attributes ?? {} };
}
