import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { makeCertificates } from '../../service/server/certificates';
import { Desk } from './command';

// Keys and certificates are made, on a machine that may be busy with guests.
jest.setTimeout(60_000);

let desk: Desk;
beforeEach(() => {
  desk = new Desk();
});
afterEach(() => {
  desk.remove();
});

/** Code and setting of each warning. */
async function warningsOf(text: string): Promise<readonly string[]> {
  const { exitCode, text: answer } = await desk.run([
    'agent',
    'check-config',
    desk.write('a.yaml', text),
    '--json',
  ]);
  const { problems, warnings } = JSON.parse(answer) as {
    readonly problems: readonly string[];
    readonly warnings: readonly { readonly code: string; readonly setting: string; readonly text: string }[];
  };
  expect(problems).toEqual([]);
  expect(exitCode).toBe(0);
  for (const { text: words } of warnings) expect(words).not.toMatch(/undefined|\(\)/);
  return warnings.map(({ code, setting }) => `${code} ${setting}`).sort();
}

/** A signer, as ssh-keygen writes its key. */
function signers(): string {
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(desk.folder, 'key')]);
  const key = execFileSync('cut', ['-d', ' ', '-f', '1,2', join(desk.folder, 'key.pub')], {
    encoding: 'utf8',
  });
  return desk.write('allowed_signers', `*@example.org namespaces="fleetwright-plan" ${key}`);
}

const COMPLETE = (): string => `
identity: { fleet: lab, host: kvm-1 }
source: { folder: { path: ${desk.folder} } }
trust: { allowedSignersFile: ${signers()} }
stateDirectory: ${desk.stateDirectory}
status: { socket: ${desk.socket} }
secrets: { directory: ${join(desk.folder, 'secrets')}, identityFile: ${join(desk.folder, 'age')} }
`;

describe('check-config', () => {
  it('has nothing to say about a configuration that will work', async () => {
    const path = desk.write('a.yaml', COMPLETE());
    expect(await desk.run(['agent', 'check-config', path])).toEqual({
      exitCode: 0,
      text: `${path} can be used, and what it names is there.`,
      notes: '',
    });
  });

  it('says every problem at once', async () => {
    const path = desk.write(
      'a.yaml',
      'sources: {}\npolicy: { drift: sometimes }\nstateDirectory: relative\n',
    );
    const { exitCode, text } = await desk.run(['agent', 'check-config', path]);
    expect(exitCode).toBe(1);
    expect(text.split('\n').filter((line) => line.startsWith('error'))).toHaveLength(3);
    expect(text).toContain(`${path} cannot be used: 3 problems.`);
  });

  it('takes the file of --config', async () => {
    desk.write('b.yaml', 'colour: red');
    expect((await desk.run(['agent', 'check-config', '--config', 'b.yaml'])).exitCode).toBe(1);
  });

  it.each([
    ['there is no such file', 'missing.yaml', 'configuration-missing'],
    ['it is a folder', '.', 'configuration-not-a-file'],
  ])('fails when %s', async (_what, file, code) => {
    const { exitCode, text } = await desk.run(['agent', 'check-config', file, '--json']);
    expect(exitCode).toBe(1);
    expect(JSON.parse(text)).toMatchObject({ error: { code } });
  });

  it.each<[string, () => string, readonly string[]]>([
    [
      'nothing is configured',
      () => `trust: { allowedSignersFile: ${signers()} }\nstateDirectory: ${desk.stateDirectory}`,
      ['no-identity identity', 'no-source source'],
    ],
    [
      'unsigned releases are taken',
      () => COMPLETE().replace(/trust: .*/, 'trust: { allowUnsigned: true }'),
      ['unsigned-allowed trust.allowUnsigned'],
    ],
    [
      'nobody may sign',
      () =>
        COMPLETE().replace(
          /allowedSignersFile: .* \}/,
          `allowedSignersFile: ${desk.write('none', '# nobody\n')} }`,
        ),
      ['no-signers trust.allowedSignersFile'],
    ],
    [
      'a signer cannot be read',
      () =>
        COMPLETE().replace(
          /allowedSignersFile: .* \}/,
          `allowedSignersFile: ${desk.write('bad', 'alice garbage\n')} }`,
        ),
      ['no-signers trust.allowedSignersFile', 'signer-line trust.allowedSignersFile'],
    ],
    [
      'the signers are missing',
      () => COMPLETE().replace(/allowedSignersFile: .* \}/, 'allowedSignersFile: /nowhere/signers }'),
      ['missing trust.allowedSignersFile'],
    ],
    [
      'others may change who signs',
      () => {
        const text = COMPLETE();
        chmodSync(join(desk.folder, 'allowed_signers'), 0o666);
        return text;
      },
      ['writable-by-others trust.allowedSignersFile'],
    ],
    [
      'the folder of releases is missing',
      () => COMPLETE().replace(/path: [^ ]*/, 'path: /nowhere'),
      ['missing source.folder.path'],
    ],
    [
      'a key is for all to read, and host keys are missing',
      () =>
        COMPLETE().replace(
          /source: .*/,
          `source: { git: { url: 'ssh://git@example.org/fleet', sshKeyFile: ${desk.write('id', 'key', 0o644)}, knownHostsFile: /nowhere/known } }`,
        ),
      ['key-too-open source.git.sshKeyFile', 'missing source.git.knownHostsFile'],
    ],
    [
      'a password stands in a URL that others may read',
      () =>
        COMPLETE().replace(/source: .*/, `source: { git: { url: 'https://bob:secret@example.org/fleet' } }`),
      ['credentials-readable source.git.url'],
    ],
    [
      'files of an https source are missing',
      () =>
        COMPLETE().replace(
          /source: .*/,
          `source: { http: { url: 'https://example.org/r', bearerTokenFile: /nowhere/token, certificateAuthorityFile: ${desk.folder} } }`,
        ),
      ['missing source.http.bearerTokenFile', 'not-a-file source.http.certificateAuthorityFile'],
    ],
    [
      'the socket’s path is too long, and its group unknown',
      () =>
        COMPLETE().replace(
          /socket: [^ ]*/,
          `socket: /run/${'x'.repeat(120)}/agent.sock, socketGroup: no-such-group`,
        ),
      ['group-unknown status.socketGroup', 'socket-path-too-long status.socket'],
    ],
    [
      'others may write into the folder of the agent’s records',
      () => {
        mkdirSync(desk.stateDirectory);
        chmodSync(desk.stateDirectory, 0o777);
        return COMPLETE();
      },
      ['writable-by-others stateDirectory'],
    ],
    [
      'the age identity is for all to read',
      () => {
        desk.write('age', 'AGE-SECRET-KEY-1', 0o644);
        return COMPLETE();
      },
      ['key-too-open secrets.identityFile'],
    ],
  ])('warns when %s', async (_what, text, warnings) => {
    expect(await warningsOf(text())).toEqual(warnings);
  });

  it('warns of certificates that do not go together', async () => {
    const { authority, server } = makeCertificates(desk.folder);
    const other = join(desk.folder, 'client.key');
    for (const key of [server.key, other]) chmodSync(key, 0o600);
    const tls = (keyFile: string): string =>
      COMPLETE().replace(
        /status: .*/,
        `status: { socket: ${desk.socket}, listen: { address: 192.0.2.1, tls: { certificateFile: ${server.certificate}, keyFile: ${keyFile}, clientCertificateAuthorityFile: ${authority} } } }`,
      );
    expect(await warningsOf(tls(server.key))).toEqual([]);
    chmodSync(join(desk.folder, 'key'), 0o600);
    execFileSync('rm', [join(desk.folder, 'key'), join(desk.folder, 'key.pub')]);
    expect(await warningsOf(tls(other))).toEqual(['certificates-unusable status.listen.tls']);
  });

  it('never shows a password', async () => {
    const path = desk.write(
      'a.yaml',
      COMPLETE().replace(/source: .*/, `source: { git: { url: 'https://bob:s3cr3t@example.org/fleet' } }`),
    );
    const said = [
      await desk.run(['agent', 'check-config', path]),
      await desk.run(['agent', 'check-config', path, '--json']),
    ];
    expect(JSON.stringify(said)).not.toContain('s3cr3t');
  });
});
