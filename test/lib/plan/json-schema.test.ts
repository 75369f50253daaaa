import { describe, expect, it } from '@jest/globals';
import Ajv2020 from 'ajv/dist/2020';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { planJsonSchema, planSchema } from '../../../lib/plan';
import { samplePlan, type PlanDraft } from './sample-plan';

const committed: object = JSON.parse(
  readFileSync(join(__dirname, '../../../schemas/plan.v1.schema.json'), 'utf8'),
);

// Formats are left to the patterns beside them: ajv has none of its own.
const ajv = new Ajv2020({ strict: true, allErrors: true, validateFormats: false });

describe('the committed JSON Schema', () => {
  const validate = ajv.compile(committed);

  it('is what the code says (if not: node scripts/generate-plan-schema.mjs)', () => {
    expect(committed).toEqual(JSON.parse(JSON.stringify(planJsonSchema())));
  });

  it('accepts a plan that uses everything', () => {
    expect(validate(samplePlan()) ? [] : validate.errors).toEqual([]);
  });

  const changes: readonly (readonly [string, (plan: PlanDraft) => void])[] = [
    ['an unknown key', (plan) => Object.assign(plan, { extra: true })],
    ['an unknown key deep inside', (plan) => Object.assign(plan.machines[0]?.vcpus ?? {}, { hot: 1 })],
    ['another version', (plan) => Object.assign(plan, { version: 2 })],
    ['a name in upper case', (plan) => Object.assign(plan.pools[0] ?? {}, { name: 'Default' })],
    ['a path with ".."', (plan) => Object.assign(plan.pools[0] ?? {}, { path: '/srv/../etc' })],
    ['a digest that is too short', (plan) => Object.assign(plan.images[0] ?? {}, { sha256: 'abc' })],
    [
      'a URL with a password',
      (plan) => Object.assign(plan.images[0]?.source ?? {}, { url: 'http://a:b@c/d' }),
    ],
    ['half a vCPU', (plan) => Object.assign(plan.machines[0]?.vcpus ?? {}, { current: 0.5 })],
    ['no memory', (plan) => Object.assign(plan.machines[0]?.memory ?? {}, { currentMiB: 0 })],
    [
      'a multicast MAC address',
      (plan) => Object.assign(plan.machines[0]?.nics[0] ?? {}, { mac: '53:54:00:00:00:01' }),
    ],
    [
      'an address that is none',
      (plan) => Object.assign(plan.machines[0]?.nics[0] ?? {}, { ipv4: '10.0.0.300' }),
    ],
    [
      'an IPv6 address that is none',
      (plan) => Object.assign(plan.machines[0]?.nics[0] ?? {}, { ipv6: 'fd00:::1' }),
    ],
    ['a network mode that is none', (plan) => Object.assign(plan.networks[0] ?? {}, { mode: 'open' })],
    ['a missing part', (plan) => Reflect.deleteProperty(plan, 'images')],
    ['raw libvirt XML', (plan) => Object.assign(plan.machines[0] ?? {}, { xml: '<domain/>' })],
  ];
  it.each(changes)('refuses %s, as the parser does', (_, change) => {
    const plan = samplePlan();
    change(plan);
    expect({ schema: validate(plan), code: planSchema.safeParse(plan).success }).toEqual({
      schema: false,
      code: false,
    });
  });
});
