import { execFile } from 'node:child_process';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import type { AgentConfiguration } from '../../../configuration';
import { checkCertificates, findGroup, SOCKET_PATH_BYTES_MAX, StatusServerError } from '../../../service';
import { AllowedSignersError, parseAllowedSigners, readAllowedSigners } from '../../../sources';
import { fileWarnings, folderWarnings } from './files';
import type { ConfigWarning } from './warning';

/** `git --version` prints a line; one that takes longer than this hangs. */
const GIT_TIMEOUT_MS = 10_000;

/** What will fail or be less safe than it looks, although the document is in order. Looks at files only; nothing is changed or asked. */
export async function warningsOf(
  configuration: AgentConfiguration,
  path: string,
): Promise<readonly ConfigWarning[]> {
  const found = await Promise.all([
    fileWarnings('the configuration', path, 'public'),
    Promise.resolve(presence(configuration)),
    trustWarnings(configuration),
    sourceWarnings(configuration, path),
    statusWarnings(configuration),
    folderWarnings('stateDirectory', configuration.stateDirectory, 'made-when-missing'),
    secretWarnings(configuration),
  ]);
  return found.flat();
}

function presence({ identity, source }: AgentConfiguration): readonly ConfigWarning[] {
  return [
    ...(identity === undefined ? [{ code: 'no-identity', setting: 'identity', subject: '' } as const] : []),
    ...(source === undefined ? [{ code: 'no-source', setting: 'source', subject: '' } as const] : []),
  ];
}

async function trustWarnings({ trust }: AgentConfiguration): Promise<readonly ConfigWarning[]> {
  const setting = 'trust.allowedSignersFile';
  const subject = trust.allowedSignersFile;
  if (trust.allowUnsigned) return [{ code: 'unsigned-allowed', setting: 'trust.allowUnsigned', subject: '' }];
  const ofFile = await fileWarnings(setting, subject, 'public');
  if (ofFile.some(({ code }) => code !== 'writable-by-others')) return ofFile;
  try {
    const { signers, problems } = parseAllowedSigners((await readAllowedSigners(subject)) ?? '');
    return [
      ...ofFile,
      ...problems.map(({ line, message }) => {
        return { code: 'signer-line', setting, subject, detail: `line ${line} ${message}` } as const;
      }),
      ...(signers.length === 0 ? [{ code: 'no-signers', setting, subject } as const] : []),
    ];
  } catch (error) {
    if (!(error instanceof AllowedSignersError)) throw error;
    return [...ofFile, { code: 'signers-unusable', setting, subject, detail: error.message }];
  }
}

async function sourceWarnings(
  { source }: AgentConfiguration,
  path: string,
): Promise<readonly ConfigWarning[]> {
  const from = source?.from;
  switch (from?.kind) {
    case undefined:
      return [];
    case 'folder':
      return folderWarnings('source.folder.path', from.path, 'needed');
    case 'git': {
      const isSsh = from.url.startsWith('ssh:');
      return [
        ...(await gitWarnings()),
        ...(await credentialWarnings('source.git.url', from.url, path)),
        ...(await fileWarnings('source.git.sshKeyFile', from.sshKeyFile, 'key')),
        ...(isSsh ? await fileWarnings('source.git.knownHostsFile', from.knownHostsFile, 'public') : []),
      ];
    }
    case 'http':
      return [
        ...(await credentialWarnings('source.http.url', from.url, path)),
        ...(await fileWarnings('source.http.clientCertificateFile', from.clientCertificateFile, 'public')),
        ...(await fileWarnings('source.http.clientKeyFile', from.clientKeyFile, 'key')),
        ...(await fileWarnings(
          'source.http.certificateAuthorityFile',
          from.certificateAuthorityFile,
          'public',
        )),
        ...(await fileWarnings('source.http.bearerTokenFile', from.bearerTokenFile, 'key')),
      ];
  }
}

async function gitWarnings(): Promise<readonly ConfigWarning[]> {
  try {
    await promisify(execFile)('git', ['--version'], { timeout: GIT_TIMEOUT_MS });
    return [];
  } catch {
    return [{ code: 'git-missing', setting: 'source.git', subject: 'git' }];
  }
}

/** A password or token in a URL is as secret as the configuration that it stands in. */
async function credentialWarnings(
  setting: string,
  url: string,
  path: string,
): Promise<readonly ConfigWarning[]> {
  if (!URL.canParse(url)) return [];
  const { protocol, username, password, host } = new URL(url);
  // With ssh: the user's name is no secret.
  if (password === '' && (username === '' || protocol === 'ssh:')) return [];
  const [found] = await fileWarnings(setting, path, 'key');
  if (found?.code !== 'key-too-open') return [];
  return [{ ...found, code: 'credentials-readable', subject: host }];
}

async function statusWarnings({ status }: AgentConfiguration): Promise<readonly ConfigWarning[]> {
  const { socket, socketGroup, listen } = status;
  const tls = listen?.tls;
  return [
    ...(await folderWarnings('status.socket', dirname(socket), 'made-when-missing')),
    ...(Buffer.byteLength(socket) > SOCKET_PATH_BYTES_MAX
      ? [{ code: 'socket-path-too-long', setting: 'status.socket', subject: socket } as const]
      : []),
    ...(socketGroup === undefined || (await isThere(() => findGroup(socketGroup)))
      ? []
      : [{ code: 'group-unknown', setting: 'status.socketGroup', subject: socketGroup } as const]),
    ...(tls === undefined ? [] : await tlsWarnings(tls)),
  ];
}

type TlsFiles = Parameters<typeof checkCertificates>[0];

async function tlsWarnings(tls: TlsFiles): Promise<readonly ConfigWarning[]> {
  const setting = 'status.listen.tls';
  const ofFiles = [
    ...(await fileWarnings(`${setting}.certificateFile`, tls.certificateFile, 'public')),
    ...(await fileWarnings(`${setting}.keyFile`, tls.keyFile, 'key')),
    ...(await fileWarnings(
      `${setting}.clientCertificateAuthorityFile`,
      tls.clientCertificateAuthorityFile,
      'public',
    )),
  ];
  if (ofFiles.some(({ code }) => code === 'missing' || code === 'unreadable')) return ofFiles;
  try {
    await checkCertificates(tls);
    return ofFiles;
  } catch (error) {
    if (!(error instanceof StatusServerError)) throw error;
    return [
      ...ofFiles,
      { code: 'certificates-unusable', setting, subject: tls.certificateFile, detail: error.message },
    ];
  }
}

async function secretWarnings({ secrets }: AgentConfiguration): Promise<readonly ConfigWarning[]> {
  const identity = await fileWarnings('secrets.identityFile', secrets.identityFile, 'key');
  return [
    ...(await folderWarnings('secrets.directory', secrets.directory, 'made-when-missing')),
    // Many hosts have no secrets at all.
    ...identity.filter(({ code }) => code !== 'missing'),
  ];
}

async function isThere(find: () => Promise<unknown>): Promise<boolean> {
  try {
    await find();
    return true;
  } catch (error) {
    if (error instanceof StatusServerError) return false;
    throw error;
  }
}
