import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What ssh-keygen makes and says, in a folder of its own; it is the oracle of these tests. */
export class SshKeys {
  readonly folder = mkdtempSync(join(tmpdir(), 'fleetwright-keys-'));

  /** A new key pair without passphrase; gives the file of the private one. */
  make(name: string, ...words: readonly string[]): string {
    const file = join(this.folder, name);
    execFileSync('ssh-keygen', ['-q', '-N', '', '-C', `${name}@laptop`, '-f', file, ...words], {
      stdio: 'ignore',
    });
    return file;
  }

  /** `type base64 comment`, as it stands in the public file. */
  publicKey(key: string): string {
    return readFileSync(`${key}.pub`, 'utf8').trim();
  }

  fingerprint(key: string): string {
    return execFileSync('ssh-keygen', ['-l', '-f', `${key}.pub`], { encoding: 'utf8' }).split(' ')[1] ?? '';
  }

  sign(key: string, content: Uint8Array, namespace = 'fleetwright-plan', hash = 'sha512'): string {
    const words = ['-q', '-Y', 'sign', '-f', key, '-n', namespace, '-O', `hashalg=${hash}`];
    return execFileSync('ssh-keygen', words, {
      input: content,
      encoding: 'utf8',
      stdio: ['pipe', 'pipe', 'ignore'],
    });
  }

  /** Lets one key certify another for all hosts of these tests. */
  certify(authority: string, key: string): void {
    execFileSync('ssh-keygen', ['-q', '-s', authority, '-I', 'id', '-n', 'lab/kvm-1', `${key}.pub`], {
      stdio: 'ignore',
    });
  }

  /** Whether ssh-keygen takes a signature, by a file of allowed signers with this text. */
  verifies(question: {
    readonly content: Uint8Array;
    readonly signature: string;
    readonly allowedSigners: string;
    readonly principal: string;
    readonly namespace?: string;
    readonly nowMs?: number;
    readonly timeZone?: string;
  }): boolean {
    const [allowed, signature] = [join(this.folder, 'allowed'), join(this.folder, 'signature')];
    writeFileSync(allowed, question.allowedSigners);
    writeFileSync(signature, question.signature);
    const time =
      question.nowMs === undefined
        ? []
        : ['-O', `verify-time=${new Date(question.nowMs).toISOString().replace(/[-:T]|\.\d+/g, '')}`];
    const namespace = question.namespace ?? 'fleetwright-plan';
    const words = ['-Y', 'verify', '-f', allowed, '-I', question.principal, '-n', namespace, '-s', signature];
    const run = spawnSync('ssh-keygen', [...words, ...time], {
      input: question.content,
      env: { ...process.env, TZ: question.timeZone ?? 'UTC' },
    });
    return run.status === 0;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
