/** What users need to test their stacks: plans made in memory, and matchers over them. */
export { fleetMatchers, type ExpectedMachine } from './matchers';
export { synthPlan, type SynthPlanOptions } from './synth-plan';
export { testApp } from './test-app';
