import type { LiveHost } from '../../support/live-host';
import type { TinyGuestState } from '../../support/tiny-guest';
import { waitFor } from '../../support/wait-for';

/** Long enough for a guest under emulation on a busy machine to notice a change. */
const NOTICE_MS_MAX = 30_000;

/** What is asked for may have to boot first: 6 s on an idle machine, and other tests run side by side. */
const BOOT_MS_MAX = 90_000;

/** What a tiny guest says of itself through its agent: no network is needed for it. Undefined while it does not answer. */
export async function tryAskGuest(live: LiveHost, machine: string): Promise<TinyGuestState | undefined> {
  const text = await tryRun(live, machine, ['/bin/state']);
  return text?.trim().endsWith('}') === true ? (JSON.parse(text) as TinyGuestState) : undefined;
}

/** Waits until the guest shows what is expected, and gives what it shows; says what it showed last when it does not. */
export async function askGuest(
  live: LiveHost,
  machine: string,
  expected: (state: TinyGuestState) => boolean = () => true,
): Promise<TinyGuestState> {
  let last: TinyGuestState | undefined;
  try {
    return await waitFor(
      async () => {
        last = await tryAskGuest(live, machine);
        return last !== undefined && expected(last) && last;
      },
      { timeoutMs: BOOT_MS_MAX, description: `the guest of ${machine} shows what is expected` },
    );
  } catch (cause) {
    throw new Error(`${machine} shows ${JSON.stringify(last)}`, { cause });
  }
}

/** Runs a command inside the guest and gives what it printed. */
export async function runInGuest(live: LiveHost, machine: string, argv: readonly string[]): Promise<string> {
  const text = await tryRun(live, machine, argv);
  if (text === undefined) throw new Error(`the guest of ${machine} did not run ${argv.join(' ')}`);
  return text;
}

async function tryRun(
  live: LiveHost,
  machine: string,
  [path = '', ...argument]: readonly string[],
): Promise<string | undefined> {
  try {
    const started = await agent(live, machine, {
      execute: 'guest-exec',
      arguments: { path, arg: argument, 'capture-output': true },
    });
    const { pid } = started.return as { readonly pid: number };
    const ended = await waitFor(
      async () => {
        const status = await agent(live, machine, { execute: 'guest-exec-status', arguments: { pid } });
        const { exited, ...rest } = status.return as { exited: boolean; 'out-data'?: string };
        return exited && rest;
      },
      { timeoutMs: NOTICE_MS_MAX, description: `${path} ends in the guest of ${machine}` },
    );
    return Buffer.from(ended['out-data'] ?? '', 'base64').toString();
  } catch {
    return undefined;
  }
}

async function agent(
  live: LiveHost,
  machine: string,
  command: unknown,
): Promise<{ readonly return: unknown }> {
  const text = await live.virsh('qemu-agent-command', machine, JSON.stringify(command));
  return JSON.parse(text) as { readonly return: unknown };
}
