import { execute } from '../guest/exec';
import type { ReadinessQuestion, Sight } from './check';
import { askAgent } from './guest-agent';

/** `cloud-init status` takes about a second on a slow guest. */
const TIMEOUT_MS = 10_000;

/** One of cloud-init's own words, such as `running` or `not started`: whatever else a guest prints is not shown. */
const STATUS = /^[a-z -]{1,32}$/;

/** cloud-init has finished, as it says itself, asked through the guest agent. */
export async function seeCloudInit(question: ReadinessQuestion): Promise<Sight> {
  const output = await tryRun(question, ['cloud-init', 'status', '--format', 'json']);
  if (typeof output === 'object') return { ready: false, seen: output.failure };
  const status = statusOf(output) ?? (await plainStatus(question));
  switch (status) {
    case 'done':
      return { ready: true, seen: 'cloud-init is done' };
    case 'error':
      return {
        ready: false,
        final: true,
        seen: 'cloud-init ended with an error: see /var/log/cloud-init.log in the guest',
      };
    case 'disabled':
      return { ready: false, final: true, seen: 'cloud-init is disabled in the guest' };
    default:
      return { ready: false, seen: `cloud-init says "${status ?? 'nothing'}"` };
  }
}

/** Older cloud-init has no `--format` and says `status: done`. */
async function plainStatus(question: ReadinessQuestion): Promise<string | undefined> {
  const output = await tryRun(question, ['cloud-init', 'status']);
  return typeof output === 'object' ? undefined : /^status: ([a-z -]{1,32})$/m.exec(output)?.[1];
}

function statusOf(output: string): string | undefined {
  try {
    const value: unknown = JSON.parse(output);
    if (typeof value !== 'object' || value === null || !('status' in value)) return undefined;
    const { status } = value;
    return typeof status === 'string' && STATUS.test(status) ? status : undefined;
  } catch {
    // What a guest prints is not ours to trust; not JSON means an older cloud-init.
    return undefined;
  }
}

/** Runs a command in the guest and gives what it printed. */
async function tryRun(
  question: ReadinessQuestion,
  argv: readonly string[],
): Promise<string | { readonly failure: string }> {
  const ended = await execute(question.context, (command) => askAgent(question, command), argv, {
    timeoutMs: TIMEOUT_MS,
  });
  return 'failure' in ended
    ? { failure: `no answer from the guest agent (${ended.failure})` }
    : ended.value.output;
}
