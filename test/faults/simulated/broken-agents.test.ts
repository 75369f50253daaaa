import { useTrials } from './use-trials';
import { describe, expect, it } from '@jest/globals';
import { faultScenarios } from '../scenarios';
import { brokenAgents } from './broken-agents';
import { SimulatedStage } from './stage';
import { chart, Trials } from './trial';
import type { Fault } from '../types';

useTrials();

/** A call that there is not: only the agent itself does wrong. */
const NO_FAULT: Fault = { kind: 'no-answer', point: 1_000_000 };

describe('an agent that is broken on purpose', () => {
  it.each(brokenAgents.map((agent) => [agent.name, agent] as const))(
    '%s: is caught',
    async (_name, agent) => {
      const stage = new SimulatedStage();
      try {
        const scenario = faultScenarios.find(({ name }) => name === agent.scenario);
        if (scenario === undefined) throw new Error(`there is no scenario ${agent.scenario}`);
        const trials = new Trials(stage, await chart(stage, scenario));
        expect((await trials.try(NO_FAULT)).problems).toEqual([]);
        const { problems } = await trials.try(NO_FAULT, agent.break(stage));
        expect(problems.join('\n')).toMatch(agent.caught);
      } finally {
        stage.remove();
      }
    },
  );
});
