import { unhook } from './files';
import { afterAll, jest } from '@jest/globals';
import { faultScenarios } from '../scenarios';
import type { FaultScenario } from '../types';
import { SimulatedStage } from './stage';
import { chart, Trials, type Course } from './trial';

/** A scenario is tried a few hundred times, on machines that have other things to do. */
const TEST_MS_MAX = 900_000;

export interface Trying {
  readonly course: Course;
  readonly trials: Trials;
}

/** For the top of a test file: scenarios are charted when they are first asked for, each on a host of its own. */
export function useTrials(): (scenario: FaultScenario) => Promise<Trying> {
  jest.setTimeout(TEST_MS_MAX);
  const stages: SimulatedStage[] = [];
  const charted = new Map<string, Promise<Trying>>();
  afterAll(() => {
    for (const stage of stages) stage.remove();
    unhook();
  });
  const begin = async (scenario: FaultScenario): Promise<Trying> => {
    const stage = new SimulatedStage();
    stages.push(stage);
    const course = await chart(stage, scenario);
    return { course, trials: new Trials(stage, course) };
  };
  return (scenario) => {
    const known = charted.get(scenario.name) ?? begin(scenario);
    charted.set(scenario.name, known);
    return known;
  };
}

export const scenarioRows = faultScenarios.map((scenario) => [scenario.name, scenario] as const);
