import { expect } from '@jest/globals';
import { planChanges, type ChangePlan, type Policy } from '../../../host-agent/planner';
import type { PlanInput } from '../../../lib/plan';
import type { SimulatedHost, SimulatedMachine } from '../../support/simulated-host';
import { appliedHost, carryOut, emptyHost, inputOf } from './apply';
import { sampleFacts, samplePlan, uuidOf } from './sample-plan';

/** A plan for a host, and what is to be done, refused and said of it. */
export interface Scenario {
  readonly name: string;
  /** Applied before, with this done by hand afterwards; absent for a host that is empty. */
  readonly before?: Partial<PlanInput>;
  readonly facts?: Parameters<typeof sampleFacts>[0];
  readonly byHand?: (host: SimulatedHost) => void;
  readonly plan: Partial<PlanInput>;
  readonly policy?: Policy;
  readonly steps: readonly string[];
  readonly refusals?: readonly string[];
  readonly warnings?: readonly string[];
  /** Carried out, and planned again: nothing is left but what was refused. @default not tried */
  readonly settles?: boolean;
}

/** Holds the planner to a scenario. */
export function hold(scenario: Scenario): void {
  const { before, facts, byHand, policy, steps, refusals = [], warnings = [], settles = false } = scenario;
  const host =
    before === undefined
      ? emptyHost(sampleFacts(facts))
      : appliedHost(samplePlan(before), sampleFacts(facts));
  byHand?.(host);
  const plan = samplePlan(scenario.plan);
  const changePlan = planChanges(inputOf(host, plan, policy));
  expect({
    steps: stepTexts(changePlan),
    refusals: codeTexts(changePlan.refusals),
    warnings: codeTexts(changePlan.warnings),
  }).toEqual({ steps, refusals, warnings });
  if (!settles) return;
  expect(carryOut(host, plan, changePlan.steps)).toEqual([]);
  const again = planChanges(inputOf(host, plan, policy));
  expect({ steps: stepTexts(again), refusals: codeTexts(again.refusals) }).toEqual({ steps: [], refusals });
}

/** The sample machine on the host. */
export function web(host: SimulatedHost): SimulatedMachine {
  const machine = host.machines.get(uuidOf(1));
  if (machine === undefined) throw new Error('the sample machine is not there');
  return machine;
}

function stepTexts({ steps }: ChangePlan): readonly string[] {
  return steps.map(
    ({ id, impact, after }) => `${id} ${impact}${after.length > 0 ? ` < ${after.join(' ')}` : ''}`,
  );
}

function codeTexts(entries: ChangePlan['refusals'] | ChangePlan['warnings']): readonly string[] {
  return entries.map(
    ({ code, subject: { kind, name, machine } }) =>
      `${code} ${kind} ${machine === undefined ? '' : `${machine}/`}${name}`,
  );
}
