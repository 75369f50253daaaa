import type { ChangePlan } from '../../planner';
import { plain } from '../terminal/plain';
import { aboutSizeInWords, sizeInWords } from '../wording';
import { tableLines } from './table';

/** What nobody knows. */
const UNKNOWN = '?';

/**
 * What is given to machines now and afterwards, next to what the host may give with its overcommit. A host that does not say what
 * it has says 0.
 */
export function allocationLines(
  { before, after, capacity }: ChangePlan['allocation'],
  spaceOf: (pool: string) => number | undefined,
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
      [
        'vCPUs',
        String(before.vcpus),
        String(after.vcpus),
        capacity.vcpus === 0 ? UNKNOWN : String(capacity.vcpus),
      ],
      [
        'memory',
        sizeInWords(before.memoryMiB),
        sizeInWords(after.memoryMiB),
        capacity.memoryMiB === 0 ? UNKNOWN : aboutSizeInWords(capacity.memoryMiB),
      ],
      ...pools.map((pool) => [
        `disk, pool ${plain(pool)}`,
        sizeInWords(before.diskMiBByPool[pool] ?? 0),
        sizeInWords(after.diskMiBByPool[pool] ?? 0),
        roomIn(spaceOf(pool)),
      ]),
    ],
  );
}

function roomIn(sizeMiB: number | undefined): string {
  return sizeMiB === undefined ? UNKNOWN : aboutSizeInWords(sizeMiB);
}
