import { spawn } from 'node:child_process';
import { readlinkSync } from 'node:fs';
import { sandboxStatus } from '../../sandbox';

/**
 * The networks of a sandbox exist only inside it, so a command that asks guests for an answer must be there too. Runs this
 * same command line again in the sandbox's network namespace and gives its exit code; `undefined` when this process is in
 * there already, or the sandbox does not run (which the command itself then says).
 */
export async function tryRerunInSandbox(name: string): Promise<number | undefined> {
  const { processId } = sandboxStatus(name);
  if (processId === undefined || isInNetworkOf(processId)) return undefined;
  const words = ['--target', String(processId), '--net', '--', process.execPath, ...process.execArgv];
  const child = spawn('nsenter', [...words, ...process.argv.slice(1)], { stdio: 'inherit' });
  // The one inside decides what a signal means. A terminal signals both at once; other senders only this process.
  const forward = (signal: NodeJS.Signals): void => {
    if (!process.stdin.isTTY) child.kill(signal);
  };
  // To the agent it is an order; other commands end by it, and then this process does too.
  process.on('SIGHUP', (signal) => child.kill(signal));
  process.on('SIGINT', forward).on('SIGTERM', forward);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}

function isInNetworkOf(processId: number): boolean {
  try {
    return readlinkSync('/proc/self/ns/net') === readlinkSync(`/proc/${processId}/ns/net`);
  } catch {
    // Not readable without root: the command itself will say so when it connects.
    return true;
  }
}
