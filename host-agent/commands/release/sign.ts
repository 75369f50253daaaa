import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { types } from 'node:util';
import { RELEASE_SIGNATURE_NAMESPACE } from '../../sources';
import { CommandFailure } from '../command-failure';
import type { CommandContext } from '../context';
import { plain } from '../terminal/plain';

/** Time to find the passphrase, or the hardware key and its button. */
const SIGN_MS_MAX = 5 * 60 * 1000;

/** More of what ssh-keygen says is of no use in a message. */
const LINES_SHOWN_MAX = 10;

/** What ssh-keygen says takes a few lines; a program of that name that says more is another one. */
const OUTPUT_LENGTH_MAX = 64 * 1024;

/**
 * The armoured signature over `content`, by `ssh-keygen -Y sign`: with a private key, an agent, or a key in hardware. Passphrases are
 * between it and the terminal.
 *
 * @throws CommandFailure
 */
export async function signWithSsh(
  context: CommandContext,
  keyFile: string,
  content: Uint8Array,
): Promise<string> {
  // A file of its own, and not its standard input: that is where it asks for a passphrase.
  const folder = await mkdtemp(join(tmpdir(), 'fleetwright-release-'));
  try {
    const file = join(folder, 'statement');
    await writeFile(file, content, { mode: 0o600 });
    const key = resolve(context.workingDirectory, keyFile);
    await runSshKeygen(context, keyFile, [
      '-q',
      '-Y',
      'sign',
      '-n',
      RELEASE_SIGNATURE_NAMESPACE,
      '-f',
      key,
      file,
    ]);
    return await readFile(`${file}.sig`, 'utf8');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function runSshKeygen(
  { terminal, environment, signal }: CommandContext,
  keyFile: string,
  words: readonly string[],
): Promise<void> {
  const child = spawn('ssh-keygen', words, {
    stdio: [terminal.canAsk ? 'inherit' : 'ignore', 'ignore', 'pipe'],
    env: environment,
    killSignal: 'SIGKILL',
    // Not the option `timeout`: its timer holds this process back when the program is not there.
    signal: AbortSignal.any([signal, AbortSignal.timeout(SIGN_MS_MAX)]),
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = `${said}${text}`.slice(0, OUTPUT_LENGTH_MAX);
    // Whoever watches has to know at once that a key wants to be touched.
    if (terminal.canAsk) terminal.note(text.trimEnd());
  });
  const code = await new Promise<number | null>((ended, failed) => {
    child.once('error', failed);
    child.once('close', ended);
  }).catch((cause: unknown) => {
    throw whyNotRun(cause);
  });
  if (code !== 0) throw signingFailure(keyFile, said);
}

function whyNotRun(cause: unknown): CommandFailure {
  const isMissing = types.isNativeError(cause) && 'code' in cause && cause.code === 'ENOENT';
  return new CommandFailure(
    isMissing
      ? {
          code: 'no-ssh-keygen',
          message: 'The program ssh-keygen is not there, which makes signatures.',
          advice: 'Install OpenSSH 8.2 or newer (Debian: openssh-client).',
          cause,
        }
      : {
          code: 'signing-failed',
          message: `ssh-keygen was ended before it had signed; it may take ${SIGN_MS_MAX / 60_000} minutes. Nothing was written.`,
          advice: 'Run the command again.',
          cause,
        },
  );
}

function signingFailure(keyFile: string, said: string): CommandFailure {
  return new CommandFailure({
    code: 'signing-failed',
    message: `ssh-keygen could not sign with ${plain(keyFile)}. Nothing was written.`,
    advice:
      'Name a private key, or the .pub file of one that your agent holds (`ssh-add -L` lists those). Without a terminal a passphrase ' +
      'cannot be asked for: use an agent.',
    details: said
      .split('\n')
      .filter((line) => line.trim() !== '')
      .slice(0, LINES_SHOWN_MAX)
      .map(plain),
  });
}
