import { describe, expect, it } from '@jest/globals';
import { planJsonSchema } from '../../../lib/plan';
import { samplePlan } from './sample-plan';

interface JsonSchema {
  readonly const?: unknown;
  readonly oneOf?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
}

/** Every place that the schema knows (`machines[].boot.kind=disk`), or with a value: that the document uses. */
function placesOfSchema(schema: JsonSchema, path = ''): readonly string[] {
  const alternatives = [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])];
  return [
    path,
    ...(typeof schema.const === 'string' ? [`${path}=${schema.const}`] : []),
    ...alternatives.flatMap((alternative) => placesOfSchema(alternative, path)),
    ...Object.entries(schema.properties ?? {}).flatMap(([name, member]) =>
      placesOfSchema(member, `${path}.${name}`),
    ),
    ...(schema.items === undefined ? [] : placesOfSchema(schema.items, `${path}[]`)),
  ];
}
function placesOfValue(value: unknown, path = ''): readonly string[] {
  if (Array.isArray(value)) return [path, ...value.flatMap((member) => placesOfValue(member, `${path}[]`))];
  if (typeof value !== 'object' || value === null) return [path, `${path}=${String(value)}`];
  return [
    path,
    ...Object.entries(value).flatMap(([name, member]) => placesOfValue(member, `${path}.${name}`)),
  ];
}

describe('the sample plan', () => {
  it('still uses every key and every kind that the schema knows', () => {
    const used = new Set(placesOfValue(samplePlan()));
    const known = new Set(placesOfSchema(planJsonSchema()));
    expect(known.size).toBeGreaterThan(150);
    // Not used, because other places show the same: a DHCP range in IPv6, cloud-init data of every kind in every part, and rates in
    // both of their forms.
    const spared =
      /\.ipv6\.dhcpRange|cloudInit\.(metaData|userData|vendorData|networkConfig)|\.(iops|bytesPerSecond|outbound)\./;
    expect([...known].filter((place) => !used.has(place) && !spared.test(place))).toEqual([]);
  });
});
