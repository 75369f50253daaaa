import type { IConstruct } from 'constructs';
import type { PlanInput } from '../plan';
import { checkedArgument, field, inCanonicalOrder } from './arguments';
import type { Size } from './size';

/** How fast a disk may be used: `total`, or reading and writing each by itself. */
export interface DiskRateProps<Rate> {
  /** @default - no limit on all of it together */
  readonly total?: Rate;
  /** @default - no limit on reading */
  readonly read?: Rate;
  /** @default - no limit on writing */
  readonly write?: Rate;
  /**
   * How fast for a while, after having been idle; only beside the rate that it exceeds. `seconds` says how long.
   * @default - never faster; of a stated burst 1 second
   */
  readonly burst?: {
    readonly total?: Rate;
    readonly read?: Rate;
    readonly write?: Rate;
    readonly seconds?: number;
  };
}

export interface DiskLimitProps {
  /**
   * Operations a second.
   * @default - no limit
   */
  readonly iops?: DiskRateProps<number>;
  /**
   * Bytes a second, as a number or a size.
   * @default - no limit
   */
  readonly bytesPerSecond?: DiskRateProps<number | Size>;
}

/** A disk's limits, as a plan has them. */
export type DiskLimits = NonNullable<PlanInput['machines'][number]['disks'][number]['limits']>;
type PlanRate = NonNullable<DiskLimits['iops']>;

/** QEMU's own unit and default. */
const BURST_SECONDS_DEFAULT = 1;

/** @throws ConstructError when an argument is none that a plan can hold; what goes with what is checked at synthesis. */
export function diskLimitsFromProps(
  at: IConstruct,
  props: DiskLimitProps | undefined,
): DiskLimits | undefined {
  if (props === undefined) return undefined;
  const limits: DiskLimits = {
    ...(props.iops === undefined ? {} : { iops: planRate(props.iops) }),
    ...(props.bytesPerSecond === undefined ? {} : { bytesPerSecond: planRate(props.bytesPerSecond) }),
  };
  return inCanonicalOrder(checkedArgument(at, 'limits', field.disk.limits, limits));
}

function planRate({ burst, ...steady }: DiskRateProps<number | Size>): PlanRate {
  return {
    ...directions(steady),
    ...(burst === undefined
      ? {}
      : { burst: { ...directions(burst), seconds: burst.seconds ?? BURST_SECONDS_DEFAULT } }),
  };
}

function directions(rates: {
  readonly total?: number | Size;
  readonly read?: number | Size;
  readonly write?: number | Size;
}): Pick<PlanRate, 'total' | 'read' | 'write'> {
  const { total, read, write } = rates;
  return {
    ...(total === undefined ? {} : { total: plainNumber(total) }),
    ...(read === undefined ? {} : { read: plainNumber(read) }),
    ...(write === undefined ? {} : { write: plainNumber(write) }),
  };
}

function plainNumber(amount: number | Size): number {
  return typeof amount === 'number' ? amount : amount.toBytes();
}
