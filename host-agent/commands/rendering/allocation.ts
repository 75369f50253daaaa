import type { Inventory } from '../../inventory';
import type { ChangePlan } from '../../planner';
import { plain } from '../terminal/plain';
import { aboutSizeInWords, sizeInWords } from '../wording';
import { tableLines } from './table';

/** What is given to machines now and afterwards, next to what the host may give with its overcommit. */
export function allocationLines(
  { before, after, capacity }: ChangePlan['allocation'],
  inventory: Inventory,
): readonly string[] {
  const pools = [
    ...new Set([...Object.keys(before.diskMiBByPool), ...Object.keys(after.diskMiBByPool)]),
  ].sort();
  return tableLines(
    [
      { title: '' },
      { title: 'now', align: 'right' },
      { title: 'after', align: 'right' },
      { title: 'room', align: 'right' },
    ],
    [
      ['vCPUs', String(before.vcpus), String(after.vcpus), String(capacity.vcpus)],
      [
        'memory',
        sizeInWords(before.memoryMiB),
        sizeInWords(after.memoryMiB),
        aboutSizeInWords(capacity.memoryMiB),
      ],
      ...pools.map((pool) => [
        `disk, pool ${plain(pool)}`,
        sizeInWords(before.diskMiBByPool[pool] ?? 0),
        sizeInWords(after.diskMiBByPool[pool] ?? 0),
        spaceOf(inventory, pool),
      ]),
    ],
  );
}

function spaceOf(inventory: Inventory, pool: string): string {
  const space = inventory.pools.find((candidate) => candidate.name === pool)?.space;
  return space === undefined ? '?' : aboutSizeInWords(space.capacityMiB);
}
