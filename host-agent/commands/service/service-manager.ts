import { execFile } from 'node:child_process';
import { types } from 'node:util';
import type { CommandContext } from '../context';

/** It sends one datagram; longer means that systemd itself hangs. */
const NOTIFY_TIMEOUT_MS = 5000;

const MICROSECONDS_PER_MS = 1000;

/** systemd, as far as it started the agent with NOTIFY_SOCKET (sd_notify(3)); otherwise all of this does nothing. */
export interface ServiceManager {
  ready(): void;
  /** Called often; passed on at half of what the watchdog allows. */
  alive(): void;
  /** Resolves when it was said. */
  stopping(): Promise<void>;
}

/**
 * Tells systemd how the agent is, by the program `systemd-notify`: Node has no datagram sockets. `failed` is told of the first failure;
 * a watchdog that hears nothing starts the agent again, so that a failure needs no more than a word.
 */
export function serviceManager(
  environment: CommandContext['environment'],
  failed: (message: string) => void,
  monotonicMs: () => number = () => performance.now(),
): ServiceManager {
  const socket = environment['NOTIFY_SOCKET'] ?? '';
  if (socket === '')
    return { ready: () => undefined, alive: () => undefined, stopping: () => Promise.resolve() };
  let hasFailed = false;
  const tell = async (word: string): Promise<void> => {
    const message = await notify(word, environment);
    if (message === undefined || hasFailed) return;
    hasFailed = true;
    failed(message);
  };
  const everyMs = watchdogMs(environment) / 2;
  let toldAtMs = monotonicMs();
  let isTelling = false;
  return {
    ready: () => void tell('READY=1'),
    alive: () => {
      if (isTelling || monotonicMs() - toldAtMs < everyMs) return;
      isTelling = true;
      toldAtMs = monotonicMs();
      void tell('WATCHDOG=1').finally(() => {
        isTelling = false;
      });
    },
    stopping: () => tell('STOPPING=1'),
  };
}

/** How long the watchdog waits; for ever where there is none, or it is about another process (sd_watchdog_enabled(3)). */
function watchdogMs(environment: CommandContext['environment']): number {
  const process_ = environment['WATCHDOG_PID'] ?? '';
  const microseconds = Number(environment['WATCHDOG_USEC'] ?? 0);
  if (process_ !== '' && process_ !== String(process.pid)) return Number.POSITIVE_INFINITY;
  return microseconds > 0 ? microseconds / MICROSECONDS_PER_MS : Number.POSITIVE_INFINITY;
}

/** Nothing, or why it could not be said. */
function notify(word: string, environment: CommandContext['environment']): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile(
      'systemd-notify',
      [word],
      { timeout: NOTIFY_TIMEOUT_MS, killSignal: 'SIGKILL', env: { ...environment } },
      (error) =>
        resolve(error === null ? undefined : types.isNativeError(error) ? error.message : String(error)),
    );
  });
}
