import type { GitSource } from '../../configuration';
import { SourceFailure } from '../port';

/** Seconds: a host behind a slow line answers within a few. */
const CONNECT_SECONDS_MAX = 30;
const ALIVE_SECONDS = 15;

/** In these words ssh expands `%h`, `${NAME}` and `~`, and reads quotes and backslashes: what is not there needs no escaping. */
const SSH_READS_DIFFERENTLY = /["\\$%~]/;

/**
 * The command line by which git is to start ssh, for a shell. Neither the user's nor the system's ssh settings, agent and known
 * hosts take part; unknown host keys are refused, nobody is asked.
 *
 * @throws SourceFailure `misconfigured` for paths that ssh would read as others
 */
export function sshCommand({
  sshKeyFile,
  knownHostsFile,
}: Pick<GitSource, 'sshKeyFile' | 'knownHostsFile'>): string {
  const options = [
    'BatchMode=yes',
    'StrictHostKeyChecking=yes',
    `UserKnownHostsFile=${quotedForSsh(knownHostsFile)}`,
    'GlobalKnownHostsFile=/dev/null',
    'UpdateHostKeys=no',
    'IdentityAgent=none',
    ...(sshKeyFile === undefined ? [] : [`IdentityFile=${quotedForSsh(sshKeyFile)}`, 'IdentitiesOnly=yes']),
    'PreferredAuthentications=publickey',
    'ForwardAgent=no',
    'ForwardX11=no',
    'ClearAllForwardings=yes',
    'PermitLocalCommand=no',
    'ControlMaster=no',
    'ControlPath=none',
    `ConnectTimeout=${CONNECT_SECONDS_MAX}`,
    `ServerAliveInterval=${ALIVE_SECONDS}`,
    'ServerAliveCountMax=2',
  ];
  const words = ['ssh', '-F', '/dev/null', '-T', ...options.flatMap((option) => ['-o', option])];
  return words.map(quotedForShell).join(' ');
}

/** In double quotes: spaces would otherwise make several files of one. */
function quotedForSsh(path: string): string {
  if (!SSH_READS_DIFFERENTLY.test(path)) return `"${path}"`;
  throw new SourceFailure(
    'misconfigured',
    `ssh cannot be given the file ${path}: choose a path without quotes, "\\", "$", "%" and "~".`,
  );
}

function quotedForShell(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
