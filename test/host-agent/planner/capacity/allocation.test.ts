import { describe, expect, it } from '@jest/globals';
import { planChanges } from '../../../../host-agent/planner';
import { emptyHost, inputOf } from '../apply';
import { samplePlan, samplePool } from '../sample-plan';

describe('what is given to machines', () => {
  it('holds nothing for a pool that is not made yet, whatever it is called', () => {
    const plan = samplePlan({ machines: [], images: [], pools: [samplePool({ name: 'constructor' })] });
    const { before, after } = planChanges(inputOf(emptyHost(), plan)).allocation;
    expect(before.diskMiBByPool['constructor']).toBeUndefined();
    expect(after.diskMiBByPool['constructor']).toBe(0);
  });
});
