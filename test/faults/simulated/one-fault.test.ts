import { describe, expect, it } from '@jest/globals';
import { faultScenarios } from '../scenarios';
import type { Fault } from '../types';
import { useTrials } from './use-trials';

/** As a failure of the other tests names it. */
const GIVEN =
  process.env['FLEETWRIGHT_FAULT'] ?? '{"scenario":"create-lab","fault":{"kind":"no-answer","point":120}}';

const trying = useTrials();

describe('one fault', () => {
  it(`${GIVEN}: two passes lead to the plan, and nothing is lost, doubled or left behind`, async () => {
    const { scenario: name, fault } = JSON.parse(GIVEN) as {
      readonly scenario: string;
      readonly fault: Fault;
    };
    const scenario = faultScenarios.find((candidate) => candidate.name === name);
    if (scenario === undefined) throw new Error(`there is no scenario ${name}`);
    const { trials } = await trying(scenario);
    expect(await trials.try(fault)).toEqual({ problems: [], happened: true });
  });
});
