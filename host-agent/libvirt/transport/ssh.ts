import { spawn } from 'node:child_process';
import { Duplex } from 'node:stream';
import { LibvirtUnreachable } from '../errors';
import type { LibvirtTarget } from './uri';

/** Enough of what ssh says to explain a failure, and no more. */
const stderrBytesMax = 4096;

/** What may stand in the far side's command line: everything else could mean something to a shell there. */
const harmless = /^[A-Za-z0-9@%+=:,./?&_-]+$/;

/** Program and arguments that reach the daemon on the far side. Throws `LibvirtUnreachable` (reason `bad-uri`). */
export function sshCommandOf(target: LibvirtTarget, readOnly: boolean): readonly [string, ...string[]] {
  const parameters = [
    ...(target.port === undefined ? [] : ['-p', String(target.port)]),
    ...(target.user === undefined ? [] : ['-l', target.user]),
    ...(target.keyFile === undefined ? [] : ['-i', target.keyFile]),
    ...(target.noVerify ? ['-o', 'StrictHostKeyChecking=no'] : []),
    // Nobody sits in front of the agent: asking for a password would hang it.
    '-T',
    '-o',
    'BatchMode=yes',
    '-e',
    'none',
  ];
  return [target.command ?? 'ssh', ...parameters, '--', target.host ?? '', farCommand(target, readOnly)];
}

/**
 * The far side's shell runs this text, hence the strict character set. virt-ssh-helper finds the right socket by itself; hosts
 * without it need netcat and the socket's name, which only the URI can tell when it is not libvirtd's.
 */
function farCommand(target: LibvirtTarget, readOnly: boolean): string {
  const socket = target.socket ?? `/var/run/libvirt/libvirt-sock${readOnly ? '-ro' : ''}`;
  const netcat = target.netcat ?? 'nc';
  for (const word of [target.driverUri, socket, netcat]) {
    if (!harmless.test(word))
      throw new LibvirtUnreachable('bad-uri', `"${word}" cannot be passed safely through ssh`);
  }
  const byNetcat = `'${netcat}' -U '${socket}'`;
  const byHelper = `virt-ssh-helper ${readOnly ? '-r ' : ''}'${target.driverUri}'`;
  // A socket named in the URI must be honoured, which the helper cannot.
  if (target.proxy === 'netcat' || target.socket !== undefined) return `exec ${byNetcat}`;
  if (target.proxy === 'native') return `exec ${byHelper}`;
  return `if command -v virt-ssh-helper >/dev/null 2>&1; then exec ${byHelper}; else exec ${byNetcat}; fi`;
}

/** Connects through ssh. The stream fails with what ssh said when it ends early. */
export function dialSsh(target: LibvirtTarget, readOnly: boolean): Duplex {
  const [program, ...parameters] = sshCommandOf(target, readOnly);
  const child = spawn(program, parameters, { stdio: ['pipe', 'pipe', 'pipe'] });
  const { stdin, stdout } = child;
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr = (stderr + text).slice(-stderrBytesMax);
  });
  const stream = new Duplex({
    read: () => stdout.resume(),
    write: (chunk: Uint8Array, _, done) => {
      // A broken pipe has its explanation in what ssh says when it ends, which is about to come.
      stdin.write(chunk, () => done());
    },
    final: (done) => {
      stdin.end(done);
    },
    destroy: (error, done) => {
      child.kill();
      done(error);
    },
  });
  stdout.on('data', (chunk: Buffer) => {
    if (!stream.push(chunk)) stdout.pause();
  });
  stdin.on('error', () => undefined);
  const fail = (detail: string, cause?: unknown): void => {
    const message = `cannot reach libvirt on ${target.host ?? ''} by ssh: ${detail}`;
    stream.destroy(new LibvirtUnreachable('ssh', message, { cause }));
  };
  child.on('error', (cause) => fail(`cannot run ${program}: ${cause.message}`, cause));
  // Not at the end of its output, which comes before the reason for it.
  child.on('close', (code) => {
    if (code === 0) stream.push(null);
    else fail(stderr.trim() || `${program} ended with ${code ?? 'a signal'}`);
  });
  return stream;
}
