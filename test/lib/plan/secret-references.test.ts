import { describe, expect, it } from '@jest/globals';
import {
  checkPlan,
  isAgeArmour,
  secretReferencesIn,
  seedNameTag,
  withSecrets,
  type CloudInitDocument,
  type JsonObject,
} from '../../../lib/plan';
import { samplePlanWith } from './sample-plan';

const ARMOUR = [
  '-----BEGIN AGE ENCRYPTED FILE-----',
  'YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IFgyNTUxOSB0eDVqc1ZQNmd3SjZWU05O',
  'Z0w=',
  '-----END AGE ENCRYPTED FILE-----',
  '',
].join('\n');

const structured = (value: JsonObject): CloudInitDocument => ({ kind: 'structured', value });

function found(
  value: JsonObject,
  part: 'metaData' | 'userData' | 'vendorData' | 'networkConfig' = 'userData',
): readonly string[] {
  const plan = samplePlanWith((draft) =>
    Object.assign(draft.machines[0]?.cloudInit ?? {}, { [part]: structured(value) }),
  );
  return checkPlan(plan).map(
    ({ code, path }) => `${code} ${path.replace(`$.machines[0].cloudInit.${part}.`, '')}`,
  );
}

describe('references to secrets', () => {
  it('may stand for every password and key, and for any other text', () => {
    expect(
      found({
        password: { $secret: 'default-user' },
        users: [{ name: 'a', plain_text_passwd: { $age: ARMOUR }, passwd: { $secret: 'a' } }],
        chpasswd: { list: [{ $secret: 'root-line' }], users: [{ name: 'b', password: { $secret: 'b' } }] },
        ssh_keys: { ed25519_private: { $age: ARMOUR } },
        write_files: [{ path: '/etc/token', content: { $secret: 'token' } }],
      }),
    ).toEqual([]);
    expect(found({ write_files: [{ content: { $secret: 'token' } }] }, 'vendorData')).toEqual([]);
  });

  it('leave no way for a plain password beside them', () => {
    expect(
      found({ password: { $secret: 'x' }, chpasswd: { list: [{ $secret: 'x' }, 'root:geheim'] } }),
    ).toEqual(['plain-text-secret value.chpasswd.list[1]']);
  });

  it.each<readonly [string, JsonObject]>([
    ['another key', { a: { $file: '/etc/passwd' } }],
    ['a key beside it', { a: { $secret: 'x', name: 'y' } }],
    ['both', { a: { $secret: 'x', $age: ARMOUR } }],
    ['a name that leads elsewhere', { a: { $secret: '../shadow' } }],
    ['a name that is none', { a: { $secret: ['x'] } }],
    ['a text that is an age file, in a list', { a: { $age: [ARMOUR] } }],
    ['a text that is no age file', { a: { $age: 'geheim' } }],
    ['an age file with something before it', { a: { $age: `x${ARMOUR}` } }],
    ['an age file that is not armoured', { a: { $age: 'age-encryption.org/v1\n' } }],
    ['an endless age file', { a: { $age: ARMOUR.replace('Z0w=\n', 'AAAA\n'.repeat(30_000)) } }],
  ])('are what they are meant to be: not %s', (_what, value) => {
    expect(found(value)).toEqual(['secret-reference-invalid value.a']);
  });

  it('may be an age file of 128 KiB, and no larger one', () => {
    const [begin = '', end = ''] = ARMOUR.split(/(?<=FILE-----\n).*(?=-----END)/s);
    const lines = `${'A'.repeat(63)}\n`.repeat(2046);
    const longest = begin + lines + end.padEnd(128 * 1024 - begin.length - lines.length);
    expect(isAgeArmour(longest)).toBe(true);
    expect(isAgeArmour(`${longest} `)).toBe(false);
  });

  it('stand within the data, in a list too, and not for all of it', () => {
    expect(found({ $secret: 'all' })).toEqual(['secret-reference-invalid value']);
    expect(found({ a: [{ b: { $what: 1 } }] })).toEqual(['secret-reference-invalid value.a[0].b']);
  });

  it('stand only where the host puts something in their place', () => {
    expect(found({ 'instance-id': { $secret: 'x' } }, 'metaData')).toEqual([
      'secret-reference-invalid value["instance-id"]',
    ]);
    expect(found({ ethernets: { $secret: 'x' } }, 'networkConfig')).toEqual([
      'secret-reference-invalid value.ethernets',
    ]);
  });
});

describe('what is put in their place', () => {
  const document = structured({
    a: [{ $secret: 'one' }, { b: { $age: ARMOUR } }, 'c', 1, null],
    d: { $secret: 'one' },
  });

  it('is asked for each, and nothing else changes', () => {
    expect(secretReferencesIn(document)).toEqual([{ $secret: 'one' }, { $age: ARMOUR }, { $secret: 'one' }]);
    const text = (reference: object): string => Object.keys(reference).join('');
    expect(withSecrets(document, text)).toEqual(
      structured({ a: ['$secret', { b: '$age' }, 'c', 1, null], d: '$secret' }),
    );
    expect(secretReferencesIn({ kind: 'text', text: '{"$secret": "x"}' })).toEqual([]);
    expect(secretReferencesIn(undefined)).toEqual([]);
  });

  it('leaves a text as it is, whatever it looks like', () => {
    const text: CloudInitDocument = { kind: 'text', text: '{"$secret": "one"}' };
    expect(withSecrets(text, () => 'geheim')).toEqual(text);
  });

  it('bears on the name of the seed by its reference alone', () => {
    const tag = (name: string): string =>
      seedNameTag({ metaData: structured({}), userData: structured({ a: { $secret: name } }) });
    expect(tag('one')).toBe('31a4a93f9bc4817a');
    expect(tag('two')).not.toBe(tag('one'));
  });
});
