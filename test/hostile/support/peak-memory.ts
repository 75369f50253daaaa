import { readFileSync, writeFileSync } from 'node:fs';

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
