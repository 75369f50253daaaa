import { describe, expect, it } from '@jest/globals';
import { parsePlan } from '../../../lib/plan';
import { samplePlan } from './sample-plan';

describe('parsePlan', () => {
  it('reads a plan that uses everything', () => {
    const result = parsePlan(JSON.stringify(samplePlan()));
    expect(result).toEqual({ ok: true, plan: samplePlan() });
  });
});
