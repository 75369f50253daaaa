import type { HostCapabilities } from '../libvirt';
import { collect, readObject, type PartialInventory, type Reading } from './reading';
import type { HostFacts } from './types';

/** Pages of all sizes but the smallest, which is what everything else uses; and the sizes that could not be asked about. */
export async function readHugepages(
  { host }: Reading,
  { numaCells }: HostCapabilities,
): Promise<PartialInventory<HostFacts['hugepages'][number]>> {
  const [, ...sizes] = [
    ...new Set(numaCells.flatMap(({ pages }) => pages.map(({ sizeKiB }) => sizeKiB))),
  ].toSorted((left, right) => left - right);
  const results = await Promise.all(
    sizes.map((sizeKiB) =>
      readObject({ kind: 'host', name: `huge pages of ${sizeKiB} KiB` }, async () => {
        const total = countOf(numaCells, sizeKiB);
        // Most hosts have none, and need not be asked how many of them are free.
        return { sizeKiB, total, free: total === 0 ? 0 : await host.node.freePages(sizeKiB) };
      }),
    ),
  );
  return collect(results);
}

function countOf(numaCells: HostCapabilities['numaCells'], sizeKiB: number): number {
  return numaCells
    .flatMap(({ pages }) => pages)
    .filter((pages) => pages.sizeKiB === sizeKiB)
    .reduce((total, { count }) => total + count, 0);
}
