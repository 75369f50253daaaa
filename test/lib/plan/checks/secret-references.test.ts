import { expect, it } from '@jest/globals';
import { checkPlan, type PlanProblem } from '../../../../lib/plan';
import { machine } from '../check-table';
import { samplePlanWith, type PlanDraft } from '../sample-plan';

type Part = 'metaData' | 'userData' | 'vendorData' | 'networkConfig';
const structured = (part: Part, value: object) => (plan: PlanDraft) =>
  Object.assign(machine(plan).cloudInit ?? {}, { [part]: { kind: 'structured', value } });

/** A secret is put only where the host puts it; anything that merely looks like a reference would reach the guest as it is. */
it.each<readonly [string, (plan: PlanDraft) => unknown, readonly PlanProblem[]]>([
  [
    'in a part without secrets',
    structured('metaData', { a: { $secret: 'x' } }),
    [
      {
        code: 'secret-reference-invalid',
        path: '$.machines[0].cloudInit.metaData.value.a',
        key: 'kvm-1/web',
        message: 'in the cloud-init data of machine "web", metaData cannot hold a secret',
        advice: 'Use it for a text within userData or vendorData that is given as an object.',
      },
    ],
  ],
  [
    'in another part without secrets',
    structured('networkConfig', { a: { $secret: 'x' } }),
    [
      {
        code: 'secret-reference-invalid',
        path: '$.machines[0].cloudInit.networkConfig.value.a',
        key: 'kvm-1/web',
        message: 'in the cloud-init data of machine "web", networkConfig cannot hold a secret',
        advice: 'Use it for a text within userData or vendorData that is given as an object.',
      },
    ],
  ],
  [
    'of a kind that there is not',
    structured('userData', { a: ['b', { $file: '/etc/x' }] }),
    [
      {
        code: 'secret-reference-invalid',
        path: '$.machines[0].cloudInit.userData.value.a[1]',
        key: 'kvm-1/web',
        message:
          'in the cloud-init data of machine "web", an object with a key that begins with "$" is no reference to a secret',
        advice:
          'Write {"$secret": name} with a name of a-z, 0-9 and "-", or {"$age": text} with an armoured age file, and no other key beside.',
      },
    ],
  ],
  [
    'for all of the data',
    structured('vendorData', { $secret: 'x' }),
    [
      {
        code: 'secret-reference-invalid',
        path: '$.machines[0].cloudInit.vendorData.value',
        key: 'kvm-1/web',
        message: 'in the cloud-init data of machine "web", a secret stands for all of it',
        advice: 'Use it for a text within userData or vendorData that is given as an object.',
      },
    ],
  ],
  [
    'several of which one is right',
    structured('userData', { a: { $Secret: 'x' }, b: { $secret: 'x' }, c: { d: { $secret: 'X!' } } }),
    [
      {
        code: 'secret-reference-invalid',
        path: '$.machines[0].cloudInit.userData.value.a',
        key: 'kvm-1/web',
        message:
          'in the cloud-init data of machine "web", an object with a key that begins with "$" is no reference to a secret',
        advice:
          'Write {"$secret": name} with a name of a-z, 0-9 and "-", or {"$age": text} with an armoured age file, and no other key beside.',
      },
      {
        code: 'secret-reference-invalid',
        path: '$.machines[0].cloudInit.userData.value.c.d',
        key: 'kvm-1/web',
        message:
          'in the cloud-init data of machine "web", an object with a key that begins with "$" is no reference to a secret',
        advice:
          'Write {"$secret": name} with a name of a-z, 0-9 and "-", or {"$age": text} with an armoured age file, and no other key beside.',
      },
    ],
  ],
  [
    'without any data, which is no problem',
    (plan) => {
      delete machine(plan).cloudInit?.userData;
      machine(plan, 0).readiness.checks = [];
    },
    [],
  ],
])('secret references: %s', (_, change, expected) => {
  expect(checkPlan(samplePlanWith(change))).toEqual(expected);
});
