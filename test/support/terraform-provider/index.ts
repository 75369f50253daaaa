/**
 * A provider of the tests' own that a real Terraform or OpenTofu calls in place of dmacvicar/libvirt, and what tests need around it:
 *
 *     cdk.tf.json --terraform--> plugin protocol --> provider process --> world (who needs whom, who is in use)
 *                     |                                   |
 *                   state  <--------- compared --------> record (what arrived, in which order)
 */
export { arrivalProblems, stateResources, type StateResource } from './arrival';
export { resourcesIn, type StatedResource } from './document';
export { orderProblems, unstatedNeeds } from './order';
export { startProvider, type ProviderProcess } from './process';
export type { RecordEntry } from './record';
export {
  findTerraform,
  terraformEnvironment,
  terraformIn,
  type Terraform,
  type TerraformBinary,
  type TerraformOutcome,
} from './terraform';
export { valuesAt } from './world';
export { inWorkspace, mustSucceed, type Workspace } from './workspace';
