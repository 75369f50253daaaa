import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A process told apart from any later one that is given the same number. */
export interface ProcessIdentity {
  readonly processId: number;
  /** Clock ticks after boot, field 22 of /proc/PID/stat, see proc(5). */
  readonly startTimeTicks: number;
}

/** This very process. */
export function ownIdentity(): ProcessIdentity {
  return identityFromStat(readFileSync('/proc/self/stat', 'utf8'));
}

/** The identity in a copy of /proc/PID/stat which a process left at this path, or undefined when there is none (yet). */
export function tryReadIdentity(path: string): ProcessIdentity | undefined {
  const stat = tryReadText(path);
  // A line without its end is still being written.
  return stat?.endsWith('\n') ? identityFromStat(stat) : undefined;
}

/** True when both mean one process, not two that had the same number. */
export function isSameProcess(one: ProcessIdentity, other: ProcessIdentity): boolean {
  return one.processId === other.processId && one.startTimeTicks === other.startTimeTicks;
}

/** True while this very process runs; a stranger with its number and a zombie do not count. */
export function isAlive(identity: ProcessIdentity): boolean {
  const stat = tryReadText(join('/proc', String(identity.processId), 'stat'));
  return (
    stat !== undefined &&
    isSameProcess(identityFromStat(stat), identity) &&
    !/^[ZX]$/.test(statFields(stat)[0] ?? '')
  );
}

/** Sends a signal to this very process; false when it is gone. */
export function signalProcess(identity: ProcessIdentity, signal: NodeJS.Signals): boolean {
  if (!isAlive(identity)) return false;
  try {
    process.kill(identity.processId, signal);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false;
    throw error;
  }
}

/** Changes at every boot; start times of different boots must not be compared. */
export function bootId(): string {
  return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
}

function identityFromStat(stat: string): ProcessIdentity {
  const startTime = statFields(stat)[19];
  const processId = Number.parseInt(stat, 10);
  if (startTime === undefined || !Number.isInteger(processId))
    throw new TypeError(`not a /proc/PID/stat line: ${stat}`);
  return { processId, startTimeTicks: Number(startTime) };
}

/** Fields from the third (state) on: the second is a program's name in brackets and may itself hold blanks and brackets. */
function statFields(stat: string): readonly string[] {
  return stat
    .slice(stat.lastIndexOf(')') + 2)
    .trimEnd()
    .split(' ');
}

function tryReadText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // Gone, or gone while being read (ESRCH): either way there is no such process or file.
    return undefined;
  }
}
