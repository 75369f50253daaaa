import type { IConstruct } from 'constructs';
import type { PlanInput } from '../plan';
import { checkedArgument, checkedKibibytes, field } from './arguments';
import type { Size } from './size';

/** How much may pass in one direction. */
export interface BandwidthProps {
  /** In each second, over time. */
  readonly averagePerSecond: Size;
  /**
   * In a single second.
   * @default - what the burst allows
   */
  readonly peakPerSecond?: Size;
  /**
   * At once, as fast as the peak.
   * @default - what the kernel chooses
   */
  readonly burst?: Size;
}

/** A network filter that is defined on the host, and what it is to know. */
export interface NicFilterProps {
  /** libvirt's own are called `clean-traffic` and the like. */
  readonly name: string;
  /**
   * Values by the names that the filter gives them, such as `IP`.
   * @default - none
   */
  readonly parameters?: Readonly<Record<string, string>>;
}

type PlanNicInput = PlanInput['machines'][number]['nics'][number];
/** A NIC's bandwidth, as a plan has it. */
export type Bandwidth = NonNullable<PlanNicInput['bandwidth']>;
/** A NIC's filter, as a plan has it. */
export type NicFilter = NonNullable<PlanNicInput['filter']>;
type Direction = NonNullable<Bandwidth['inbound']>;

/** @throws ConstructError when an argument is none that a plan can hold; what goes with what is checked at synthesis. */
export function bandwidthFromProps(
  at: IConstruct,
  props: { readonly inbound?: BandwidthProps; readonly outbound?: BandwidthProps } | undefined,
): Bandwidth | undefined {
  if (props === undefined) return undefined;
  const { inbound, outbound } = props;
  return {
    ...(inbound === undefined ? {} : { inbound: direction(at, 'bandwidth.inbound', inbound) }),
    ...(outbound === undefined ? {} : { outbound: direction(at, 'bandwidth.outbound', outbound) }),
  };
}

/** @throws ConstructError when an argument is none that a plan can hold. */
export function nicFilterFromProps(
  at: IConstruct,
  props: string | NicFilterProps | undefined,
): NicFilter | undefined {
  if (props === undefined) return undefined;
  const { name, parameters = {} } = typeof props === 'string' ? { name: props } : props;
  const filter: NicFilter = {
    name,
    parameters: Object.entries(parameters)
      .map(([parameter, value]) => ({ name: parameter, value }))
      // By code unit, as the plan's check compares: a locale's order would differ from machine to machine.
      .sort((left, right) => (left.name < right.name ? -1 : 1)),
  };
  return checkedArgument(at, 'filter', field.nic.filter, filter);
}

function direction(at: IConstruct, argument: string, props: BandwidthProps): Direction {
  const kibibytes = (part: string, size: Size): number =>
    checkedKibibytes(at, `${argument}.${part}`, {
      size,
      schema: field.nic.bandwidth.unwrap().shape.inbound.unwrap().shape.averageKiBPerSecond,
    });
  const { peakPerSecond, burst } = props;
  const averageKiBPerSecond = kibibytes('averagePerSecond', props.averagePerSecond);
  const peakKiBPerSecond = peakPerSecond && kibibytes('peakPerSecond', peakPerSecond);
  const burstKiB = burst && kibibytes('burst', burst);
  return {
    averageKiBPerSecond,
    ...(burstKiB === undefined ? {} : { burstKiB }),
    ...(peakKiBPerSecond === undefined ? {} : { peakKiBPerSecond }),
  };
}
