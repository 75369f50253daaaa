import { describe, expect, it } from '@jest/globals';
import { changePlanDigestContent, planChanges } from '../../../host-agent/planner';
import { appliedHost, emptyHost, inputOf } from './apply';
import { sampleMachine, samplePlan } from './sample-plan';

describe('what an approval stands for', () => {
  const plan = samplePlan({
    machines: [sampleMachine({ vcpus: { current: 2, maximum: 2, ceiling: 'stated' } })],
  });
  const host = appliedHost(samplePlan());
  const changePlan = planChanges(inputOf(host, plan));

  it('is the same for the same change, whatever moves by itself', () => {
    const later = planChanges({ ...inputOf(host, plan), inventoryDigest: 'other', nowMs: 1 });
    expect(changePlanDigestContent(later)).toEqual(changePlanDigestContent(changePlan));
    const reversed = { ...changePlan, steps: changePlan.steps.toReversed() };
    expect(changePlanDigestContent(reversed)).toEqual(changePlanDigestContent(changePlan));
  });

  it.each([
    { name: 'what is done', other: { ...changePlan, steps: changePlan.steps.slice(1) } },
    {
      name: 'how hard it hits',
      other: {
        ...changePlan,
        steps: changePlan.steps.map((step) => ({ ...step, impact: 'destroy' as const })),
      },
    },
    {
      name: 'what is refused',
      other: {
        ...changePlan,
        refusals: [
          { code: 'protected' as const, subject: { kind: 'machine' as const, name: 'x' }, facts: {} },
        ],
      },
    },
    { name: 'what was found', other: planChanges(inputOf(emptyHost(), plan)) },
  ])('is another one when $name differs', ({ other }) => {
    expect(changePlanDigestContent(other)).not.toEqual(changePlanDigestContent(changePlan));
  });

  it('leaves out ids and order', () => {
    expect(Object.keys(changePlanDigestContent(changePlan).steps[0] ?? {})).toEqual([
      'subject',
      'impact',
      'changes',
      'action',
    ]);
  });
});
