import { describe, expect, it } from '@jest/globals';
import { checkPlan, type CloudInitDocument, type JsonObject } from '../../../lib/plan';
import { samplePlanWith } from './sample-plan';

function found(userData: CloudInitDocument): readonly string[] {
  const plan = samplePlanWith((draft) => Object.assign(draft.machines[0]?.cloudInit ?? {}, { userData }));
  return checkPlan(plan).map(
    ({ code, path }) => `${code} ${path.replace('$.machines[0].cloudInit.userData.', '')}`,
  );
}
const structured = (value: JsonObject) => found({ kind: 'structured', value });
const text = (lines: string) => found({ kind: 'text', text: lines });

describe('secrets in structured cloud-init data', () => {
  it('finds every place in which cloud-init reads a plain password', () => {
    expect(structured({ users: [{ name: 'a', plain_text_passwd: 'geheim' }] })).toEqual([
      'plain-text-secret value.users[0].plain_text_passwd',
    ]);
    expect(structured({ user: { name: 'a', plain_text_passwd: 'geheim' } })).toEqual([
      'plain-text-secret value.user.plain_text_passwd',
    ]);
    expect(structured({ password: 'geheim' })).toEqual(['plain-text-secret value.password']);
    expect(structured({ password: 1234 })).toEqual(['plain-text-secret value.password']);
    expect(structured({ chpasswd: { list: 'root:geheim\nadmin:$6$salt$hash' } })).toEqual([
      'plain-text-secret value.chpasswd.list',
    ]);
    expect(structured({ chpasswd: { list: ['root:RANDOM', 'admin:geheim'] } })).toEqual([
      'plain-text-secret value.chpasswd.list[1]',
    ]);
    expect(structured({ chpasswd: { users: [{ name: 'a', password: 'geheim', type: 'text' }] } })).toEqual([
      'plain-text-secret value.chpasswd.users[0].password',
    ]);
    expect(structured({ users: [{ name: 'a', passwd: 'geheim' }] })).toEqual([
      'plain-text-secret value.users[0].passwd',
    ]);
  });

  it('finds private keys anywhere', () => {
    const key = '-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl\n-----END OPENSSH PRIVATE KEY-----\n';
    expect(structured({ ssh_keys: { ed25519_private: key } })).toEqual([
      'plain-text-secret value.ssh_keys.ed25519_private',
    ]);
    expect(structured({ write_files: [{ path: '/etc/key.pem', content: key }] })).toEqual([
      'plain-text-secret value.write_files[0].content',
    ]);
  });

  it('lets hashes, public keys and words like password pass', () => {
    expect(
      structured({
        password: '$y$j9T$salt$hash',
        ssh_pwauth: false,
        chpasswd: {
          expire: false,
          users: [
            { name: 'a', type: 'RANDOM' },
            { name: 'b', password: '$6$salt$hash' },
          ],
        },
        users: [{ name: 'a', passwd: '!', lock_passwd: true, hashed_passwd: '$6$salt$hash' }],
        write_files: [{ path: '/etc/motd', content: 'password: ask the operator\n' }],
        ssh_authorized_keys: ['ssh-ed25519 AAAA me'],
      }),
    ).toEqual([]);
  });
});

describe('secrets in cloud-init text', () => {
  it.each([
    ['a user in block style', '#cloud-config\nusers:\n  - name: a\n    plain_text_passwd: geheim\n'],
    ['a user in flow style', '#cloud-config\nusers: [{name: a, plain_text_passwd: geheim}]\n'],
    ['a user in JSON', '#cloud-config\n{"users":[{"name":"a","plain_text_passwd":"geheim"}]}\n'],
    ['the default user', '#cloud-config\npassword: geheim\nssh_pwauth: true\n'],
    ['the default user, quoted', '#cloud-config\n"password": "geheim" # for now\n'],
    ['a list', '#cloud-config\nchpasswd:\n  list: |\n    root:geheim\n  expire: false\n'],
    ['a list of items', '#cloud-config\nchpasswd:\n  list:\n    - root:geheim\n'],
    [
      'users of chpasswd',
      '#cloud-config\nchpasswd:\n  users:\n    - name: a\n      password: geheim\n      type: text\n',
    ],
    [
      'users of chpasswd in flow style',
      '#cloud-config\nchpasswd: {users: [{name: a, password: geheim, type: text}]}\n',
    ],
    [
      'a private key',
      '#cloud-config\nssh_keys:\n  rsa_private: |\n    -----BEGIN RSA PRIVATE KEY-----\n    MII\n',
    ],
  ])('finds %s', (_, lines) => {
    expect(text(lines)).toEqual(['plain-text-secret text']);
  });

  it.each([
    [
      'hashes',
      '#cloud-config\npassword: $6$salt$hash\nchpasswd:\n  list: |\n    root:$6$salt$hash\n    admin:RANDOM\n',
    ],
    ['a comment', '#cloud-config\n# plain_text_passwd: geheim\n# password: geheim\n'],
    [
      'locked and hashed users',
      '#cloud-config\nusers:\n  - name: a\n    lock_passwd: true\n    hashed_passwd: $6$salt$hash\n',
    ],
    [
      'other keys after chpasswd',
      '#cloud-config\nchpasswd:\n  expire: false\nruncmd:\n  - docker run image:tag\n  - image:tag\n',
    ],
    ['a script', '#!/bin/sh\necho "see the password: on the label"\n'],
  ])('lets %s pass', (_, lines) => {
    expect(text(lines)).toEqual([]);
  });

  it('takes no longer for text that is made to be slow', () => {
    const start = process.hrtime.bigint();
    for (const filler of [' ', '"', "' ", '{', 'password:', '-----BEGIN ', ' #']) {
      text(`password: x${filler.repeat(Math.floor(900_000 / filler.length))}`);
    }
    // Some milliseconds each when linear, minutes when not.
    expect(Number(process.hrtime.bigint() - start) / 1e6).toBeLessThan(10_000);
  });

  it('says on which line, and never what the secret is', () => {
    const userData = { kind: 'text' as const, text: '#cloud-config\npassword: geheim\n' };
    const plan = samplePlanWith((draft) => Object.assign(draft.machines[0]?.cloudInit ?? {}, { userData }));
    const problems = checkPlan(plan);
    expect(problems.map(({ message }) => message)).toEqual([
      'the cloud-init data of machine "web" holds a password in plain text (line 2)',
    ]);
    expect(JSON.stringify(problems)).not.toContain('geheim');
  });
});
