import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { formatStatement } from '../../../../host-agent/sources';
import { sha256Hex } from '../../../../lib/plan';
import { releaseFile, statementOf } from '../../sources/release/releases';
import { SshKeys } from '../../sources/trust/ssh-keys';
import { ReleaseProject } from './project';

let keys: SshKeys;
let alice = '';
let project: ReleaseProject;
const statement = statementOf();
const digest = sha256Hex(formatStatement(statement));
beforeAll(() => {
  keys = new SshKeys();
  alice = keys.make('alice', '-t', 'ed25519');
});
afterAll(() => keys.remove());
beforeEach(() => {
  project = new ReleaseProject();
  project.write('kvm-1.release', Buffer.from(releaseFile(statement, keys, alice)).toString());
  project.write('none.yaml', '{}');
});
afterEach(() => project.remove());

/** The public key without its comment. */
const key = (): string => keys.publicKey(alice).split(' ').slice(0, 2).join(' ');
const verify = (...words: readonly string[]) =>
  project.run('verify', 'kvm-1.release', '--config', 'none.yaml', ...words);

describe('a trusted release', () => {
  it('is explained in words', async () => {
    project.write(
      'signers',
      `# who may release\nalice@example.com,lab/* valid-before="20990101Z" ${keys.publicKey(alice)}\n`,
    );
    expect(await verify('--allowed-signers', 'signers')).toEqual({
      exitCode: 0,
      text: [
        'kvm-1.release is trusted for lab/kvm-1',
        '',
        'host        lab/kvm-1, whichever machine has the name',
        'judged for  lab/kvm-1 (its own; name another with --host)',
        `generation  7, on top of ${'b'.repeat(64)}`,
        `release     ${digest}`,
        `plan        ${statement.planDigest}`,
        'made at     2026-06-01T12:00:00Z',
        'approval    none',
        `signed by   ${keys.fingerprint(alice)} (ssh-ed25519)`,
        'allowed by  line 2 of signers, for alice@example.com,lab/*, until 2099-01-01T00:00:00Z',
        'key of      alice@laptop',
        '',
        'A host refuses it nevertheless when it has accepted a later generation, or another release of this one or of the one before.',
      ].join('\n'),
      notes: '',
    });
  });

  it('is explained to programs', async () => {
    project.write('signers', `lab/* ${keys.publicKey(alice)}\n`);
    expect(
      await project.facts('verify', 'kvm-1.release', '--config', 'none.yaml', '--allowed-signers', 'signers'),
    ).toMatchObject({
      command: 'verify',
      trusted: true,
      address: { fleet: 'lab', host: 'kvm-1', from: 'release' },
      release: { generation: 7, releaseDigest: digest, planDigest: statement.planDigest },
      signature: {
        kind: 'allowed',
        key: { fingerprint: keys.fingerprint(alice) },
        allowedBy: { line: 1, principals: 'lab/*' },
      },
      unreadableLines: [],
    });
  });

  it('is judged by the configuration of the host', async () => {
    const signers = project.write('signers', `lab/* ${keys.publicKey(alice)}\n`);
    const identity = { fleet: 'lab', host: 'kvm-1' };
    project.write('agent.yaml', JSON.stringify({ identity, trust: { allowedSignersFile: signers } }));
    const words = ['verify', 'kvm-1.release', '--config', 'agent.yaml'] as const;
    expect(await project.run(...words)).toMatchObject({
      exitCode: 0,
      text: expect.stringContaining('lab/kvm-1 (as the configuration says)'),
    });
    project.write(
      'agent.yaml',
      JSON.stringify({ identity: { fleet: 'lab', host: 'kvm-2' }, trust: { allowedSignersFile: signers } }),
    );
    expect(await project.run(...words)).toMatchObject({
      exitCode: 3,
      text: expect.stringContaining(
        'refused for lab/kvm-2: misaddressed\nIt is for host lab/kvm-1, and this is lab/kvm-2.',
      ),
    });
    expect((await project.run(...words, '--host', 'lab/kvm-1')).exitCode).toBe(0);
  });

  it('may be one that nobody signed, where the configuration says so', async () => {
    project.write('kvm-1.release', Buffer.from(releaseFile(statement)).toString());
    project.write('agent.yaml', 'trust: { allowUnsigned: true }');
    expect(await project.run('verify', 'kvm-1.release', '--config', 'agent.yaml')).toMatchObject({
      exitCode: 0,
      text: expect.stringContaining('signed by   nobody'),
    });
    expect((await verify()).exitCode).toBe(3);
  });
});

describe('a release that is not trusted', () => {
  it.each<readonly [string, string, readonly string[]]>([
    [
      'for want of a line',
      'lab/* OTHER\n',
      [
        'no line of the allowed signers has this key',
        'write into signers:',
        'lab/kvm-1 namespaces="fleetwright-plan" KEY',
      ],
    ],
    [
      'because its line names a person',
      'alice@example.com KEY\n',
      [
        'line 1 has the key, but is for alice@example.com, which does not match lab/kvm-1: an address names a person',
        'alice@example.com,lab/kvm-1 namespaces="fleetwright-plan" KEY alice@laptop',
      ],
    ],
    [
      'because its line is for other hosts',
      'lab/kvm-2 KEY\n',
      [
        'line 1 has the key, but is for lab/kvm-2, which does not match lab/kvm-1\n',
        '  lab/kvm-1 namespaces="fleetwright-plan" KEY',
      ],
    ],
    [
      'because its line is for other uses',
      'lab/* namespaces="git" KEY\n',
      ['line 1 has the key, but is for the namespaces git only'],
    ],
    [
      'because its line is for certificates',
      'lab/* cert-authority KEY\n',
      ['is for certificates, which are not supported'],
    ],
    [
      'because a line cannot be read',
      'lab/* nonsense KEY\n\nlab/*\n',
      [
        'Lines of signers that cannot be read, and trust nobody:\n  line 1 has the option "nonsense"',
        '\n  line 3 ',
      ],
    ],
  ])('%s tells so, and what to write', async (_name, signers, parts) => {
    const other = keys.publicKey(keys.make(`other-${signers.length}-${Date.now()}`, '-t', 'ed25519'));
    project.write('signers', signers.replace('KEY', keys.publicKey(alice)).replace('OTHER', other));
    const { exitCode, text } = await verify('--allowed-signers', 'signers');
    expect(exitCode).toBe(3);
    expect(text).toContain('kvm-1.release is refused for lab/kvm-1: untrusted\n');
    for (const part of parts) expect(text).toContain(part.replace('KEY', key()));
  });

  it('is trusted with the line that is told', async () => {
    project.write('signers', `alice@example.com ${keys.publicKey(alice)}\n`);
    const { signature } = await project.facts(
      'verify',
      'kvm-1.release',
      '--config',
      'none.yaml',
      '--allowed-signers',
      'signers',
    );
    project.write('signers', `${signature.lineToAdd}\n`);
    expect((await verify('--allowed-signers', 'signers')).exitCode).toBe(0);
  });

  it('because it is for another host tells no line, which would not help, but the host that it is for', async () => {
    project.write('signers', `lab/kvm-1 ${keys.publicKey(alice)}\n`);
    const words = ['--allowed-signers', 'signers', '--host', 'lab/kvm-2'] as const;
    const { exitCode, text } = await verify(...words);
    expect(exitCode).toBe(3);
    expect(text).toContain('refused for lab/kvm-2: untrusted\nIt is signed with SHA256:');
    expect(text).toContain(
      '\nNo line makes this host take it. It is for host lab/kvm-1, and this is lab/kvm-2. --host lab/kvm-1 judges it for its own host.',
    );
    expect(text).not.toMatch(/namespaces=|says what to write/);
    const { signature, refusal } = await project.facts(
      'verify',
      'kvm-1.release',
      '--config',
      'none.yaml',
      ...words,
    );
    expect(signature).not.toHaveProperty('lineToAdd');
    expect(refusal.message).not.toContain('fleetwright verify');
    expect((await verify('--allowed-signers', 'signers', '--host', 'lab/kvm-1')).exitCode).toBe(0);
  });

  it('because it is for another machine tells no line either', async () => {
    project.write('signers', '');
    const bound = statementOf({ host: { name: 'kvm-1', machineId: 'a'.repeat(32) } });
    project.write('kvm-1.release', Buffer.from(releaseFile(bound, keys, alice)).toString());
    const { text } = await verify('--allowed-signers', 'signers', '--machine-id', 'c'.repeat(32));
    expect(text).toContain('No line makes this host take it. It is for the machine with the id aaaa');
    expect(text).not.toMatch(/namespaces=|--host lab/);
  });

  it.each([
    ['valid-before="20200101Z"', 'was valid until 2020-01-01T00:00:00Z'],
    ['valid-after="20990101Z"', 'is valid from 2099-01-01T00:00:00Z on'],
  ])('because of %s tells no line that would undo that', async (option, words) => {
    project.write('signers', `lab/* ${option} ${keys.publicKey(alice)}\n`);
    const { exitCode, text } = await verify('--allowed-signers', 'signers');
    expect({ exitCode, text }).toEqual({ exitCode: 3, text: expect.stringContaining(words) });
    expect(text).not.toContain('namespaces=');
  });

  it.each<readonly [string, (text: string) => string, RegExp]>([
    [
      'changed',
      (text) => text.replace('"generation":7', '"generation":9'),
      /untrusted\nIts signature is not over this release/,
    ],
    ['unsigned', (text) => text.slice(0, text.indexOf('\n') + 1), /untrusted\nNobody has signed it/],
    ['cut', (text) => text.slice(0, -40), /malformed\n {2}\$: the file ends within its signature/],
    ['garbage', () => 'garbage\n', /kvm-1.release is refused: malformed\n {2}\$: is not JSON/],
    ['empty', () => '', /malformed\n {2}\$: the file is empty/],
  ])('because it is %s tells so', async (_name, change, expected) => {
    project.write('signers', `lab/* ${keys.publicKey(alice)}\n`);
    project.write('kvm-1.release', change(project.read('kvm-1.release')));
    const { exitCode, text } = await verify('--allowed-signers', 'signers');
    expect({ exitCode, text }).toEqual({ exitCode: 3, text: expect.stringMatching(expected) });
  });

  it('because it is for another machine tells so', async () => {
    project.write('signers', `lab/* ${keys.publicKey(alice)}\n`);
    const bound = statementOf({ host: { name: 'kvm-1', machineId: 'a'.repeat(32) } });
    project.write('kvm-1.release', Buffer.from(releaseFile(bound, keys, alice)).toString());
    const words = ['--allowed-signers', 'signers', '--machine-id'] as const;
    expect((await verify(...words, 'a'.repeat(32))).exitCode).toBe(0);
    expect(await verify(...words, 'c'.repeat(32))).toMatchObject({
      exitCode: 3,
      text: expect.stringContaining('misaddressed'),
    });
  });

  it('shows nothing of it as anything but text', async () => {
    const hostile = 'lab/kvm-1\u001b[31m';
    project.write('signers', `lab/*\u001b[2J ${keys.publicKey(alice)}\nlab/kvm-1 ${key()} \u202eevil\n`);
    const { text } = await project.run(
      'verify',
      'kvm-1.release',
      '--config',
      'none.yaml',
      '--allowed-signers',
      'signers',
    );
    expect(text).toContain('\\u202eevil');
    expect(text).not.toMatch(/[\u001b\u202e]/);
    expect((await verify('--host', hostile)).notes).not.toContain('\u001b');
  });
});

describe('a run that cannot be answered', () => {
  it.each<readonly [string, readonly string[], RegExp]>([
    ['no such release', ['verify', 'nowhere'], /There is no release nowhere/],
    ['a folder', ['verify', '.'], /no plain file/],
    [
      'no such signers',
      ['verify', 'kvm-1.release', '--allowed-signers', 'nowhere'],
      /no file of allowed signers nowhere/,
    ],
    [
      'signers in a folder',
      ['verify', 'kvm-1.release', '--allowed-signers', '.'],
      /allowed signers .* cannot be read/,
    ],
    ['no host', ['verify', 'kvm-1.release', '--host', 'kvm-1'], /fleet\/host/],
    ['no machine id', ['verify', 'kvm-1.release', '--machine-id', 'x'], /machine id is 32 digits/],
    [
      'a bad configuration',
      ['verify', 'kvm-1.release', '--config', 'kvm-1.release'],
      /configuration .* cannot be used/,
    ],
  ])('%s: ends with 1 and says why', async (_name, words, message) => {
    expect(await project.run(...words)).toMatchObject({
      exitCode: 1,
      text: '',
      notes: expect.stringMatching(message),
    });
  });
});
