import type { Attributes, BlockSchema, ProviderSchema } from '../terraform/provider-schema';

/** A part of an answer, as the protocol names its fields. */
type Message = Readonly<Record<string, unknown>>;

/** The schema as the protocol carries it. */
export function schemaMessage(schema: ProviderSchema): Message {
  return {
    provider: blockMessage(schema.provider),
    resource_schemas: blockMessages(schema.resource_schemas),
    data_source_schemas: blockMessages(schema.data_source_schemas),
  };
}

function blockMessages(schemas: Readonly<Record<string, BlockSchema>>): Message {
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, blockMessage(schema)]));
}

function blockMessage({ version, block }: BlockSchema): Message {
  return { version, block: { version, attributes: attributeMessages(block.attributes) } };
}

function attributeMessages(attributes: Attributes): readonly Message[] {
  return Object.entries(attributes).map(([name, { type, nested_type: nested, ...flags }]) => ({
    ...flags,
    name,
    ...(nested === undefined
      ? { type: Buffer.from(JSON.stringify(type)) }
      : {
          nested_type: {
            attributes: attributeMessages(nested.attributes),
            nesting: nested.nesting_mode.toUpperCase(),
          },
        }),
  }));
}
