import { describe, expect, it } from '@jest/globals';
import {
  changePlanDigestContent,
  planChanges,
  type FieldChange,
  type Refusal,
  type RefusalCode,
  type Subject,
} from '../../../host-agent/planner';
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

  it('lists steps by id, changes by field, and refusals by code and subject, without figures', () => {
    const machine = { kind: 'machine' as const, name: 'web' };
    const [step] = changePlan.steps;
    if (step === undefined) throw new Error('there is nothing to do');
    const change = (field: string): FieldChange => ({ field, to: 1, impact: 'live' });
    const refusal = (code: RefusalCode, subject: Subject): Refusal => ({
      code,
      subject,
      facts: { limit: 7 },
    });
    const disk = (owner: string, name: string): Subject => ({ kind: 'disk', name, machine: owner });
    const content = changePlanDigestContent({
      ...changePlan,
      steps: [
        {
          ...step,
          id: 'b',
          subject: machine,
          impact: 'restart',
          changes: [change('z'), change('a'), change('m')],
        },
        { ...step, id: 'a', subject: disk('web', 'root'), impact: 'live', changes: [] },
      ],
      refusals: [
        refusal('renamed', machine),
        refusal('protected', disk('b', 'a')),
        refusal('protected', disk('a', 'z')),
        refusal('protected', disk('a', 'b')),
        refusal('protected', { kind: 'machine', name: 'a' }),
        refusal('pool-in-use', { kind: 'pool', name: 'x' }),
      ],
    });
    expect(content).toEqual({
      steps: [
        { subject: disk('web', 'root'), impact: 'live', changes: [], action: step.action },
        {
          subject: machine,
          impact: 'restart',
          changes: [change('a'), change('m'), change('z')],
          action: step.action,
        },
      ],
      refusals: [
        { code: 'pool-in-use', subject: { kind: 'pool', name: 'x' } },
        { code: 'protected', subject: disk('a', 'b') },
        { code: 'protected', subject: disk('a', 'z') },
        { code: 'protected', subject: disk('b', 'a') },
        { code: 'protected', subject: { kind: 'machine', name: 'a' } },
        { code: 'renamed', subject: machine },
      ],
    });
  });
});
