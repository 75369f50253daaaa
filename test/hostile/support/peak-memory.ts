import { readFileSync, writeFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** The memory that this process has at most had since the last {@link forgetPeak}, in MiB. */
export function peakMiB(): number {
  const peak = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
  if (peak === undefined) throw new Error('the kernel does not say how much memory a process has had');
  return Number(peak) / 1024;
}

/** The peak begins anew with what is used now (proc(5), clear_refs). */
export function forgetPeak(): void {
  writeFileSync('/proc/self/clear_refs', '5');
}

/** What nobody needs any more is given back now, so that it is not taken off what comes next. */
export function collectGarbage(): void {
  // The only way to a collector that was not asked for when the process was started.
  setFlagsFromString('--expose-gc');
  runInNewContext('gc()');
}
