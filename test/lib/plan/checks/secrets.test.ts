import { expect, it } from '@jest/globals';
import { checkPlan, type PlanProblem } from '../../../../lib/plan';
import { machine } from '../check-table';
import { samplePlanWith, type PlanDraft } from '../sample-plan';

type Part = 'metaData' | 'userData' | 'vendorData' | 'networkConfig';
const KEY = '-----BEGIN RSA PRIVATE KEY-----\nMII';
const text = (part: Part, lines: string) => (plan: PlanDraft) =>
  Object.assign(machine(plan).cloudInit ?? {}, { [part]: { kind: 'text', text: lines } });
const structured = (part: Part, value: object) => (plan: PlanDraft) =>
  Object.assign(machine(plan).cloudInit ?? {}, { [part]: { kind: 'structured', value } });

/** A plan is committed, reviewed, sent and logged, so it holds no secret, whichever part of a seed it is in. */
it.each<readonly [string, (plan: PlanDraft) => unknown, readonly PlanProblem[]]>([
  [
    'a private key in data',
    structured('metaData', { 'a b': [{ key: KEY }] }),
    [
      {
        code: 'plain-text-secret',
        path: '$.machines[0].cloudInit.metaData.value["a b"][0].key',
        key: 'kvm-1/web',
        message: 'the cloud-init data of machine "web" holds a private key',
        advice:
          'Let the guest make its own keys, or use a reference to a secret in data that is given as an object (a text can hold none): a plan is no place for secrets.',
      },
    ],
  ],
  [
    'a private key in text',
    text('userData', KEY),
    [
      {
        code: 'plain-text-secret',
        path: '$.machines[0].cloudInit.userData.text',
        key: 'kvm-1/web',
        message: 'the cloud-init data of machine "web" holds a private key',
        advice:
          'Let the guest make its own keys, or use a reference to a secret in data that is given as an object (a text can hold none): a plan is no place for secrets.',
      },
    ],
  ],
  [
    'a private key and passwords in one text',
    text('vendorData', `password: geheim\n${KEY}\nplain_text_passwd: geheim`),
    [
      {
        code: 'plain-text-secret',
        path: '$.machines[0].cloudInit.vendorData.text',
        key: 'kvm-1/web',
        message: 'the cloud-init data of machine "web" holds a private key',
        advice:
          'Let the guest make its own keys, or use a reference to a secret in data that is given as an object (a text can hold none): a plan is no place for secrets.',
      },
      {
        code: 'plain-text-secret',
        path: '$.machines[0].cloudInit.vendorData.text',
        key: 'kvm-1/web',
        message: 'the cloud-init data of machine "web" holds a password in plain text (line 1)',
        advice:
          'Use ssh_authorized_keys, a hash (`openssl passwd -6`) in hashed_passwd, or a reference to a secret in data that is given as an object (a text can hold none): a plan is no place for secrets.',
      },
      {
        code: 'plain-text-secret',
        path: '$.machines[0].cloudInit.vendorData.text',
        key: 'kvm-1/web',
        message: 'the cloud-init data of machine "web" holds a password in plain text (line 4)',
        advice:
          'Use ssh_authorized_keys, a hash (`openssl passwd -6`) in hashed_passwd, or a reference to a secret in data that is given as an object (a text can hold none): a plan is no place for secrets.',
      },
    ],
  ],
  [
    'a password in data',
    structured('userData', { password: 'geheim' }),
    [
      {
        code: 'plain-text-secret',
        path: '$.machines[0].cloudInit.userData.value.password',
        key: 'kvm-1/web',
        message: 'the cloud-init data of machine "web" holds a password in plain text',
        advice:
          'Use ssh_authorized_keys, a hash (`openssl passwd -6`) in hashed_passwd, or a reference to a secret in data that is given as an object (a text can hold none): a plan is no place for secrets.',
      },
    ],
  ],
  [
    'a private key in a network configuration',
    text('networkConfig', KEY),
    [
      {
        code: 'plain-text-secret',
        path: '$.machines[0].cloudInit.networkConfig.text',
        key: 'kvm-1/web',
        message: 'the cloud-init data of machine "web" holds a private key',
        advice:
          'Let the guest make its own keys, or use a reference to a secret in data that is given as an object (a text can hold none): a plan is no place for secrets.',
      },
    ],
  ],
  [
    'a private key in a second machine',
    (plan) => {
      const { cloudInit } = machine(plan);
      if (cloudInit !== undefined)
        machine(plan, 3).cloudInit = {
          ...cloudInit,
          fileName: 'web-seed-',
          pool: 'default',
          userData: { kind: 'text', text: KEY },
          vendorData: { kind: 'text', text: '' },
        };
    },
    [
      {
        code: 'plain-text-secret',
        path: '$.machines[3].cloudInit.userData.text',
        key: 'kvm-1/vault',
        message: 'the cloud-init data of machine "vault" holds a private key',
        advice:
          'Let the guest make its own keys, or use a reference to a secret in data that is given as an object (a text can hold none): a plan is no place for secrets.',
      },
    ],
  ],
])('secrets: %s', (_, change, expected) => {
  expect(checkPlan(samplePlanWith(change))).toEqual(expected);
});
