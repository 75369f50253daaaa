import type { IConstruct } from 'constructs';
import type { PlanInput } from '../plan';
import { checkedMebibytes, checkedOrDefault, field } from './arguments';
import { ConstructError } from './construct-error';
import { Size } from './size';

/** Memory and its ceiling, as a plan has them. */
export type Memory = PlanInput['machines'][number]['memory'];

const MEMORY_DEFAULT = Size.gibibytes(1);

/**
 * A ceiling takes 65 MiB of memory from the guest, as long as the guest has less than about 3 GiB (decision 0014): nothing to
 * do to a small machine that nobody asked to grow.
 */
const CEILING_FROM_MIB = 2048;
/** Room to double. */
const CEILING_FACTOR = 2;
/** The largest that a plan can say. */
const CEILING_MIB_MAX = 64 * 1024 * 1024;

/** @throws ConstructError when an argument is none that a plan can hold, or the memory can never be reached. */
export function memoryFromProps(
  at: IConstruct,
  props: {
    readonly memory?: Size;
    readonly memoryAtBoot?: Size;
    readonly memoryMax?: Size;
    readonly hugepages?: boolean;
  },
): Memory {
  const size = props.memory ?? MEMORY_DEFAULT;
  const currentMiB = checkedMebibytes(at, 'memory', size);
  const bootMiB =
    props.memoryAtBoot === undefined ? currentMiB : checkedMebibytes(at, 'memoryAtBoot', props.memoryAtBoot);
  const hugepages = checkedOrDefault(
    at,
    'hugepages',
    field.machine.memory.shape.hugepages,
    props.hugepages,
    false,
  );
  if (props.memoryMax !== undefined) {
    const maximumMiB = checkedMebibytes(at, 'memoryMax', props.memoryMax);
    return { bootMiB, ceiling: 'stated', currentMiB, hugepages, maximumMiB };
  }
  const maximumMiB = defaultMaximumMiB({ currentMiB, bootMiB, hugepages });
  if (currentMiB <= maximumMiB) return { bootMiB, ceiling: 'default', currentMiB, hugepages, maximumMiB };
  throw new ConstructError({
    constructPath: at.node.path,
    what: `memory is ${size.toString()}, and the machine boots with ${bootMiB} MiB and has a ceiling of ${maximumMiB} MiB`,
    advice: 'State "memoryMax", or a larger "memoryAtBoot"',
  });
}

function defaultMaximumMiB(given: Omit<Memory, 'maximumMiB' | 'ceiling'>): number {
  const { bootMiB, currentMiB, hugepages } = given;
  // Huge pages are set aside on the host by hand, so room made of them must be somebody's wish.
  const isWorthIt = bootMiB >= CEILING_FROM_MIB && !hugepages;
  // What is plugged in comes in blocks of 2 MiB; an odd size is left as it is.
  const isInBlocks = bootMiB % 2 === 0 && currentMiB % 2 === 0;
  return isWorthIt && isInBlocks ? Math.min(CEILING_FACTOR * bootMiB, CEILING_MIB_MAX) : bootMiB;
}
