import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { canonicalBytes, parsePlan, PLAN_BYTES_MAX, sealPlan, type PlanInput } from '../../../lib/plan';
import { PLAN_DEPTH_MAX } from '../../../lib/plan/parse';
import { CHANGES, holderOf, placesIn } from './one-change';
import { samplePlan } from './sample-plan';

/** The sample with its keys in canonical order, as synthesis makes plans. */
const orderlySample = (): PlanInput =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the sample, in another order
  JSON.parse(Buffer.from(canonicalBytes(samplePlan())).toString()) as PlanInput;

/** One character a byte: two texts are compared much quicker than two lists of bytes. */
const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

/** What a reader makes of the bytes; how sealing must answer in any case. */
function byReading(draft: PlanInput): unknown {
  try {
    const bytes = canonicalBytes(draft);
    return { bytes: textOf(bytes), result: parsePlan(bytes) };
  } catch (error) {
    return String(error);
  }
}

function bySealing(draft: PlanInput): unknown {
  try {
    const { bytes, result } = sealPlan(draft);
    return { bytes: textOf(bytes), result };
  } catch (error) {
    return String(error);
  }
}

describe('sealPlan', () => {
  it('takes a plan in canonical order as it is, without reading what it wrote', () => {
    const draft = orderlySample();
    const { bytes, result } = sealPlan(draft);
    expect(result.ok && result.plan === draft).toBe(true);
    expect(Buffer.from(bytes).equals(canonicalBytes(draft))).toBe(true);
  });

  it('reads a plan in any other order, and writes the same bytes', () => {
    const { bytes, result } = sealPlan(samplePlan());
    expect(Buffer.from(bytes).equals(canonicalBytes(samplePlan()))).toBe(true);
    expect(result).toEqual({ ok: true, plan: samplePlan() });
  });

  it('says what is wrong between the objects of a plan that it takes as it is', () => {
    const draft = orderlySample();
    const [pool] = draft.pools;
    if (pool === undefined) throw new Error('the sample has a pool');
    expect(bySealing({ ...draft, pools: [pool, pool] })).toEqual(
      byReading({ ...draft, pools: [pool, pool] }),
    );
    expect(sealPlan({ ...draft, pools: [pool, pool] }).result.ok).toBe(false);
  });

  it('never answers otherwise than a reader of the bytes, whatever is changed in a plan', () => {
    const places = placesIn(orderlySample());
    expect(places.length).toBeGreaterThan(500);
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.constantFrom(...CHANGES), (place, change) => {
        const draft = orderlySample();
        change(holderOf(draft, place), place.at(-1) ?? '');
        expect(bySealing(draft)).toEqual(byReading(draft));
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['in a script', 'text with half a pair: \ud83d'],
    ['written out in a script', String.raw`printf '\ud83d'`],
    ['whole in a script', 'text with a pair: 😀'],
  ])('answers as a reader does for a surrogate %s', (_where, text) => {
    const draft = orderlySample();
    const machines = draft.machines.map((machine) =>
      machine.cloudInit === undefined
        ? machine
        : { ...machine, cloudInit: { ...machine.cloudInit, vendorData: { kind: 'text' as const, text } } },
    );
    expect(bySealing({ ...draft, machines })).toEqual(byReading({ ...draft, machines }));
  });

  it.each<{ readonly what: string; readonly value: Readonly<Record<string, unknown>> }>([
    { what: 'as it should be', value: { a: [1, { b: 'c' }], d: null, e: -0.5 } },
    { what: 'that nests too deep', value: nested(PLAN_DEPTH_MAX) },
    { what: 'with more keys than a reader takes', value: withKeys(10_001) },
    { what: 'of more bytes than a reader takes', value: { a: 'x'.repeat(PLAN_BYTES_MAX) } },
    { what: 'in another order', value: { b: 1, a: { d: 2, c: 3 } } },
    { what: 'with a key that is dangerous to readers', value: { a: { constructor: 1 } } },
    { what: 'with such a key at the top', value: { prototype: 1 } },
    { what: 'with a number that is written otherwise', value: { a: -0 } },
    { what: 'with a number that is read otherwise', value: { a: 2 ** 53 } },
  ])('answers as a reader does for structured data $what', ({ value }) => {
    const draft = orderlySample();
    const machines = draft.machines.map((machine) =>
      machine.cloudInit === undefined
        ? machine
        : {
            ...machine,
            // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- some of it is no JSON, which is the point
            cloudInit: { ...machine.cloudInit, vendorData: { kind: 'structured', value } as never },
          },
    );
    const sealed = sealPlan({ ...draft, machines });
    const read = canonicalBytes({ ...draft, machines });
    expect(Buffer.from(sealed.bytes).equals(read)).toBe(true);
    // At least that the seed's file is called after other content; what else is wrong is for a reader to say.
    expect(sealed.result).toEqual(parsePlan(read));
  });
});

/** An object in an object, and so on. */
function nested(levels: number): Readonly<Record<string, unknown>> {
  return levels === 0 ? {} : { a: nested(levels - 1) };
}

function withKeys(count: number): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`key${100_000 + index}`, 1]));
}
