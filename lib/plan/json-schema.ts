import * as z from 'zod';
import { PLAN_VERSION, planSchema } from './document/plan';

/**
 * The shape of a plan as JSON Schema (draft 2020-12), for editors and for programs in other languages. It says what each
 * object may hold; what must hold between objects only `checkPlan` knows.
 */
export function planJsonSchema(): object {
  const { $schema, ...shape } = z.toJSONSchema(planSchema, {
    target: 'draft-2020-12',
    io: 'input',
    // JSON Schema has no format for subnets; their pattern says it all, and strict validators refuse formats they do not know.
    override: ({ jsonSchema }) => {
      if (jsonSchema.format?.startsWith('cidr') === true) delete jsonSchema.format;
    },
  });
  return {
    $schema,
    title: `Fleetwright plan, version ${PLAN_VERSION}`,
    description:
      'The desired state of one KVM host, as written by `fleetwright synth` and applied by the host agent.',
    ...shape,
  };
}
