import type { AgentAnswer, AgentCommand, AgentContext } from './command';
import { fieldOf, wholeNumberOf } from './fields';

/** What a command in the guest printed and how it ended. */
export interface GuestExecution {
  /** Absent when a signal ended it. */
  readonly exitCode?: number;
  readonly output: string;
  readonly errorOutput: string;
}

export interface GuestExecutionOptions {
  /** @default 20 s: `cloud-init status` takes one on a slow guest */
  readonly timeoutMs?: number;
  /** Given to the command as its standard input. */
  readonly input?: string;
}

/** QEMU's agent keeps at most 16 MiB of a command's output; what we run prints lines. */
const OUTPUT_LENGTH_MAX = 1024 * 1024;
const TIMEOUT_MS_DEFAULT = 20_000;
const LOOK_INTERVAL_MS = 250;

type Ask = (command: AgentCommand) => Promise<AgentAnswer>;

/** Runs a program in the guest, without a shell, and waits for its end. */
export async function execute(
  { clock, signal }: AgentContext,
  ask: Ask,
  [path = '', ...arg]: readonly string[],
  options: GuestExecutionOptions,
): Promise<{ readonly value: GuestExecution } | { readonly failure: string }> {
  const deadlineMs = clock.monotonicMs() + (options.timeoutMs ?? TIMEOUT_MS_DEFAULT);
  const input =
    options.input === undefined ? {} : { 'input-data': Buffer.from(options.input).toString('base64') };
  const started = await ask({
    execute: 'guest-exec',
    arguments: { path, arg, 'capture-output': true, ...input },
  });
  if ('failure' in started) return started;
  const pid = wholeNumberOf(fieldOf(started.returned, 'pid'));
  if (pid === undefined) return { failure: 'it names no process' };
  for (;;) {
    const status = await ask({ execute: 'guest-exec-status', arguments: { pid } });
    if ('failure' in status) return status;
    if (fieldOf(status.returned, 'exited') === true) return readExecution(status.returned);
    if (clock.monotonicMs() >= deadlineMs || signal?.aborted === true)
      return { failure: `${path} does not end in the guest` };
    await clock.sleep(LOOK_INTERVAL_MS, signal);
  }
}

function readExecution(status: unknown): { readonly value: GuestExecution } | { readonly failure: string } {
  const output = decode(fieldOf(status, 'out-data'));
  const errorOutput = decode(fieldOf(status, 'err-data'));
  if (output === undefined || errorOutput === undefined) return { failure: 'it printed too much' };
  const exitCode = wholeNumberOf(fieldOf(status, 'exitcode'));
  return { value: { ...(exitCode === undefined ? {} : { exitCode }), output, errorOutput } };
}

function decode(data: unknown): string | undefined {
  if (typeof data !== 'string') return '';
  return data.length > OUTPUT_LENGTH_MAX ? undefined : Buffer.from(data, 'base64').toString('utf8');
}
