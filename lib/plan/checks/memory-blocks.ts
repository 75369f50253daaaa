import { MEMORY_BLOCK_MIB } from '../document/machine';
import { collect, NONE, problem, type Check } from './check';

/** Memory that is plugged in, or that is made of huge pages, is a whole number of blocks. */
export const memoryBlocks: Check = (plan) =>
  collect(plan.machines, ({ name, key, memory }, index) => {
    const isPluggable = memory.maximumMiB > memory.bootMiB;
    if (!isPluggable && !memory.hugepages) return NONE;
    if (isWhole(memory.currentMiB) && isWhole(memory.bootMiB) && isWhole(memory.maximumMiB)) return NONE;
    // A balloon takes single pages; only what is plugged in comes in blocks, and it begins where the boot memory ends.
    const parts = isPluggable
      ? (['currentMiB', 'bootMiB', 'maximumMiB'] as const)
      : (['bootMiB', 'maximumMiB'] as const);
    const reason = isPluggable ? 'plugged-in memory comes in blocks' : 'huge pages have a size';
    return parts.flatMap((part) => {
      const sizeMiB = memory[part];
      if (isWhole(sizeMiB)) return [];
      const message = `machine "${name}" has ${WORDS[part]} of ${sizeMiB} MiB, and ${reason} of ${MEMORY_BLOCK_MIB} MiB`;
      const at = { path: `$.machines[${index}].memory.${part}`, key };
      return [problem('memory-not-in-blocks', at, message, `Use ${sizeMiB + 1} MiB.`)];
    });
  });

function isWhole(sizeMiB: number): boolean {
  return sizeMiB % MEMORY_BLOCK_MIB === 0;
}

const WORDS = {
  currentMiB: 'memory',
  bootMiB: 'memory at boot',
  maximumMiB: 'a memory ceiling',
} as const;
