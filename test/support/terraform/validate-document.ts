import type { Attributes, ProviderSchemas } from './provider-schema';
import { BUILT_IN } from './validate-built-in';
import { checkBlock, checkReferences } from './validate-block';
import type { KnownBlock, Names } from './validate-reference';
import { below, isObject, Report, type JsonObject } from './validate-report';
import { checkTerraformBlock, requiredProviders } from './validate-terraform-block';
import { checkAttributes } from './validate-value';

/** Terraform's blocks. Of those that are `unknown` here only the texts are looked at: synthesis writes none of them. */
const TOP_LEVEL: Readonly<Record<string, 'checked' | 'unknown'>> = {
  '//': 'checked',
  terraform: 'checked',
  provider: 'checked',
  resource: 'checked',
  data: 'checked',
  output: 'checked',
  variable: 'unknown',
  locals: 'unknown',
  module: 'unknown',
  check: 'unknown',
  import: 'unknown',
  // Both hold addresses of what is not in the document, and no expression.
  moved: 'checked',
  removed: 'checked',
};

const OUTPUT = {
  value: { type: 'dynamic', required: true },
  description: { type: 'string', optional: true },
  sensitive: { type: 'bool', optional: true },
  ephemeral: { type: 'bool', optional: true },
} as const satisfies Attributes;

/**
 * Says what is wrong with a whole `cdk.tf.json`: each problem with its JSON path, none for a document that Terraform would take and of
 * which it would drop nothing.
 */
export function validateTerraformDocument(document: unknown, schemas: ProviderSchemas): readonly string[] {
  if (!isObject(document)) return ['the document is no object'];
  const sources = requiredProviders(document['terraform']);
  const schemaOf = (kind: 'resource' | 'data', type: string, body: JsonObject): Attributes | undefined => {
    const [provider = ''] = (typeof body['provider'] === 'string' ? body['provider'] : type).split(/[_.]/);
    const schema =
      provider === 'terraform' ? BUILT_IN : schemas.provider_schemas[sources.get(provider) ?? ''];
    const blocks = kind === 'resource' ? schema?.resource_schemas : schema?.data_source_schemas;
    return blocks?.[type]?.block.attributes;
  };
  const report = new Report(namesIn(document, schemaOf));
  for (const name of Object.keys(document)) {
    if (!Object.hasOwn(TOP_LEVEL, name)) report.add(name, 'is no block of Terraform');
    else if (TOP_LEVEL[name] === 'unknown') report.anything(name, document[name]);
  }
  checkTerraformBlock(document['terraform'], report);
  const providers = checkProviders(document['provider'], sources, schemas, report);
  for (const block of blocksIn(document, report)) {
    const { kind, type, path, body, address } = block;
    const attributes = schemaOf(kind, type, body);
    if (attributes === undefined) report.add(path, `is of a type that no required provider has`);
    else {
      report.address = address;
      checkBlock({ kind, path, attributes, body, providers }, report);
    }
  }
  report.address = undefined;
  checkOutputs(document['output'], report);
  report.cycles();
  return report.problems;
}

interface FoundBlock {
  readonly kind: 'resource' | 'data';
  readonly type: string;
  readonly path: string;
  readonly address: string;
  readonly body: JsonObject;
}

/** All resources and data sources. */
function blocksIn(document: JsonObject, report?: Report): readonly FoundBlock[] {
  return (['resource', 'data'] as const).flatMap((kind) =>
    entriesOf(kind, document[kind], report).flatMap(([type, blocks]) =>
      entriesOf(below(kind, type), blocks, report).flatMap(([id, body]) => {
        const path = below(below(kind, type), id);
        checkIdentifier(path, id, report);
        const address = `${kind === 'data' ? 'data.' : ''}${type}.${id}`;
        if (isObject(body)) return [{ kind, type, path, address, body }];
        report?.add(path, 'is an object');
        return [];
      }),
    ),
  );
}

function namesIn(
  document: JsonObject,
  schemaOf: (kind: 'resource' | 'data', type: string, body: JsonObject) => Attributes | undefined,
): Names {
  const names = (kind: string): ReadonlySet<string> =>
    new Set(entriesOf(kind, document[kind]).map(([name]) => name));
  const blocks = blocksIn(document).map(({ kind, type, body, address }): [string, KnownBlock] => [
    address,
    {
      attributes: schemaOf(kind, type, body) ?? {},
      isMany: body['count'] !== undefined || body['for_each'] !== undefined,
    },
  ]);
  return {
    blocks: new Map(blocks),
    variables: names('variable'),
    locals: names('locals'),
    modules: names('module'),
  };
}

/** The configurations of providers that resources may name. */
function checkProviders(
  value: unknown,
  sources: ReadonlyMap<string, string>,
  schemas: ProviderSchemas,
  report: Report,
): ReadonlySet<string> {
  const configured = new Set<string>();
  for (const [name, blocks] of entriesOf('provider', value, report)) {
    const attributes = schemas.provider_schemas[sources.get(name) ?? '']?.provider.block.attributes;
    if (attributes === undefined)
      report.add(below('provider', name), 'is no required provider that is known');
    const bodies = Array.isArray(blocks) ? [...blocks.entries()] : [[undefined, blocks] as const];
    for (const [index, body] of bodies) {
      const path = index === undefined ? below('provider', name) : below(below('provider', name), index);
      if (!isObject(body)) {
        report.add(path, 'is an object');
        continue;
      }
      const { alias, '//': _, ...own } = body;
      const reference = typeof alias === 'string' ? `${name}.${alias}` : name;
      if (configured.has(reference)) report.add(path, `is the second configuration that is "${reference}"`);
      configured.add(reference);
      if (attributes !== undefined) checkAttributes(path, own, attributes, report);
    }
  }
  return configured;
}

function checkOutputs(value: unknown, report: Report): void {
  for (const [name, output] of entriesOf('output', value, report)) {
    const path = below('output', name);
    checkIdentifier(path, name, report);
    if (!isObject(output)) {
      report.add(path, 'is an object');
      continue;
    }
    const { '//': _, depends_on: waitsFor, precondition, ...own } = output;
    checkAttributes(path, own, OUTPUT, report);
    checkReferences(below(path, 'depends_on'), waitsFor, report);
    report.anything(below(path, 'precondition'), precondition);
  }
}

function entriesOf(path: string, value: unknown, report?: Report): readonly (readonly [string, unknown])[] {
  if (isObject(value)) return Object.entries(value).filter(([name]) => name !== '//');
  if (value !== undefined) report?.add(path, 'is an object');
  return [];
}

function checkIdentifier(path: string, name: string, report?: Report): void {
  if (!/^[\p{L}_][\p{L}\p{N}_-]*$/u.test(name)) report?.add(path, 'is no name that Terraform takes');
}
