import { renderPage } from '../../../../host-agent/commands/page/render-page';
import type { ToldReview } from '../../../../host-agent/commands/told';
import type { Plan } from '../../../../lib/plan';
import { SCENARIOS, toldOf, type Scenario } from '../review/scenarios';

/** What is told of a scenario. */
export function toldScenario(name: string): ToldReview {
  return toldOf(findScenario(name));
}

/** What is told of several scenarios without found hosts at once, each on a host of its own. */
export function toldTogether(names: readonly string[]): ToldReview {
  const renamed = (plans: readonly Plan[], index: number): readonly Plan[] =>
    plans.slice(0, 1).map((plan) => ({ ...plan, host: { ...plan.host, name: `host-${index + 1}` } }));
  const scenarios = names.map(findScenario);
  return toldOf({
    base: scenarios.flatMap(({ base }, index) => renamed(base, index)),
    head: scenarios.flatMap(({ head }, index) => renamed(head, index)),
  });
}

function findScenario(name: string): Scenario {
  const scenario = SCENARIOS[name];
  if (scenario === undefined) throw new Error(`there is no scenario ${name}`);
  return scenario;
}

/** The page of a scenario. */
export function pageOf(name: string): string {
  return renderPage(toldScenario(name));
}

/** Scenarios in which much is shown: every impact, refusals, concerns, several hosts, what was found on hosts. */
export const RICH: readonly string[] = ['delete-protected', 'less-safe', 'host-gone', 'drift'];
