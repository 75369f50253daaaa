import { scenarioRows, useTrials } from './use-trials';
import { describe, expect, it } from '@jest/globals';
import { runPass } from './pass';
import { digestOf, SimulatedStage } from './stage';
import { chart, passageOn, Trials } from './trial';
import { Killed } from './turns';

useTrials();

/** Enough to be all over the scenario, and few enough to be quick. */
const KILLS = 12;

describe('what is taken for the world of a killed agent', () => {
  const [, adoptImage] = scenarioRows.find(([name]) => name === 'adopt-image') ?? [];

  it('is the one that an agent leaves which is killed for real', async () => {
    const stage = new SimulatedStage();
    try {
      if (adoptImage === undefined) throw new Error('there is no such scenario');
      const course = await chart(stage, adoptImage);
      const worlds = await new Trials(stage, course).worldsOfKills();
      const kills = worlds.flatMap(({ left, faults }) => faults.map((fault) => ({ left, fault })));
      for (let index = 0; index < KILLS; index += 1) {
        const kill = kills[Math.floor((index * kills.length) / KILLS)];
        if (kill === undefined) throw new Error('there are too few calls');
        stage.restore(course.before);
        const { plan, scenario } = course;
        const passage = passageOn(stage, { fault: kill.fault });
        await expect(runPass({ stage, plan, scenario, passage })).rejects.toThrow(Killed);
        expect({ ...kill.fault, digest: digestOf(stage.moment()) }).toEqual({
          ...kill.fault,
          digest: digestOf(kill.left),
        });
      }
    } finally {
      stage.remove();
    }
  });

  it('comes in the same order of the same calls in every run', async () => {
    const stage = new SimulatedStage();
    try {
      if (adoptImage === undefined) throw new Error('there is no such scenario');
      const first = await chart(stage, adoptImage);
      const second = await chart(stage, adoptImage);
      expect(second.points).toEqual(first.points);
      expect(second.expected).toEqual(first.expected);
    } finally {
      stage.remove();
    }
  });
});
