import type { PlanDisk, PlanDiskRate } from '../../../../lib/plan';

/** One line for each limit, in a fixed order: "iops read 100". */
export function limitTexts(limits: PlanDisk['limits']): readonly string[] {
  return [...rateTexts('operations', limits?.iops), ...rateTexts('bytes', limits?.bytesPerSecond)];
}

const DIRECTIONS = ['total', 'read', 'write'] as const;

function rateTexts(what: string, rate: PlanDiskRate | undefined): readonly string[] {
  if (rate === undefined) return [];
  const { burst } = rate;
  return DIRECTIONS.flatMap((direction) => {
    const each = rate[direction];
    const more = burst?.[direction];
    return [
      ...(each === undefined ? [] : [`${what} ${direction} ${each} a second`]),
      ...(more === undefined || burst === undefined
        ? []
        : [`${what} ${direction} ${more} a second for ${burst.seconds} s`]),
    ];
  });
}
