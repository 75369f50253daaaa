import { Testing, TerraformStack } from 'cdktf';
import type { Plan } from '../../../lib/plan';
import { terraformObjectsOf } from '../../../lib/synth/terraform/document';
import { addElement } from '../../../lib/synth/terraform/objects';

/** cdktf would otherwise keep a stack trace of every attribute, most of the time that a random plan takes. */
const CREATION_STACK_SWITCH = 'CDKTN_DISABLE_CREATION_STACK';

/** The resources of `plan` as a Terraform document, in the attributes that the provider gets. */
export function documentOf(plan: Plan): unknown {
  process.env[CREATION_STACK_SWITCH] = '1';
  const stack = new TerraformStack(Testing.app(), 'equivalence');
  for (const object of terraformObjectsOf(plan)) addElement(stack, object);
  return JSON.parse(Testing.synth(stack));
}
