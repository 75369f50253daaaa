/** What users need to test their stacks: plans and Terraform documents made in memory, and matchers over plans. */
export type {
  AsymmetricMatcher,
  ExpectedAddress,
  ExpectedDisk,
  ExpectedImage,
  ExpectedMachine,
  ExpectedMachineDisk,
  ExpectedNetwork,
  ExpectedNic,
  ExpectedPool,
  FleetMatchers,
} from './expected';
export { fleetMatchers } from './matchers';
export { synthPlan, type SynthPlanOptions } from './synth-plan';
export { synthTerraform, type TerraformDocument } from './synth-terraform';
export { testApp } from './test-app';
