import type { PlanDisk, PlanDiskRate } from '../plan';
import type { DiskTuningDescription } from './shapes';

/** The limits of a disk by libvirt's names; absent when the plan states none. */
export function describeDiskTuning(limits: PlanDisk['limits']): DiskTuningDescription | undefined {
  const tuning = { ...rates('Iops', limits?.iops), ...rates('Bytes', limits?.bytesPerSecond) };
  return Object.keys(tuning).length === 0 ? undefined : tuning;
}

const DIRECTIONS = ['total', 'read', 'write'] as const;

/** How long a burst lasts is said of each rate that has one: libvirt takes no length by itself. */
function rates(unit: 'Iops' | 'Bytes', rate: PlanDiskRate | undefined): DiskTuningDescription {
  if (rate === undefined) return {};
  const { burst } = rate;
  return Object.fromEntries(
    DIRECTIONS.flatMap((direction) => {
      const [steady, peak] = [rate[direction], burst?.[direction]];
      return [
        ...(steady === undefined ? [] : [[`${direction}${unit}Sec`, steady] as const]),
        ...(burst === undefined || peak === undefined
          ? []
          : [
              [`${direction}${unit}SecMax`, peak] as const,
              [`${direction}${unit}SecMaxLength`, burst.seconds] as const,
            ]),
      ];
    }),
  );
}
