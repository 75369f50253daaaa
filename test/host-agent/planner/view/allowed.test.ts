import { describe, expect, it } from '@jest/globals';
import type { Impact, PlannerInput, Policy, Subject } from '../../../../host-agent/planner';
import { isAllowed, refuseUnlessAllowed } from '../../../../host-agent/planner/view/allowed';
import { emptyHost, inputOf } from '../apply';
import { samplePlan } from '../sample-plan';

const web: Subject = { kind: 'machine', name: 'web' };
const root: Subject = { kind: 'disk', name: 'root', machine: 'web' };
const under = (policy: Policy): { readonly input: PlannerInput } => ({
  input: inputOf(emptyHost(), samplePlan(), policy),
});
const upTo = (impact: Impact, of: 'running' | 'all' = 'running'): Policy => ({ maxImpact: { impact, of } });
const approving = (subject: Subject, impact: Impact): Policy => ({
  ...upTo('live'),
  approved: [{ subject, impact }],
});

describe('what is allowed', () => {
  it.each<[string, Policy, Impact, { subject: Subject; runs: boolean }, boolean]>([
    ['everything without a limit', {}, 'destroy', { subject: web, runs: true }, true],
    ['what is at the limit', upTo('restart'), 'restart', { subject: web, runs: true }, true],
    ['what is gentler', upTo('restart'), 'next-boot', { subject: web, runs: true }, true],
    ['nothing worse', upTo('restart'), 'replace', { subject: web, runs: true }, false],
    ['anything on what does not run', upTo('live'), 'destroy', { subject: web, runs: false }, true],
    [
      'nothing worse on what does not run, if all is held to it',
      upTo('live', 'all'),
      'restart',
      { subject: web, runs: false },
      false,
    ],
    ['what was approved', approving(web, 'restart'), 'restart', { subject: web, runs: true }, true],
    [
      'nothing worse than what was approved',
      approving(web, 'restart'),
      'replace',
      { subject: web, runs: true },
      false,
    ],
    [
      'a disk of a machine that was approved for it',
      approving(root, 'destroy'),
      'destroy',
      { subject: root, runs: true },
      true,
    ],
    [
      'nothing on another name',
      approving(web, 'restart'),
      'restart',
      { subject: { kind: 'machine', name: 'db' }, runs: true },
      false,
    ],
    [
      'nothing on another kind',
      approving(web, 'restart'),
      'restart',
      { subject: { kind: 'network', name: 'web' }, runs: true },
      false,
    ],
    [
      'no disk of another machine',
      approving(root, 'destroy'),
      'destroy',
      { subject: { ...root, machine: 'db' }, runs: true },
      false,
    ],
  ])('is %s', (_what, policy, impact, on, allowed) => {
    expect(isAllowed(impact, on, under(policy))).toBe(allowed);
  });

  it('is refused with what it would be, what is, and the fields', () => {
    const what = { subject: web, impact: 'restart', runs: true, fields: ['rng', 'tpm'] } as const;
    expect(refuseUnlessAllowed(what, under(upTo('live')))).toEqual({
      code: 'impact-not-allowed',
      subject: web,
      facts: { impact: 'restart', allowed: 'live', fields: ['rng', 'tpm'] },
    });
    expect(refuseUnlessAllowed(what, under(upTo('restart')))).toBeUndefined();
  });
});
