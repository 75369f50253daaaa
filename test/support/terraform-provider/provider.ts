import { isDeepStrictEqual } from 'node:util';
import type { Attributes, BlockSchema, ProviderSchema } from '../terraform/provider-schema';
import { interfaceAddresses } from './addresses';
import { assignedValue } from './assigned';
import { completedState, plannedState } from './plan';
import { addToRecord, type RecordEntry } from './record';
import { schemaMessage } from './schema-message';
import { configProblems, type ConfigProblem } from './validate';
import { decodeValue, encodeValue, isObject, type DynamicValue, type ObjectValue } from './values';
import { Refusal, World } from './world';

/** What Terraform asks; each call uses some of the fields. */
export interface Request {
  readonly type_name?: string;
  readonly config?: DynamicValue | null;
  readonly prior_state?: DynamicValue | null;
  readonly planned_state?: DynamicValue | null;
  readonly current_state?: DynamicValue | null;
  readonly raw_state?: { readonly json: Uint8Array } | null;
}

/** The answer to a call, as the protocol names its parts. */
export type Response = Readonly<Record<string, unknown>>;

/** Attributes of which a change needs a new resource, by type; `name` and the like are never changed in place. */
const REPLACING: Readonly<Record<string, readonly string[]>> = {
  libvirt_domain: ['name', 'type'],
  libvirt_network: ['name'],
  libvirt_pool: ['name', 'type'],
  libvirt_volume: ['name', 'pool', 'create'],
  libvirt_cloudinit_disk: ['name', 'user_data', 'meta_data', 'network_config'],
  libvirt_ignition: ['name', 'content'],
  libvirt_combustion: ['name', 'content'],
};

/** The calls of the plugin protocol, for a provider with this schema. What is done is added to the record at `recordPath`. */
export function providerCalls(
  schema: ProviderSchema,
  recordPath: string,
): Readonly<Record<string, (request: Request) => Response>> {
  const world = new World();
  const schemaAnswer = { ...schemaMessage(schema), server_capabilities: CAPABILITIES };
  const attributesOf = ({ type_name }: Request): Attributes =>
    attributesIn(schema.resource_schemas, type_name);
  return {
    GetProviderSchema: () => schemaAnswer,
    ValidateProviderConfig: ({ config }) => verdict(schema.provider.block.attributes, config),
    ValidateResourceConfig: (request) => verdict(attributesOf(request), request.config),
    ValidateDataResourceConfig: ({ type_name, config }) =>
      verdict(attributesIn(schema.data_source_schemas, type_name), config),
    ConfigureProvider: () => ({}),
    GetFunctions: () => ({}),
    StopProvider: () => ({}),
    // There is one version of the schema, so the state has the attributes that are looked for; the wire format wants all of them.
    UpgradeResourceState: (request) => {
      const state = JSON.parse(Buffer.from(request.raw_state?.json ?? []).toString('utf8')) as ObjectValue;
      return { upgraded_state: encodeValue(completedState(attributesOf(request), state, () => null)) };
    },
    ReadResource: (request) => {
      const state = objectIn(request.current_state);
      return { new_state: encodeValue(world.find(request.type_name ?? '', state?.['id']) ?? null) };
    },
    PlanResourceChange: (request) => planResponse(attributesOf(request), request),
    ApplyResourceChange: (request) => {
      try {
        const entry = apply(world, attributesOf(request), request);
        addToRecord(recordPath, entry);
        return { new_state: encodeValue(entry.action === 'delete' ? null : entry.state) };
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        // Terraform keeps what it is told, so that what could not be changed must be said to be as it was.
        return {
          new_state: encodeValue(objectIn(request.prior_state)),
          diagnostics: [errorDiagnostic(error.message)],
        };
      }
    },
    ReadDataSource: ({ type_name = '', config }) => {
      const attributes = attributesIn(schema.data_source_schemas, type_name);
      const asked = objectIn(config) ?? {};
      const state =
        type_name === 'libvirt_domain_interface_addresses'
          ? interfaceAddresses(world, asked)
          : completedState(attributes, plannedState(attributes, asked, null), (path, attribute) =>
              assignedValue({ type: type_name, planned: asked, poolPath: undefined, path, attribute }),
            );
      return { state: encodeValue(state) };
    },
  };
}

/** Terraform may keep the schema for as long as it runs: it is long, and never changes. */
const CAPABILITIES = { plan_destroy: true, get_provider_schema_optional: true };

function apply(world: World, attributes: Attributes, request: Request): RecordEntry {
  const type = request.type_name ?? '';
  const [prior, planned] = [objectIn(request.prior_state), objectIn(request.planned_state)];
  const config = objectIn(request.config);
  if (planned === null) {
    world.remove(type, prior ?? {});
    return { action: 'delete', type, config: null, state: prior ?? {} };
  }
  if (prior === null)
    return { action: 'create', type, config, state: world.create(type, attributes, planned) };
  return { action: 'update', type, config, state: world.update(type, attributes, { prior, planned }) };
}

function planResponse(attributes: Attributes, request: Request): Response {
  const [prior, config] = [objectIn(request.prior_state), objectIn(request.config)];
  // A resource that goes has no configuration.
  if (config === null) return { planned_state: encodeValue(null) };
  const planned = plannedState(attributes, config, prior);
  const replacing = prior === null ? [] : (REPLACING[request.type_name ?? ''] ?? []);
  return {
    planned_state: encodeValue(planned),
    requires_replace: replacing
      .filter((name) => !isDeepStrictEqual(prior?.[name], planned[name]))
      .map((name) => attributePath([name])),
  };
}

function verdict(attributes: Attributes, config: DynamicValue | null | undefined): Response {
  return { diagnostics: configProblems(attributes, objectIn(config) ?? {}).map(diagnostic) };
}

function diagnostic({ path, summary }: ConfigProblem): Response {
  return { ...errorDiagnostic(`${path.join('.')} ${summary}`), attribute: attributePath(path) };
}

function errorDiagnostic(summary: string): Response {
  return { severity: 'ERROR', summary };
}

function attributePath(path: readonly (string | number)[]): Response {
  return {
    steps: path.map((step) =>
      typeof step === 'number' ? { element_key_int: step } : { attribute_name: step },
    ),
  };
}

function objectIn(dynamic: DynamicValue | null | undefined): ObjectValue | null {
  const value = decodeValue(dynamic);
  return isObject(value) ? value : null;
}

function attributesIn(schemas: Readonly<Record<string, BlockSchema>>, type: string | undefined): Attributes {
  const schema = schemas[type ?? ''];
  if (schema === undefined) throw new Error(`the provider has no "${String(type)}"`);
  return schema.block.attributes;
}
