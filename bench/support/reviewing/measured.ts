import { run } from '../programs';
import type { Phase } from './phases';

/** CPU time of each repeat of each phase, the first one with a cold compiler. */
export type Measured = Readonly<Record<Phase, readonly number[]>>;

/**
 * The same for every size: the best of more is better, which would make the growth to a size that is repeated less look worse than it
 * is. The third repeat of the smallest size takes half of what the first one does, when the compiler has seen nothing.
 */
const REPEATS = 4;

/** Measures reviews of so many machines in a process that is started for it. `program` is the bundled child. */
export async function measureInChild(program: string, machines: number, changed: number): Promise<Measured> {
  const words = [program, String(machines), String(changed), String(REPEATS)];
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the answer of our own program
  return JSON.parse(await run(process.execPath, words)) as Measured;
}
