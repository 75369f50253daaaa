import { expect, it } from '@jest/globals';
import { checkPlan, type JsonObject } from '../../../../lib/plan';
import { samplePlanWith } from '../sample-plan';

/** Where in structured user data a secret is found. */
function placesFound(value: JsonObject): readonly string[] {
  const userData = { kind: 'structured' as const, value };
  const plan = samplePlanWith((draft) => Object.assign(draft.machines[0]?.cloudInit ?? {}, { userData }));
  return checkPlan(plan).map(({ path }) => path.replace('$.machines[0].cloudInit.userData.value.', ''));
}

/** As cc_users_groups and cc_set_passwords read them. */
it.each<readonly [string, JsonObject, readonly string[]]>([
  ['the default user', { password: 'geheim' }, ['password']],
  ['the default user, as a number', { password: 1234 }, ['password']],
  ['a plain password anywhere', { a: { b: [{ plain_text_passwd: 'x' }] } }, ['a.b[0].plain_text_passwd']],
  ['a plain password that looks like a hash', { plain_text_passwd: '$6$salt$hash' }, ['plain_text_passwd']],
  [
    'a word where a hash belongs',
    { users: [{ hashed_passwd: 'geheim' }, { passwd: 'geheim' }] },
    ['users[0].hashed_passwd', 'users[1].passwd'],
  ],
  ['hashes', { users: [{ hashed_passwd: '$6$salt$hash' }, { passwd: '!' }] }, []],
  ['another key of a user', { users: [{ gecos: 'geheim', name: 'passwd' }] }, []],
  ['a hash of somebody else', { accounts: [{ passwd: 'x' }], users: { a: { b: { passwd: 'x' } } } }, []],
  ['a user of chpasswd', { chpasswd: { users: [{ password: 'x' }] } }, ['chpasswd.users[0].password']],
  ['a hash of a user of chpasswd', { chpasswd: { users: [{ password: '$6$salt$hash' }] } }, []],
  [
    'other keys of chpasswd',
    { chpasswd: { users: [{ name: 'x', type: 'text' }], others: [{ password: 'x' }], expire: false } },
    [],
  ],
  ['a list of something else', { other: { users: [{ password: 'x' }], list: 'root:x' } }, []],
  ['lines', { chpasswd: { list: 'root:$6$salt$hash\nadmin:geheim\n' } }, ['chpasswd.list']],
  ['lines in a list', { chpasswd: { list: ['a:R', 'b:geheim', 'c:!'] } }, ['chpasswd.list[1]']],
  ['lines of hashes', { chpasswd: { list: 'root:$6$salt$hash\nadmin:RANDOM\n' } }, []],
  ['lines without a password', { chpasswd: { list: 'root\nadmin' } }, []],
  ['lines of another key', { chpasswd: { lists: 'root:geheim' } }, []],
  ['a password of something else', { ntp: { password: 'geheim' }, snap: [{ password: 'x' }] }, []],
  ['what is no text', { password: true, chpasswd: { list: null }, users: [null, { passwd: [] }] }, []],
])('passwords in data: %s', (_, value, expected) => {
  expect(placesFound(value)).toEqual(expected);
});
