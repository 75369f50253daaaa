import { Testing, TerraformStack } from 'cdktf';
import type { Plan } from '../../../lib/plan';
import { terraformObjectsOf } from '../../../lib/synth/terraform/document';
import { addElement } from '../../../lib/synth/terraform/objects';

/** The resources of `plan` as a Terraform document, in the attributes that the provider gets. */
export function documentOf(plan: Plan): unknown {
  const stack = new TerraformStack(Testing.app(), 'equivalence');
  for (const object of terraformObjectsOf(plan)) addElement(stack, object);
  return JSON.parse(Testing.synth(stack));
}
