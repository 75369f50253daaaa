import { run } from '../programs';
import type { Phase } from './phases';

/** CPU time of each repeat of each phase, the first one with a cold compiler. */
export type Measured = Readonly<Record<Phase, readonly number[]>>;

/** Machines that a child reviews in all, so that the compiler has seen everything; at least so many repeats. */
const MACHINES_IN_ALL = 40_000;
const REPEATS_MIN = 3;

/** Measures reviews of so many machines in a process that is started for it. `program` is the bundled child. */
export async function measureInChild(program: string, machines: number, changed: number): Promise<Measured> {
  const repeats = Math.max(REPEATS_MIN, Math.ceil(MACHINES_IN_ALL / machines));
  const words = [program, String(machines), String(changed), String(repeats)];
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the answer of our own program
  return JSON.parse(await run(process.execPath, words)) as Measured;
}
