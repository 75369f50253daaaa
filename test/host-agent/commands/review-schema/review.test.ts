import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Ajv2020 from 'ajv/dist/2020';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonAnswer } from '../../../../host-agent/commands/json-answer';
import { findingFacts, hostReviewFacts } from '../../../../host-agent/commands/rendering/review-facts';
import { SCHEMAS_ARE_OF_CHANGES } from '../../../../host-agent/commands/review-schema/changes';
import { SCHEMAS_ARE_OF_HOSTS } from '../../../../host-agent/commands/review-schema/hosts';
import {
  reviewJsonSchema,
  SCHEMA_IS_OF_FINDINGS,
} from '../../../../host-agent/commands/review-schema/review';
import { CommandFailure } from '../../../../host-agent/commands/command-failure';
import { explainFailure } from '../../../../host-agent/commands/explain-failure';
import { failuresOf, reviewHosts, USUAL_SIZE, type HostReview } from '../../../../host-agent/review';
import { Repository } from '../review/repository';
import { sampleHost, samplePlan } from '../../planner/sample-plan';
import { ALL_CONDITIONS, reviewed, reviewsOf, SCENARIOS } from '../review/scenarios';

interface SchemaNode {
  readonly $ref?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
}

const committed = JSON.parse(
  readFileSync(join(__dirname, '../../../../schemas/review-1.schema.json'), 'utf8'),
) as SchemaNode & { readonly $defs: Readonly<Record<string, SchemaNode>> };

// Formats are left to the patterns beside them: ajv has none of its own.
const validate = new Ajv2020({ strict: true, validateFormats: false }).compile(committed);

function problemsOf(answer: unknown): unknown {
  return validate(answer) ? [] : validate.errors;
}

/** As a program reads it. */
function answerFor(reviews: readonly HostReview[]): Json {
  return JSON.parse(
    jsonAnswer('review', {
      base: 'main',
      head: 'cdktf.out',
      hosts: reviews.map((review) => hostReviewFacts(review, USUAL_SIZE)),
      failing: failuresOf(reviews, ALL_CONDITIONS).map(findingFacts),
      unchecked: [],
    }),
  ) as Json;
}

type Json = { [key: string]: unknown };

/** A host that is said to have less than its machines have already: nothing is done, and too much is promised. */
const OVER_PROMISED: readonly HostReview[] = reviewHosts(
  reviewed([samplePlan()]),
  reviewed([samplePlan({ host: sampleHost({ capacity: { vcpus: 8, memoryMiB: 64 } }) })]),
);

const { exitCode: _, ...FAILURE } = explainFailure(
  new CommandFailure({ code: 'bad-plan', message: 'No.', advice: 'Do.', details: ['$.host is missing'] }),
);

const ANSWERS: readonly { readonly name: string; readonly answer: Json }[] = [
  ...Object.entries(SCENARIOS).map(([name, scenario]) => ({ name, answer: answerFor(reviewsOf(scenario)) })),
  { name: 'over-promised', answer: answerFor(OVER_PROMISED) },
  { name: 'a failure', answer: JSON.parse(jsonAnswer('review', { error: FAILURE })) as Json },
];

/** Every object of a document, with where it is. */
function objectsIn(value: unknown, path = '$'): readonly { readonly path: string; readonly object: Json }[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.entries(value).flatMap(([key, each]) => objectsIn(each, `${path}.${key}`));
  return Array.isArray(value) ? inner : [{ path, object: value as Json }, ...inner];
}

describe('the committed JSON Schema', () => {
  it('is what the code says (if not: node scripts/generate-review-schema.mjs)', () => {
    expect(committed).toEqual(JSON.parse(JSON.stringify(reviewJsonSchema())));
  });

  it('is that of the types of the program, as the compiler says', () => {
    const all = [...SCHEMAS_ARE_OF_CHANGES, ...SCHEMAS_ARE_OF_HOSTS, SCHEMA_IS_OF_FINDINGS];
    expect(new Set(all)).toEqual(new Set([true]));
  });

  it('says what each field means', () => {
    const meaningOf = ({ description, $ref }: SchemaNode): string | undefined =>
      description ?? committed.$defs[$ref?.split('/').at(-1) ?? '']?.description;
    const silent = objectsIn(committed).flatMap(({ path, object }) =>
      Object.entries((object as SchemaNode).properties ?? {})
        .filter(([, node]) => meaningOf(node) === undefined && !('const' in node))
        .map(([key]) => `${path} ${key}`),
    );
    expect(silent).toEqual([]);
    expect(Object.values(committed.$defs).filter(({ description }) => description === undefined)).toEqual([]);
  });

  it.each(ANSWERS)('accepts the answer for $name', ({ answer }) => {
    expect(problemsOf(answer)).toEqual([]);
  });

  it.each(ANSWERS)('refuses an unknown field anywhere in the answer for $name', ({ answer }) => {
    // One object of each place: a thousand machines are one like the other.
    const places = new Map(objectsIn(answer).map((found) => [found.path.replace(/\d+/g, '*'), found]));
    const accepted = [...places.values()].filter(({ object }) => {
      object['unheardOf'] = { of: 'anybody' };
      const isAccepted = validate(answer);
      delete object['unheardOf'];
      return isAccepted;
    });
    expect(accepted.map(({ path }) => path)).toEqual([]);
    expect(problemsOf(answer)).toEqual([]);
  });

  it('is tried on everything that it describes', () => {
    const known = new Set(
      ANSWERS.flatMap(({ answer }) => objectsIn(answer).flatMap(({ object }) => Object.keys(object))),
    );
    const described = objectsIn(committed).flatMap(({ object }) =>
      Object.keys((object as SchemaNode).properties ?? {}),
    );
    expect(described.filter((key) => !known.has(key))).toEqual([]);
  });

  const changes: readonly (readonly [string, (host: Json, answer: Json) => void])[] = [
    ['another version', (_host, answer) => Object.assign(answer, { version: 2 })],
    ['the answer of another command', (_host, answer) => Object.assign(answer, { command: 'diff' })],
    ['a kind of host that is none', (host) => Object.assign(host, { kind: 'moved' })],
    ['a digest that is too short', (host) => Object.assign(host, { approval: 'abc' })],
    ['half a machine', (host) => Object.assign(host['fit'] as Json, { count: 0.5 })],
    ['a step that nobody does', (host) => Object.assign(firstOf(host['steps']), { kind: 'reboot' })],
    ['an impact that is none', (host) => Object.assign(firstOf(host['steps']), { impact: 'none' })],
    ['a missing part', (host) => Reflect.deleteProperty(host, 'concerns')],
    ['a basis that is none', (host) => Object.assign(host['basis'] as Json, { kind: 'guess' })],
  ];
  it.each(changes)('refuses %s', (_what, change) => {
    const answer = structuredClone(ANSWERS.find(({ name }) => name === 'restart')?.answer) as Json;
    expect(problemsOf(answer)).toEqual([]);
    change(firstOf(answer['hosts']), answer);
    expect(validate(answer)).toBe(false);
  });
});

function firstOf(list: unknown): Json {
  const [first] = list as readonly Json[];
  if (first === undefined) throw new Error('nothing to change');
  return first;
}

describe('the answer of the command', () => {
  let repository: Repository;
  beforeAll(() => {
    repository = new Repository();
    for (const plan of SCENARIOS['restart']?.base ?? []) repository.writePlan(plan);
    repository.commit();
    for (const plan of SCENARIOS['restart']?.head ?? []) repository.writePlan(plan);
  });
  afterAll(() => repository.remove());

  it.each([
    { what: 'a review', words: ['--base', 'main'], exitCode: 0 },
    { what: 'a review that fails', words: ['--base', 'main', '--fail-on', 'restart'], exitCode: 3 },
    { what: 'no review, because there is no such ref', words: ['--base', 'nowhere'], exitCode: 1 },
    { what: 'no review, because there is no such host', words: ['other', '--base', 'main'], exitCode: 1 },
  ])('is as described for $what', async ({ words, exitCode }) => {
    const answer = await repository.run('review', ...words, '--json');
    expect(answer.exitCode).toBe(exitCode);
    expect(problemsOf(JSON.parse(answer.text))).toEqual([]);
  });
});
