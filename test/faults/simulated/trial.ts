import { ExecutorFault } from '../../../host-agent/executor';
import type { Plan } from '../../../lib/plan';
import type { Fault, FaultScenario } from '../types';
import { FaultyPassage, type Point } from './faulty';
import { runPass, type Breakage, type PassOptions, type PassResult } from './pass';
import { differences, pictureOf, strangersOf, writtenDisks, type Picture } from './picture';
import { digestOf, type Moment, type SimulatedStage } from './stage';
import { Killed } from './turns';

/** What is promised: so many passes after the fault, and then there is nothing left to do. */
const FURTHER_PASSES_MAX = 2;

/** A change of the host without a fault: what every run with one is held against. */
export interface Course {
  readonly scenario: FaultScenario;
  readonly plan: Plan;
  readonly before: Moment;
  readonly points: readonly Point[];
  readonly expected: Picture;
  readonly refused: readonly string[];
}

/** What became of a fault. */
export interface Verdict {
  /** Sentences; empty when all that is promised was kept. */
  readonly problems: readonly string[];
  /** Whether the point came at all. */
  readonly happened: boolean;
}

/** Reaches the scenario's beginning, and then its end once without any fault. @throws Error when that fails already */
export async function chart(stage: SimulatedStage, scenario: FaultScenario): Promise<Course> {
  stage.restore(stage.empty);
  const { before, after } = scenario.plans(stage);
  if (before !== undefined) requireDone(await runPass({ stage, plan: before, scenario }));
  await scenario.prepare?.(stage);
  const start = stage.moment();
  const points: Point[] = [];
  const passage = passageOn(stage, { watch: (point) => points.push(point) });
  requireDone(await runPass({ stage, plan: after, scenario, passage }));
  const { wanted, refused } = await runPass({ stage, plan: after, scenario });
  stage.waitForGuests();
  if (wanted.length > 0) throw new Error(`${scenario.name} never ends: ${wanted.join(', ')}`);
  const strange = differences(strangersOf(stage.empty), strangersOf(stage.moment()));
  if (strange.length > 0) throw new Error(strange.join('; '));
  return { scenario, plan: after, before: start, points, expected: pictureOf(stage.moment()), refused };
}

function requireDone({ undone }: PassResult): void {
  if (undone.length > 0) throw new Error(undone.join('; '));
}

export function passageOn(
  stage: SimulatedStage,
  options: { readonly fault?: Fault; readonly watch?: (point: Point) => void } = {},
): FaultyPassage {
  return new FaultyPassage({ world: stage.world, turns: stage.turns, folder: stage.folder, ...options });
}

/** Tries faults on one course. Worlds that have been recovered from once are not recovered from again. */
export class Trials {
  readonly #stage: SimulatedStage;
  readonly #course: Course;
  readonly #known = new Map<string, readonly string[]>();
  readonly #written: ReadonlyMap<number, readonly string[]>;

  constructor(stage: SimulatedStage, course: Course) {
    this.#stage = stage;
    this.#course = course;
    this.#written = writtenDisks(course.before);
  }

  /** Lets one thing go wrong, starts the agent anew, and holds the host to what is promised. */
  async try(fault: Fault, broken?: Breakage): Promise<Verdict> {
    const stage = this.#stage;
    stage.restore(this.#course.before);
    const passage = passageOn(stage, { fault });
    const ending = await this.#endOf({
      ...this.#pass(),
      passage,
      ...(broken === undefined ? {} : { broken }),
    });
    const { happened } = passage;
    const problems = [...ending, ...(await this.recover(stage.moment(), broken))];
    return { problems, happened };
  }

  /** From what a fault has left: at most two passes, and all is as planned and nothing lost. */
  async recover(left: Moment, broken?: Breakage): Promise<readonly string[]> {
    const digest = digestOf(left);
    const known = broken === undefined ? this.#known.get(digest) : undefined;
    if (known !== undefined) return known;
    const problems = await this.#recovered(left, broken);
    this.#known.set(digest, problems);
    return problems;
  }

  /**
   * The worlds that a killed agent leaves, each with the points at which it would: one run shows them all, because what a dead agent
   * does not do any more changes nothing.
   */
  async worldsOfKills(): Promise<readonly { readonly left: Moment; readonly faults: readonly Fault[] }[]> {
    const stage = this.#stage;
    stage.restore(this.#course.before);
    const worlds: { readonly left: Moment; readonly faults: Fault[] }[] = [
      { left: stage.moment(), faults: [] },
    ];
    let isFresh = true;
    const watch = ({ site: at, number: point, name, writes }: Point): void => {
      worlds.at(-1)?.faults.push({ kind: 'agent-killed', at, moment: 'before', point });
      // A refresh changes nothing on the host, but what libvirt knows of it.
      if (writes || name === 'pools.refresh') isFresh = false;
      if (!isFresh) worlds.push({ left: stage.moment(), faults: [] });
      isFresh = true;
      worlds.at(-1)?.faults.push({ kind: 'agent-killed', at, moment: 'after', point });
    };
    await runPass({ ...this.#pass(), passage: passageOn(stage, { watch }) });
    return worlds;
  }

  #pass(): Pick<PassOptions, 'stage' | 'plan' | 'scenario'> {
    const { plan, scenario } = this.#course;
    return { stage: this.#stage, plan, scenario };
  }

  /** A pass may fail in the world's ways, and be killed; a fault of ours it must not have. */
  async #endOf(options: PassOptions): Promise<readonly string[]> {
    try {
      await runPass(options);
      return [];
    } catch (error) {
      if (error instanceof Killed) return [];
      const isOurs =
        error instanceof ExecutorFault || error instanceof TypeError || error instanceof RangeError;
      const isHung = error instanceof Error && error.name === 'Hung';
      if (!isOurs && !isHung) return [];
      const cause = error instanceof ExecutorFault ? `: ${String(error.cause)}` : '';
      return [`the pass ended with ${error.name}: ${error.message}${cause}`];
    }
  }

  async #recovered(left: Moment, broken: Breakage | undefined): Promise<readonly string[]> {
    const stage = this.#stage;
    stage.restore(left);
    const written = new Map([...this.#written, ...writtenDisks(left)]);
    for (let pass = 0; ; pass += 1) {
      let result: PassResult;
      try {
        result = await runPass({ ...this.#pass(), ...(broken === undefined ? {} : { broken }) });
      } catch (error) {
        return [`pass ${pass + 1} after the fault needs somebody's help: ${String(error)}`];
      }
      if (result.wanted.length === 0) return this.#judge(result, written);
      if (pass < FURTHER_PASSES_MAX) continue;
      const undone = result.undone.length === 0 ? '' : ` (${result.undone.join('; ')})`;
      return [`pass ${pass + 1} after the fault still wants ${result.wanted.join(', ')}${undone}`];
    }
  }

  #judge({ refused }: PassResult, written: ReadonlyMap<number, readonly string[]>): readonly string[] {
    this.#stage.waitForGuests();
    const end = this.#stage.moment();
    const { expected, refused: asBefore } = this.#course;
    const found = writtenDisks(end);
    const lost = [...written].flatMap(([number, paths]) => {
      const places = found.get(number) ?? [];
      if (places.length === 1) return [];
      const what = places.length === 0 ? 'is lost' : `is there ${places.length} times`;
      return [`what a guest wrote on ${paths.join(' and ')} ${what}`];
    });
    const refusals =
      refused.join() === asBefore.join() ? [] : [`refused is ${refused.join()}, not ${asBefore.join()}`];
    const strange = differences(strangersOf(this.#stage.empty), strangersOf(end)).map(
      (one) => `not ours: ${one}`,
    );
    return [...lost, ...refusals, ...strange, ...differences(expected, pictureOf(end))];
  }
}
