import { TerraformOutput } from 'cdktf';
import { Construct } from 'constructs';
import type { Host } from '../../fleet';
import type { Plan } from '../../plan';
import { terraformObjectsOf } from './document';
import { notCarriedOf } from './gaps';
import { addElement } from './objects';
import { outputsOf, type TerraformOutputValue } from './outputs';
import { notCarried } from './own-elements';
import { TERRAFORM_ID } from './scope';

/**
 * Puts the Terraform form of `plan` below `host`: resources of `@cdktf/provider-libvirt`, and outputs. What an earlier synthesis put
 * there is replaced.
 */
export function addTerraform(host: Host, plan: Plan): void {
  host.node.tryRemoveChild(TERRAFORM_ID);
  const scope = new Construct(host, TERRAFORM_ID);
  withoutCreationStacks(() => {
    for (const object of terraformObjectsOf(plan)) addElement(scope, object);
    for (const output of outputsOf(plan)) addOutput(scope, output);
  });
  notCarried.set(host, notCarriedOf(plan));
}

function addOutput(scope: Construct, { id, ...config }: TerraformOutputValue): void {
  new TerraformOutput(scope, `output.${id}`, config).overrideLogicalId(id);
}

/** By default cdktf keeps a stack trace of every attribute, for which more than half of its time goes; nobody asks for ours. */
const CREATION_STACK_SWITCH = 'CDKTN_DISABLE_CREATION_STACK';

function withoutCreationStacks(work: () => void): void {
  const before = process.env[CREATION_STACK_SWITCH];
  process.env[CREATION_STACK_SWITCH] = '1';
  try {
    work();
  } finally {
    if (before === undefined) Reflect.deleteProperty(process.env, CREATION_STACK_SWITCH);
    else process.env[CREATION_STACK_SWITCH] = before;
  }
}
