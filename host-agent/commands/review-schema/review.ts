import * as z from 'zod';
import type { Matches } from '../../inventory';
import { FAIL_CONDITIONS, type FailFinding } from '../../review';
import { JSON_ANSWER_VERSION } from '../json-answer';
import { impact, subject } from './changes';
import { REFUSAL_CODES } from './codes';
import { hostReview } from './hosts';

const finding = z
  .strictObject({
    condition: z.enum(FAIL_CONDITIONS).describe('The condition that is met.'),
    host: z.string().describe('Name of the host on which it is met.'),
    subject,
    because: z
      .discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('impact').describe('By what would be done.'), impact }),
        z.strictObject({
          kind: z.literal('refusal').describe('By what was asked for, although it is refused.'),
          code: z.enum(REFUSAL_CODES).describe('Why it is refused.'),
        }),
        z.strictObject({
          kind: z.literal('allocation').describe('By more being promised than the host may give.'),
          of: z.enum(['vcpus', 'memoryMiB']).describe('Of what; the unit of the numbers.'),
          promised: z.number().describe('What machines would be given.'),
          capacity: z.number().describe('What may be promised, with overcommit.'),
        }),
      ])
      .describe('By what it is met.'),
    text: z.string().describe('A sentence for people.'),
  })
  .meta({ id: 'finding', description: 'Where a condition of --fail-on is met.' });

const answer = { version: z.literal(JSON_ANSWER_VERSION), command: z.literal('review') } as const;

const review = z
  .strictObject({
    ...answer,
    base: z.string().describe('Where the older plans come from, in words.'),
    head: z.string().describe('Where the newer plans come from, in words.'),
    hosts: z.array(hostReview).describe('All hosts of both sides, in the order of their names.'),
    failing: z.array(finding).describe('Not empty: the exit code is 3.'),
    unchecked: z
      .array(z.string())
      .describe('Names of hosts of which over-capacity says nothing, because nobody says what they have.'),
  })
  .meta({ id: 'review', description: 'All hosts.' });

const failure = z
  .strictObject({
    ...answer,
    error: z
      .strictObject({
        code: z.string().describe('What programs match by.'),
        message: z.string().describe('What went wrong, for people.'),
        advice: z.string().exactOptional().describe('What to do next, for people.'),
        details: z.array(z.string()).exactOptional().describe('Every problem of a plan, a line each.'),
      })
      .describe('What went wrong.'),
  })
  .meta({ id: 'failure', description: 'There is no review: the exit code is 1.' });

/**
 * What `fleetwright review --json` answers, as JSON Schema (draft 2020-12). Closed: a field that is not in it is a mistake of the same
 * release, and news of a later one.
 */
export function reviewJsonSchema(): object {
  const { $schema, ...shape } = z.toJSONSchema(z.union([review, failure]), {
    target: 'draft-2020-12',
    io: 'input',
  });
  return {
    $schema,
    title: `Fleetwright review, version ${JSON_ANSWER_VERSION}`,
    description:
      'What a change of plans would do to hosts, as written by `fleetwright review --json`. Within a version, later releases may add fields and codes.',
    ...shape,
  };
}

/** Compiles as long as the schema and the type say the same, whichever of both is changed. */
export const SCHEMA_IS_OF_FINDINGS: Matches<
  z.infer<typeof finding>,
  FailFinding & { readonly text: string }
> = true;
