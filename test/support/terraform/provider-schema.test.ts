import { describe, expect, it } from '@jest/globals';
import {
  LIBVIRT_PROVIDER,
  parseProviderSchema,
  readProviderSchema,
  type Attributes,
  type BlockSchema,
} from './provider-schema';

const countIn = (attributes: Attributes): number =>
  Object.values(attributes).reduce(
    (sum, { nested_type: nested }) => sum + 1 + (nested === undefined ? 0 : countIn(nested.attributes)),
    0,
  );
const count = (blocks: Readonly<Record<string, BlockSchema>>): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(blocks).map(([name, { block }]) => [name, countIn(block.attributes)]));

describe('the facts of the provider', () => {
  it('are those of dmacvicar/libvirt 0.9.7', () => {
    const schema = readProviderSchema().provider_schemas[LIBVIRT_PROVIDER];
    expect(schema?.provider.block.attributes).toEqual({ uri: { type: 'string', optional: true } });
    expect(count(schema?.resource_schemas ?? {})).toEqual({
      libvirt_cloudinit_disk: 7,
      libvirt_combustion: 5,
      libvirt_domain: 3757,
      libvirt_ignition: 5,
      libvirt_network: 173,
      libvirt_pool: 97,
      libvirt_volume: 54,
    });
    expect(count(schema?.data_source_schemas ?? {})).toEqual({
      libvirt_domain_interface_addresses: 10,
      libvirt_node_device_info: 32,
      libvirt_node_devices: 3,
      libvirt_node_info: 8,
    });
  });

  it('are given in the form of Terraform itself', () => {
    const text = [
      '# facts',
      'provider libvirt',
      ' uri string',
      'resource libvirt_x',
      ' id= string',
      ' items []',
      '  names! list(string)',
      ' place {}',
      '  at?= number',
      'data libvirt_y',
      ' ok bool',
    ].join('\n');
    expect(parseProviderSchema(text)).toEqual({
      provider: { version: 0, block: { attributes: { uri: { type: 'string', optional: true } } } },
      resource_schemas: {
        libvirt_x: {
          version: 0,
          block: {
            attributes: {
              id: { type: 'string', computed: true },
              items: {
                optional: true,
                nested_type: {
                  nesting_mode: 'list',
                  attributes: { names: { type: ['list', 'string'], required: true } },
                },
              },
              place: {
                optional: true,
                nested_type: {
                  nesting_mode: 'single',
                  attributes: { at: { type: 'number', optional: true, computed: true } },
                },
              },
            },
          },
        },
      },
      data_source_schemas: {
        libvirt_y: { version: 0, block: { attributes: { ok: { type: 'bool', optional: true } } } },
      },
    });
  });

  it.each([
    ['module x', '"module x" begins no block'],
    ['provider libvirt\n uri* string', '" uri* string" is not understood'],
    ['provider libvirt\n  uri string', '"  uri string" is not understood'],
    ['resource x', 'there is no provider'],
  ])('are refused when they are %j', (text, message) => {
    expect(() => parseProviderSchema(text)).toThrow(message);
  });
});
