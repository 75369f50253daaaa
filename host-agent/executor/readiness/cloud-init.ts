import type { ReadinessQuestion, Sight } from './check';
import { askAgent } from './guest-agent';

/** Looks for the end of a command in the guest; `cloud-init status` takes about a second on a slow one. */
const EXEC_LOOKS_MAX = 20;
const EXEC_LOOK_INTERVAL_MS = 500;

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
    return typeof value.status === 'string' ? value.status : undefined;
  } catch {
    // What a guest prints is not ours to trust; not JSON means an older cloud-init.
    return undefined;
  }
}

/** Runs a command in the guest and gives what it printed. */
async function tryRun(
  question: ReadinessQuestion,
  [path = '', ...arg]: readonly string[],
): Promise<string | { readonly failure: string }> {
  const started = await askAgent(question, {
    execute: 'guest-exec',
    arguments: { path, arg, 'capture-output': true },
  });
  if ('failure' in started) return { failure: `no answer from the guest agent (${started.failure})` };
  const processId = fieldOf(started.returned, 'pid');
  for (let look = 0; look < EXEC_LOOKS_MAX; look += 1) {
    const { clock, signal } = question.context;
    const status = await askAgent(question, { execute: 'guest-exec-status', arguments: { pid: processId } });
    if ('failure' in status) return { failure: `no answer from the guest agent (${status.failure})` };
    if (fieldOf(status.returned, 'exited') === true) {
      const data = fieldOf(status.returned, 'out-data');
      return typeof data === 'string' ? Buffer.from(data, 'base64').toString('utf8') : '';
    }
    await clock.sleep(EXEC_LOOK_INTERVAL_MS, signal);
    if (signal?.aborted === true) break;
  }
  return { failure: `${path} does not end in the guest` };
}

function fieldOf(value: unknown, field: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return new Map<string, unknown>(Object.entries(value)).get(field);
}
