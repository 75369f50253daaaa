import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import {
  LIBVIRT_PROVIDER,
  readProviderSchema,
  type Attributes,
  type BlockSchema,
} from '../../support/terraform/provider-schema';
import { isObject } from '../../support/terraform/validate-report';

const CURATED: unknown = JSON.parse(
  readFileSync(join(__dirname, '../../../lib/provider-libvirt/schema.json'), 'utf8'),
);

/** What `part` says that `whole` does not, or lacks that whoever states the object needs. */
function differences(path: string, part: unknown, whole: Attributes): readonly string[] {
  if (!isObject(part)) return [`${path} is no object`];
  const missing = Object.entries(whole).filter(
    ([name, { required }]) => required === true && !(name in part),
  );
  return [
    ...missing.map(([name]) => `${path}.${name} is required and missing`),
    ...Object.entries(part).flatMap(([name, attribute]) => {
      const place = `${path}.${name}`;
      const fact = Object.hasOwn(whole, name) ? whole[name] : undefined;
      if (fact === undefined) return [`${place} is no attribute`];
      if (!isObject(attribute)) return [`${place} is no object`];
      const { nested_type: nested, ...own } = attribute;
      const { nested_type: nestedFact, ...ownFact } = fact;
      if (JSON.stringify(sorted(own)) !== JSON.stringify(sorted(ownFact)))
        return [`${place} is of another kind`];
      if (nested === undefined && nestedFact === undefined) return [];
      if (
        !isObject(nested) ||
        nestedFact === undefined ||
        nested['nesting_mode'] !== nestedFact.nesting_mode
      ) {
        return [`${place} nests differently`];
      }
      return differences(place, nested['attributes'], nestedFact.attributes);
    }),
  ];
}

const sorted = (value: object): unknown =>
  Object.entries(value).toSorted(([left], [right]) => (left < right ? -1 : 1));

function blockDifferences(path: string, part: unknown, whole: BlockSchema | undefined): readonly string[] {
  if (!isObject(part) || !isObject(part['block']) || whole === undefined) return [`${path} is no block`];
  return differences(path, part['block']['attributes'], whole.block.attributes);
}

function keysIn(value: unknown): readonly string[] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    // What stands below "attributes" are names of the provider's.
    key === 'attributes' && isObject(inner)
      ? [key, ...Object.values(inner).flatMap(keysIn)]
      : [key, ...keysIn(inner)],
  );
}

describe('the schema that the package is made from', () => {
  const whole = readProviderSchema().provider_schemas[LIBVIRT_PROVIDER];
  const providers: unknown = isObject(CURATED) ? CURATED['provider_schemas'] : undefined;
  const provider: unknown = isObject(providers) ? providers[LIBVIRT_PROVIDER] : undefined;
  const parts = isObject(provider) ? provider : {};

  it('holds one provider, in the form of Terraform itself', () => {
    expect(CURATED).toMatchObject({ format_version: readProviderSchema().format_version });
    expect(Object.keys(Object(providers))).toEqual([LIBVIRT_PROVIDER]);
  });

  it('says of the provider what the provider says', () => {
    expect(blockDifferences('provider', parts['provider'], whole?.provider)).toEqual([]);
  });

  it.each([
    ...Object.keys(whole?.resource_schemas ?? {}).map((type) => ['resource_schemas', type] as const),
    ['data_source_schemas', 'libvirt_domain_interface_addresses'] as const,
    ['data_source_schemas', 'libvirt_node_info'] as const,
  ])('says in %s of %s what the provider says', (kind, type) => {
    const blocks = parts[kind];
    const part: unknown = isObject(blocks) ? blocks[type] : undefined;
    expect(blockDifferences(type, part, whole?.[kind][type])).toEqual([]);
  });

  it('has nothing else', () => {
    expect(Object.keys(Object(parts['data_source_schemas']))).toEqual([
      'libvirt_domain_interface_addresses',
      'libvirt_node_info',
    ]);
    expect(Object.keys(Object(parts['resource_schemas']))).toEqual(
      Object.keys(whole?.resource_schemas ?? {}),
    );
  });

  it('holds names, types and flags, and no words of the provider', () => {
    const blocks = ['provider', 'resource_schemas', 'data_source_schemas'].flatMap((kind) =>
      kind === 'provider' ? [parts[kind]] : Object.values(Object(parts[kind]) as object),
    );
    expect(new Set(blocks.flatMap(keysIn))).toEqual(
      new Set([
        'block',
        'attributes',
        'version',
        'type',
        'nested_type',
        'nesting_mode',
        'required',
        'optional',
        'computed',
      ]),
    );
  });

  it.each([
    ['another type', { a: { type: 'bool', required: true } }, ['x.a is of another kind']],
    ['another flag', { a: { type: 'string', optional: true } }, ['x.a is of another kind']],
    ['a description', { a: { type: 'string', required: true, description: '' } }, ['x.a is of another kind']],
    ['an unknown attribute', { a: { type: 'string', required: true }, b: {} }, ['x.b is no attribute']],
    ['a required attribute less', {}, ['x.a is required and missing']],
  ])('would not pass with %s', (_what, part, expected) => {
    expect(differences('x', part, { a: { type: 'string', required: true } })).toEqual(expected);
  });
});
