import { spawn } from 'node:child_process';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { Socket } from 'node:net';
import { join } from 'node:path';
import type { SandboxLayout } from './layout';
import { PROGRAM_PATH } from './prerequisites';
import type { SandboxLifetime } from './record';
import { prunableRoots } from './stop';

/** The end of the daemons' output that an error message shows. */
const OUTPUT_BYTES_MAX = 2_000;

/** The process that watches over a sandbox, as its starter sees it. */
export interface Keeper {
  /** Lets it start the sandbox, whose files are all there now. Until then the end of this process makes it clean up and leave. */
  begin(): void;
  readonly hasEnded: () => boolean;
  /** What it and the daemons have said last; readable even after it has cleaned up, until `release`. */
  lastOutput(): string;
  /** Closes what this process still holds of it, except that which tells of our end. */
  release(): void;
}

/** Starts the keeper in a session of its own; its scripts are in the sandbox's directory already. */
export function startKeeper(layout: SandboxLayout, lifetime: SandboxLifetime): Keeper {
  const { directory, diskDirectory, groupName, name } = layout;
  const output = openSync(join(directory, 'console.log'), 'a+');
  const argv = [directory, diskDirectory, groupName, name, lifetime, ...prunableRoots(layout)];
  const child = spawn('sh', [join(directory, 'keeper.sh'), ...argv], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', output, output],
    env: { PATH: PROGRAM_PATH, LC_ALL: 'C' },
  });
  let isEnded = false;
  child.once('error', () => (isEnded = true));
  child.once('exit', () => (isEnded = true));
  // Neither the keeper nor the pipe to it may keep this process from ending.
  child.unref();
  if (child.stdin instanceof Socket) child.stdin.unref();
  // A keeper that has ended is noticed by its end.
  child.stdin?.on('error', () => undefined);
  return {
    begin: () => {
      child.stdin?.write('begin\n');
      // Left open, the pipe closes when this process ends, however that happens.
      if (lifetime === 'until-down') child.stdin?.end();
    },
    hasEnded: () => isEnded,
    lastOutput: () => {
      const { size } = fstatSync(output);
      const bytes = Buffer.alloc(Math.min(size, OUTPUT_BYTES_MAX));
      readSync(output, bytes, 0, bytes.length, size - bytes.length);
      return bytes.toString().trim() || '(none)';
    },
    release: () => closeSync(output),
  };
}
