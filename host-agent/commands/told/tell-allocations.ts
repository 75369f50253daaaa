import type { AddressUse, AllocationUse, HostAllocations, SubnetUse } from '../../review';
import {
  aboutSizeInWords,
  changeInWords,
  diskAllocationInWords,
  NOT_STATED,
  overcommitInWords,
  PLENTY,
  shown,
  sizeInWords,
} from '../wording';
import type { ToldAddresses, ToldAllocation } from './told';

/** Stated sizes are told exactly, measured ones about. */
interface Quantity {
  readonly stated: (amount: number) => string;
  readonly measured: (amount: number) => string;
}
const NUMBER: Quantity = { stated: String, measured: String };
const SIZE: Quantity = { stated: sizeInWords, measured: aboutSizeInWords };

/** vCPUs, memory, and the disks of each pool. */
export function tellAllocations({ vcpus, memoryMiB, pools }: HostAllocations): readonly ToldAllocation[] {
  return [
    tellUse('vcpus', 'vCPUs', vcpus, NUMBER),
    tellUse('memoryMiB', 'memory', memoryMiB, SIZE),
    ...pools.map((pool) => tellUse('diskMiB', diskAllocationInWords(pool.pool), pool, SIZE)),
  ];
}

function tellUse(
  kind: ToldAllocation['kind'],
  name: string,
  { before, after, capacity, overcommit, limit }: AllocationUse,
  { stated, measured }: Quantity,
): ToldAllocation {
  return {
    kind,
    name,
    before: stated(before),
    after: stated(after),
    capacity: capacity === undefined ? NOT_STATED : measured(capacity),
    overcommit: overcommitInWords(overcommit),
    limit: limit === undefined ? NOT_STATED : measured(limit),
    numbers: {
      before,
      after,
      ...(capacity === undefined ? {} : { capacity }),
      ...(limit === undefined ? {} : { limit }),
    },
  };
}

/** How one subnet is used; where nothing changes, or nothing was there before, each is one value. */
export function tellAddresses({ network, before, after }: AddressUse): ToldAddresses {
  return {
    network: shown(network),
    subnet: changeInWords(before?.cidr, after?.cidr),
    fixed: changeInWords(numberOf(before?.fixed), numberOf(after?.fixed)),
    dynamic: changeInWords(numberOf(before?.dynamic), numberOf(after?.dynamic)),
    free: changeInWords(freeOf(before), freeOf(after)),
  };
}

function numberOf(number: number | undefined): string | undefined {
  return number === undefined ? undefined : String(number);
}

function freeOf(use: SubnetUse | undefined): string | undefined {
  return use === undefined ? undefined : (numberOf(use.free) ?? PLENTY);
}
