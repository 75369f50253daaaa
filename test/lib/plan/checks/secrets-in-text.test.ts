import { expect, it } from '@jest/globals';
import { checkPlan } from '../../../../lib/plan';
import { samplePlanWith } from '../sample-plan';

/** On which lines a password is found. */
function linesFound(text: string): readonly number[] {
  const userData = { kind: 'text' as const, text };
  const plan = samplePlanWith((draft) => Object.assign(draft.machines[0]?.cloudInit ?? {}, { userData }));
  return checkPlan(plan).map(({ message }) => Number(/\(line (\d+)\)$/.exec(message)?.[1]));
}

it.each<readonly [string, string, readonly number[]]>([
  ['a user of a list', '- plain_text_passwd: geheim', [1]],
  ['a user in braces', '{plain_text_passwd: geheim}', [1]],
  ['a user after a comma', '{name: a,plain_text_passwd: geheim}', [1]],
  ['a quoted key', `  'plain_text_passwd' : "geheim"`, [1]],
  ['a key that only ends so, which is no password', 'not_plain_text_passwd: geheim', []],
  ['a key that only begins so, which is no password', 'plain_text_passwd_file: /etc/x', []],
  ['a key without a value, which is no password', 'plain_text_passwd: ', []],
  ['several lines', 'users:\n  - plain_text_passwd: a\n  - plain_text_passwd: b\n', [2, 3]],
  ['the default user', 'password: geheim', [1]],
  ['the default user, quoted singly', `'password': 'geheim'`, [1]],
  ['the default user, with a quotation mark within', 'password: "ge\\"heim"', [1]],
  ['the default user, with a comment', 'password: geheim # for now', [1]],
  ['a password of something else, which is none of cloud-init', '  password: geheim', []],
  ['a key that begins with password, which is none', 'passwords: geheim', []],
  ['a hash with a comment', 'password: $6$salt$hash # from openssl', []],
  ['a quoted hash', 'password: "$6$salt$hash"', []],
  ['a quoted hash with a comment', `password: '$6$salt$hash' # from openssl`, []],
  ['a quoted word with a comment', `password: "RANDOM"  # cloud-init makes it up`, []],
  ['a word that is quoted in part', `password: "R" too`, [1]],
  ['a word with a sign that begins no comment', 'password: R#x', [1]],
])('passwords in text: %s', (_, text, expected) => {
  expect(linesFound(text)).toEqual(expected);
});

it.each<readonly [string, string, readonly number[]]>([
  ['an entry', 'chpasswd:\n  list: |\n    root:geheim', [3]],
  ['an entry that is quoted', `chpasswd:\n  list:\n    - "root:geheim"\n    - 'a:b'`, [3, 4]],
  ['an entry with capitals and signs', 'chpasswd:\n  list: |\n    _Web-1:geheim', [3]],
  ['an entry with a hash', 'chpasswd:\n  list: |\n    root:$6$salt$hash', []],
  ['an entry that begins with a digit, which is no user', 'chpasswd:\n  list: |\n    1a:geheim', []],
  ['an entry with a space, which is a key of YAML', 'chpasswd:\n  list: |\n    root: geheim', []],
  ['an entry with words behind, which is none', 'chpasswd:\n  list: |\n    root:geheim and more', []],
  ['a password with a colon', 'chpasswd:\n  list: |\n    root:$6$a:geheim\n    root:a:$6$hash$x', [4]],
  ['an entry after an empty line', 'chpasswd:\n  list: |\n\n    root:geheim', [4]],
  ['an entry after a line of spaces', 'chpasswd:\n  list: |\n   \n    root:geheim', [4]],
  ['an entry after a comment that is not indented', 'chpasswd:\n# users\n  list: |\n    root:geheim', [4]],
  ['an entry that is a comment', 'chpasswd:\n  list: |\n    #root:geheim', []],
  ['a key in quotation marks', `"chpasswd":\n  list: |\n    root:geheim`, [3]],
  ['a key in other quotation marks, with spaces', `  'chpasswd' :\n    list: |\n      root:geheim`, [3]],
  ['a key of another name', 'my_chpasswd:\n  list: |\n    root:geheim', []],
  ['the same lines after it', 'chpasswd:\n  expire: false\nlist: |\n    root:geheim', []],
  ['the same lines beside it, in a list', '  chpasswd:\n    expire: false\n  list: |\n    root:geheim', []],
  ['a password of a user', 'chpasswd:\n  users:\n    - {name: a, password: geheim}', [3]],
  ['a password of a user, first in braces', 'chpasswd:\n  users:\n    - {password: geheim, name: a}', [3]],
  ['a password of a user, quoted', `chpasswd:\n  users:\n    - {"password": "geheim"}`, [3]],
  ['a password of a user that is a hash', 'chpasswd:\n  users:\n    - {name: a, password: $6$salt$hash}', []],
  ['a password of a user that is a quoted hash', `chpasswd:\n  users:\n    - password: '$6$salt$hash'`, []],
  ['a key that ends with password', 'chpasswd:\n  users:\n    - {no_password: geheim}', []],
  ['a second block', 'chpasswd:\n  expire: false\na: b\nchpasswd:\n  list: |\n    root:geheim', [6]],
])('passwords of chpasswd in text: %s', (_, text, expected) => {
  expect(linesFound(text)).toEqual(expected);
});
