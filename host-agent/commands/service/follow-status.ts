import { setTimeout as delay } from 'node:timers/promises';
import type { AgentStatus } from '../../service';
import { askForStatus, isUnreachable, openEvents } from './agent-socket';
import { readEvents } from './read-events';

/** An agent that is started again is back within seconds. */
const RETRY_INTERVAL_MS = 1000;

/** Whom following tells. */
export interface StatusFollower {
  status(status: AgentStatus): void;
  /** A line of the log, as the agent writes it. */
  entry(entry: Readonly<Record<string, unknown>>): void;
  /** The agent is gone; called once until it is back. */
  lost(): void;
}

/** Follows an agent until `signal` is aborted, through restarts of the agent. Gives the last status. @throws CommandFailure when there is no agent at first */
export async function followStatus(
  socket: string,
  signal: AbortSignal,
  follower: StatusFollower,
): Promise<AgentStatus> {
  let latest = await askForStatus(socket, signal);
  follower.status(latest);
  let isLost = false;
  while (!signal.aborted) {
    try {
      const events = await openEvents(socket, signal);
      isLost = false;
      for await (const { name, data } of readEvents(events)) {
        if (name === 'log' && isEntry(data)) follower.entry(data);
        if (name !== 'status') continue;
        latest = await askForStatus(socket, signal);
        follower.status(latest);
      }
    } catch (error) {
      if (!signal.aborted && !isUnreachable(error) && !isCut(error)) throw error;
    }
    if (signal.aborted) break;
    if (!isLost) follower.lost();
    isLost = true;
    await delay(RETRY_INTERVAL_MS, undefined, { signal }).catch(() => undefined);
  }
  return latest;
}

/** The connection ended in the middle of an answer. */
function isCut(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ECONNRESET';
}

function isEntry(data: unknown): data is Readonly<Record<string, unknown>> {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}
