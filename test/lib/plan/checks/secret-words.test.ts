import { describe, expect, it } from '@jest/globals';
import { checkPlan } from '../../../../lib/plan';
import { samplePlanWith } from '../sample-plan';

/** How many passwords are found in what cloud-init is to set for its default user. */
function passwordsFound(password: string): number {
  const userData = { kind: 'structured' as const, value: { password } };
  const plan = samplePlanWith((draft) => Object.assign(draft.machines[0]?.cloudInit ?? {}, { userData }));
  return checkPlan(plan).length;
}

describe('a password', () => {
  it.each([
    ['a word', 'geheim'],
    ['a word that begins like RANDOM', 'RANDOMLY'],
    ['a word that ends like RANDOM', 'not RANDOM'],
    ['a word that begins with R', 'Rose'],
    ['a word with a lock within', 'ge!heim*'],
    ['a dollar', '$'],
    ['dollars with nothing behind', '$6$'],
    ['dollars with no method between', '$$hash'],
    ['a hash after something', 'x$6$salt$hash'],
    ['a method in capitals', '$Y$hash'],
    ['a method with a sign in it', '$6-$hash'],
  ])('is plain: %s', (_, password) => {
    expect(passwordsFound(password)).toBe(1);
  });

  it.each([
    ['a hash', '$6$salt$hash'],
    ['a hash of a method with a long name', '$2b$12$hash'],
    ['a hash between spaces', '  $y$j9T$salt$hash '],
    ['what cloud-init makes up', 'RANDOM'],
    ['what cloud-init makes up, in short', 'R'],
    ['a lock', '!'],
    ['a locked hash', '!$6$salt$hash'],
    ['another lock', '*'],
    ['a lock with words', '*LK*'],
    ['nothing', ''],
    ['only spaces', '  '],
  ])('is no secret: %s', (_, password) => {
    expect(passwordsFound(password)).toBe(0);
  });
});

describe('a private key', () => {
  const linesFound = (content: string): number => {
    const userData = { kind: 'structured' as const, value: { content } };
    const plan = samplePlanWith((draft) => Object.assign(draft.machines[0]?.cloudInit ?? {}, { userData }));
    return checkPlan(plan).length;
  };

  it.each(['PRIVATE KEY', 'RSA PRIVATE KEY', 'OPENSSH PRIVATE KEY', 'EC2 PRIVATE KEY'])(
    'begins with %s',
    (words) => {
      expect(linesFound(`-----BEGIN ${words}-----\nMII`)).toBe(1);
    },
  );

  it.each(['PUBLIC KEY', 'CERTIFICATE', 'private key', 'RSA_PRIVATE KEY'])(
    'does not begin with %s',
    (words) => {
      expect(linesFound(`-----BEGIN ${words}-----\nMII`)).toBe(0);
    },
  );
});
