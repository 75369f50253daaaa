import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { judgeRelease, parseRelease, type Release } from '../../../../host-agent/sources';
import { planDigest } from '../../../../lib/plan';
import { waitFor } from '../../../support/wait-for';
import { SshKeys } from '../../sources/trust/ssh-keys';
import { ReleaseProject } from './project';

let keys: SshKeys;
let alice = '';
let mallory = '';
let project: ReleaseProject;
beforeAll(() => {
  keys = new SshKeys();
  alice = keys.make('alice', '-t', 'ed25519');
  mallory = keys.make('mallory', '-t', 'ed25519');
});
afterAll(() => keys.remove());
beforeEach(() => {
  project = new ReleaseProject();
});
afterEach(() => project.remove());

function releaseIn(path: string): Release {
  const parsed = parseRelease(Buffer.from(project.read(path)));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.release;
}

const first = () => project.run('release', '--key', alice, '--first');
const next = (...words: readonly string[]) => project.run('release', '--key', alice, ...words);

describe('the first release', () => {
  it('is one that a host which trusts the signer takes, and ssh-keygen too', async () => {
    const plan = project.plan('kvm-1');
    const { exitCode, text } = await first();
    expect({ exitCode, text }).toEqual({
      exitCode: 0,
      text: [
        'host   generation  plan                 machine id  approval  file',
        `kvm-1           1  ${planDigest(plan).slice(0, 12)}  first  any         none      releases/kvm-1.release`,
        `signed with ${keys.fingerprint(alice)}`,
      ].join('\n'),
    });
    const file = project.read('releases/kvm-1.release');
    const allowedSigners = `lab/kvm-1 ${keys.publicKey(alice)}\n`;
    expect(
      judgeRelease({
        bytes: Buffer.from(file),
        trust: { allowedSigners, allowUnsigned: false },
        address: { fleet: 'lab', host: 'kvm-1' },
        nowMs: Date.now(),
      }),
    ).toMatchObject({ kind: 'trusted', release: { statement: { generation: 1, plan } } });
    const end = file.indexOf('\n') + 1;
    const [content, signature] = [Buffer.from(file.slice(0, end)), file.slice(end)];
    expect(keys.verifies({ content, signature, allowedSigners, principal: 'lab/kvm-1' })).toBe(true);
  });

  it('is made for all hosts of the last synthesis, or for those that are named', async () => {
    for (const host of ['kvm-1', 'kvm-2', 'gone']) project.plan(host);
    project.write(
      'cdktf.out/manifest.json',
      JSON.stringify({ version: '0', stacks: { 'kvm-1': {}, 'kvm-2': {} } }),
    );
    expect(await project.facts('release', 'kvm-2', '--key', alice, '--first')).toMatchObject({
      outputDirectory: join(project.folder, 'releases'),
      hosts: [
        { host: 'kvm-2', fleet: 'lab', change: 'first', generation: 1, fingerprint: keys.fingerprint(alice) },
      ],
    });
    expect((await project.facts('release', '--key', alice, '--first')).hosts).toMatchObject([
      { host: 'kvm-1', change: 'first' },
      { host: 'kvm-2', change: 'unchanged' },
    ]);
    expect(readdirSync(join(project.folder, 'releases')).sort()).toEqual(['kvm-1.release', 'kvm-2.release']);
  });

  it('goes into another folder, and comes from another plan, when that is said', async () => {
    project.write('plan.json', JSON.stringify(project.plan('kvm-1')));
    await project.run('release', '--plan', 'plan.json', '--key', alice, '--first', '--output', 'a/b');
    expect(releaseIn('a/b/kvm-1.release').statement.generation).toBe(1);
  });

  it('is made only when it is said to be the first', async () => {
    project.plan('kvm-1');
    const { exitCode, notes } = await next();
    expect({ exitCode, notes }).toEqual({
      exitCode: 1,
      notes: expect.stringContaining('Say --first if it is.'),
    });
    expect(existsSync(join(project.folder, 'releases'))).toBe(false);
  });
});

describe('the next release', () => {
  it('follows the one that is there', async () => {
    project.plan('kvm-1');
    await first();
    const { digest } = releaseIn('releases/kvm-1.release');
    const plan = project.plan('kvm-1', 'two');
    expect((await next()).exitCode).toBe(0);
    expect(releaseIn('releases/kvm-1.release').statement).toMatchObject({
      generation: 2,
      parent: digest,
      plan,
    });
  });

  it('is not made of a plan that is the same, and nothing is written', async () => {
    project.plan('kvm-1');
    await first();
    const before = project.read('releases/kvm-1.release');
    const { exitCode, text } = await next('--machine-id', 'a'.repeat(32));
    expect(exitCode).toBe(0);
    expect(text).toMatch(/kvm-1 +1 +[0-9a-f]{12} +unchanged/);
    expect(text).toContain('--force makes a new generation');
    expect(project.read('releases/kvm-1.release')).toBe(before);
    await next('--force');
    expect(releaseIn('releases/kvm-1.release').statement.generation).toBe(2);
  });

  it('stays with the machine that was named, until that is taken back', async () => {
    project.plan('kvm-1');
    await project.run('release', '--key', alice, '--first', '--machine-id', 'a'.repeat(32));
    await next('--force');
    expect(releaseIn('releases/kvm-1.release').statement.host.machineId).toBe('a'.repeat(32));
    await next('--force', '--machine-id', 'none');
    expect(releaseIn('releases/kvm-1.release').statement.host).toEqual({ name: 'kvm-1' });
  });

  it('follows another one when that is named', async () => {
    project.plan('kvm-1');
    await first();
    await next('--force');
    const { digest, bytes } = releaseIn('releases/kvm-1.release');
    project.write('last', Buffer.from(bytes).toString());
    await next('--force');
    await next('--force', '--parent', 'last');
    expect(releaseIn('releases/kvm-1.release').statement).toMatchObject({ generation: 3, parent: digest });
  });

  it('says what was approved', async () => {
    for (const host of ['kvm-1', 'kvm-2']) project.plan(host);
    project.write('approvals', `${'a'.repeat(64)}  kvm-1\n${'b'.repeat(64)}  kvm-2\n`);
    const [disk] = project
      .plan('kvm-1')
      .machines.flatMap(({ name, disks }) => disks.map((own) => `${name}/${own.name}`));
    await project.run(
      'release',
      '--key',
      alice,
      '--first',
      '--approve',
      'approvals',
      '--replace',
      disk ?? '',
      '--replace',
      disk ?? '',
    );
    expect(releaseIn('releases/kvm-1.release').statement.approval).toEqual({
      changePlanDigest: 'a'.repeat(64),
      replace: [disk],
    });
    expect(releaseIn('releases/kvm-2.release').statement.approval).toMatchObject({
      changePlanDigest: 'b'.repeat(64),
    });
    await project.run('release', 'kvm-1', '--key', alice, '--force', '--approve', 'c'.repeat(64));
    expect(releaseIn('releases/kvm-1.release').statement.approval).toEqual({
      changePlanDigest: 'c'.repeat(64),
      replace: [],
    });
    await next('--force');
    expect(releaseIn('releases/kvm-1.release').statement).not.toHaveProperty('approval');
  });

  it('is unsigned only when that is said', async () => {
    project.plan('kvm-1');
    const { text } = await project.run('release', '--unsigned', '--first');
    expect(text).toContain('allowUnsigned');
    expect(project.read('releases/kvm-1.release').split('\n')).toHaveLength(2);
  });
});

describe('with allowed signers', () => {
  beforeEach(async () => {
    for (const host of ['kvm-1', 'kvm-2']) project.plan(host);
    project.write('signers', `lab/* ${keys.publicKey(alice)}\nlab/kvm-1 ${keys.publicKey(mallory)}\n`);
    await first();
    for (const host of ['kvm-1', 'kvm-2']) project.plan(host, 'two');
  });

  it('a release follows one that is trusted', async () => {
    expect((await next('--allowed-signers', 'signers')).exitCode).toBe(0);
  });

  it('a release by somebody who may not for one of the hosts is not written for any', async () => {
    const before = project.read('releases/kvm-1.release');
    const { exitCode, notes } = await project.run(
      'release',
      '--key',
      mallory,
      '--allowed-signers',
      'signers',
    );
    expect({ exitCode, notes }).toEqual({
      exitCode: 3,
      notes: expect.stringMatching(/Nothing was written.* line 2 has it for lab\/kvm-1/),
    });
    expect(project.read('releases/kvm-1.release')).toBe(before);
  });

  it.each<readonly [string, () => void | Promise<unknown>, RegExp]>([
    ['unsigned', () => project.run('release', '--unsigned', '--force'), /Nobody has signed it/],
    [
      'signed by somebody else',
      () => project.run('release', '--key', mallory, '--force'),
      /may not sign for lab\/kvm-2/,
    ],
    ['changed', () => change('releases/kvm-2.release', '"generation":1', '"generation":3'), /\$\.parent/],
    [
      'of another host',
      () => change('releases/kvm-2.release', '', '', 'releases/kvm-1.release'),
      /for host lab\/kvm-1/,
    ],
  ])('a release on top of one that is %s is refused, and none is written', async (_name, spoil, message) => {
    await spoil();
    for (const host of ['kvm-1', 'kvm-2']) project.plan(host, 'three');
    // Only the second host's is looked at: what is spoilt for both is refused at the first already.
    const { exitCode, notes } = await project.run(
      'release',
      'kvm-2',
      '--key',
      alice,
      '--allowed-signers',
      'signers',
    );
    expect({ exitCode, notes }).toEqual({ exitCode: 3, notes: expect.stringMatching(message) });
  });

  function change(path: string, from: string, to: string, source = path): void {
    project.write(path, project.read(source).replace(from, to));
  }
});

describe('an agent', () => {
  it('signs for the public key', async () => {
    const socket = join(keys.folder, 'agent');
    // In the foreground, so that it is ours to end.
    const agent: ChildProcess = spawn('ssh-agent', ['-D', '-a', socket], { stdio: 'ignore' });
    try {
      await waitFor(() => existsSync(socket), { timeoutMs: 10_000, description: 'the socket of ssh-agent' });
      project.environment = { SSH_AUTH_SOCK: socket };
      const apart = project.write('apart.pub', `${keys.publicKey(mallory)}\n`);
      project.plan('kvm-1');
      expect((await project.run('release', '--key', apart, '--first')).exitCode).toBe(1);
      await new Promise((done) => {
        spawn('ssh-add', ['-q', mallory], {
          env: { ...process.env, SSH_AUTH_SOCK: socket },
          stdio: 'ignore',
        }).once('close', done);
      });
      const facts = await project.facts('release', '--key', apart, '--first');
      expect(facts.hosts).toMatchObject([{ fingerprint: keys.fingerprint(mallory) }]);
    } finally {
      agent.kill();
    }
  });
});

describe('a run that cannot be meant', () => {
  it.each<readonly [string, readonly string[], number, RegExp]>([
    ['no key', ['release', '--first'], 1, /Nothing says with which key/],
    ['a key and none', ['release', '--key', 'k', '--unsigned'], 1, /both given/],
    ['first and not first', ['release', '--key', 'k', '--first', '--parent', 'x'], 1, /both given/],
    [
      'disks to replace without an approval',
      ['release', '--key', 'k', '--replace', 'a/b'],
      1,
      /without --approve/,
    ],
    [
      'disks that there are not',
      ['release', '--unsigned', '--first', '--approve', 'approvals', '--replace', 'a/b'],
      1,
      /No plan has a disk a\/b/,
    ],
    [
      'a machine id that is none',
      ['release', '--unsigned', '--machine-id', 'x'],
      1,
      /machine id is 32 digits/,
    ],
    ['a machine id for two hosts', ['release', '--unsigned', '--machine-id', 'none'], 1, /about one host/],
    ['a parent for two hosts', ['release', '--unsigned', '--parent', 'x'], 1, /about one host/],
    [
      'one approval for two hosts',
      ['release', '--unsigned', '--approve', 'a'.repeat(64)],
      1,
      /about one host/,
    ],
    [
      'an approval that is of no host here',
      ['release', 'kvm-1', '--unsigned', '--first', '--approve', 'approvals'],
      3,
      /no approval for host kvm-1/,
    ],
    ['a host that there is not', ['release', 'kvm-9', '--unsigned'], 1, /no plan for host kvm-9/],
    [
      'a key that there is not',
      ['release', '--key', 'nowhere', '--first'],
      1,
      /ssh-keygen could not sign with nowhere/,
    ],
    [
      'signers that there are not',
      ['release', '--unsigned', '--first', '--allowed-signers', 'nowhere'],
      1,
      /no file of allowed signers nowhere/,
    ],
    [
      'a parent that there is not',
      ['release', 'kvm-1', '--unsigned', '--parent', 'nowhere'],
      1,
      /no release nowhere to follow/,
    ],
    [
      'a parent that is none',
      ['release', 'kvm-1', '--unsigned', '--parent', 'approvals'],
      1,
      /approvals cannot be followed/,
    ],
    [
      'a folder in a file',
      ['release', '--unsigned', '--first', '--output', 'approvals/x'],
      1,
      /cannot be made/,
    ],
  ])('%s says so, and writes nothing', async (_name, words, exitCode, message) => {
    for (const host of ['kvm-1', 'kvm-2']) project.plan(host);
    project.write('approvals', `${'a'.repeat(64)}  kvm-7\n`);
    const answer = await project.run(...words);
    expect(answer).toMatchObject({ exitCode, text: '', notes: expect.stringMatching(message) });
    expect(existsSync(join(project.folder, 'releases'))).toBe(false);
  });

  it('of a key whose passphrase cannot be asked for says so', async () => {
    const secret = join(keys.folder, 'secret');
    if (!existsSync(secret)) keys.make('secret', '-t', 'ed25519', '-N', 'secret');
    project.plan('kvm-1');
    const { exitCode, notes } = await project.run('release', '--key', secret, '--first');
    expect({ exitCode, notes }).toEqual({ exitCode: 1, notes: expect.stringMatching(/passphrase/) });
  });

  it('without ssh-keygen says what to install', async () => {
    project.plan('kvm-1');
    project.environment = { PATH: '/nonexistent' };
    const { exitCode, notes } = await first();
    expect({ exitCode, notes }).toEqual({ exitCode: 1, notes: expect.stringContaining('Install OpenSSH') });
  });

  it('with a program that only says that it signed writes nothing', async () => {
    project.plan('kvm-1');
    const programs = join(project.folder, 'programs');
    mkdirSync(programs);
    const stale = keys.sign(alice, Buffer.from('something else\n'));
    writeFileSync(join(programs, 'stale'), stale);
    writeFileSync(
      join(programs, 'ssh-keygen'),
      `#!/bin/sh\nfor last; do :; done\n/bin/cp ${programs}/stale "$last.sig"\n`,
    );
    chmodSync(join(programs, 'ssh-keygen'), 0o755);
    project.environment = { PATH: programs };
    const { exitCode, notes } = await first();
    expect({ exitCode, notes }).toEqual({
      exitCode: 1,
      notes: expect.stringMatching(/Nothing was written.*not over this release/),
    });
    expect(existsSync(join(project.folder, 'releases'))).toBe(false);
  });
});
