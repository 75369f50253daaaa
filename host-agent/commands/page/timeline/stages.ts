import { IMPACTS, type Impact } from '../../../planner';
import type { ToldStep } from '../../told';

/** Steps by when they can be done: each stage waits for something in the one before. */
export interface Timeline {
  /** The gentlest first; only those that any step has. */
  readonly lanes: readonly { readonly impact: Impact; readonly cells: readonly (readonly ToldStep[])[] }[];
  /** Of each column; from 1. */
  readonly stages: readonly { readonly first: number; readonly last: number }[];
}

/** A lane for each impact, and in it a cell for each stage; of more stages than `stagesMax`, neighbours share a column. */
export function timelineOf(steps: readonly ToldStep[], stagesMax: number): Timeline {
  const stageOf = stagesOf(steps);
  const stageCount = [...stageOf.values()].reduce((last, stage) => Math.max(last, stage), 0);
  const width = Math.ceil(stageCount / stagesMax);
  const columnCount = stageCount === 0 ? 0 : Math.ceil(stageCount / width);
  const columns = Array.from({ length: columnCount }, (_, index) => index);
  const cells = new Map<string, ToldStep[]>();
  for (const step of steps) {
    const column = Math.floor(((stageOf.get(step.id) ?? 1) - 1) / width);
    const key = `${step.impact} ${column}`;
    const cell = cells.get(key) ?? [];
    cell.push(step);
    cells.set(key, cell);
  }
  return {
    lanes: IMPACTS.filter((impact) => steps.some((step) => step.impact === impact)).map((impact) => ({
      impact,
      cells: columns.map((column) => cells.get(`${impact} ${column}`) ?? []),
    })),
    stages: columns.map((column) => ({
      first: column * width + 1,
      last: Math.min(stageCount, (column + 1) * width),
    })),
  };
}

/** By a step's id; steps stand after all that they wait for. */
function stagesOf(steps: readonly ToldStep[]): ReadonlyMap<string, number> {
  const stages = new Map<string, number>();
  for (const { id, after } of steps) {
    let stage = 1;
    for (const earlier of after) stage = Math.max(stage, (stages.get(earlier) ?? 0) + 1);
    stages.set(id, stage);
  }
  return stages;
}
