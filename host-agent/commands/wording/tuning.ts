import type { PlanCpu, PlanDisk, PlanDiskRate } from '../../../lib/plan';
import { count, cpusInWords, rateInWords } from './quantities';

/** `with shares 2048, on at most 1.5 CPUs, 2 vCPUs pinned`; `undefined` when nothing is stated. */
export function cpuTuningInWords(cpu: PlanCpu): string | undefined {
  const parts = [
    ...(cpu.shares === undefined ? [] : [`with shares ${cpu.shares}`]),
    ...(cpu.limitPercent === undefined ? [] : [`on at most ${cpusInWords(cpu.limitPercent)}`]),
    ...(cpu.pinning.length === 0 ? [] : [`${count(cpu.pinning.length, 'vCPU')} pinned`]),
    ...(cpu.emulatorHostCpus === undefined ? [] : ['QEMU itself pinned']),
  ];
  return parts.length === 0 ? undefined : parts.join(', ');
}

/** `100 operations/s (200 operations/s for 10 s), 10 MiB/s reading`. */
export function diskLimitsInWords({ iops, bytesPerSecond }: NonNullable<PlanDisk['limits']>): string {
  return [
    ...rateParts(iops, (value) => `${value} operations/s`),
    ...rateParts(bytesPerSecond, rateInWords),
  ].join(', ');
}

const DIRECTIONS = { total: '', read: ' reading', write: ' writing' } as const;

function rateParts(rate: PlanDiskRate | undefined, words: (value: number) => string): readonly string[] {
  if (rate === undefined) return [];
  return (['total', 'read', 'write'] as const).flatMap((direction) => {
    const value = rate[direction];
    if (value === undefined) return [];
    const burst = rate.burst?.[direction];
    const short = burst === undefined ? '' : ` (${words(burst)} for ${rate.burst?.seconds ?? 1} s)`;
    return [`${words(value)}${DIRECTIONS[direction]}${short}`];
  });
}
