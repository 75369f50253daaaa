import type { PlanDisk, PlanDiskRate } from '../../lib/plan';
import type { DomainDiskTuning } from '../libvirt';

const DIRECTIONS = ['total', 'read', 'write'] as const;

/** How long a burst lasts when nothing is said of it (QEMU's throttling). */
const DEFAULT_BURST_SECONDS = 1;

/** The limits of a disk in the plan's words; absent when there are none. Zero is libvirt's "no limit". */
export function limitsOf(tuning: DomainDiskTuning | undefined): PlanDisk['limits'] {
  if (tuning === undefined) return undefined;
  const [iops, bytesPerSecond] = [rateOf(tuning, 'Iops'), rateOf(tuning, 'Bytes')];
  if (iops === undefined && bytesPerSecond === undefined) return undefined;
  return {
    ...(iops === undefined ? {} : { iops }),
    ...(bytesPerSecond === undefined ? {} : { bytesPerSecond }),
  };
}

function rateOf(tuning: DomainDiskTuning, unit: 'Iops' | 'Bytes'): PlanDiskRate | undefined {
  const steady = limitsByDirection((direction) => tuning[`${direction}${unit}Sec`]);
  const peaks = limitsByDirection((direction) => tuning[`${direction}${unit}SecMax`]);
  const bursting = DIRECTIONS.filter((direction) => peaks[direction] !== undefined);
  const lengths = bursting.map(
    (direction) => tuning[`${direction}${unit}SecMaxLength`] || DEFAULT_BURST_SECONDS,
  );
  if (Object.keys(steady).length === 0 && bursting.length === 0) return undefined;
  return {
    ...steady,
    ...(bursting.length === 0 ? {} : { burst: { ...peaks, seconds: Math.max(...lengths) } }),
  };
}

function limitsByDirection(
  limitOf: (direction: (typeof DIRECTIONS)[number]) => number | undefined,
): Pick<PlanDiskRate, 'total' | 'read' | 'write'> {
  return Object.fromEntries(
    DIRECTIONS.flatMap((direction) => {
      const limit = limitOf(direction);
      return limit === undefined || limit === 0 ? [] : [[direction, limit] as const];
    }),
  );
}
