import { LibvirtProvider } from '@cdktf/provider-libvirt/lib/provider';
import { LocalBackend, TerraformBackend, TerraformOutput } from 'cdktf';
import { Construct } from 'constructs';
import type { Host } from '../../fleet';
import type { Plan } from '../../plan';
import { terraformObjectsOf } from './document';
import { addElement } from './objects';
import { outputsOf } from './outputs';
import { ownElements } from './own-elements';
import { TERRAFORM_ID } from './scope';

/**
 * Puts the Terraform form of `plan` below `host`: the provider, resources of `@cdktf/provider-libvirt`, outputs, and a backend where the
 * user stated none. What an earlier synthesis put there is replaced.
 */
export function addTerraform(host: Host, plan: Plan): void {
  host.node.tryRemoveChild(TERRAFORM_ID);
  const scope = new Construct(host, TERRAFORM_ID);
  if (!host.node.findAll().some((construct) => TerraformBackend.isBackend(construct))) {
    // Relative to the stack's folder, so that the document is the same everywhere; above the output folder, which may be
    // deleted at any time. cdktf's own default is an absolute path.
    new LocalBackend(scope, { path: `../../../terraform.${host.name}.tfstate` });
  }
  new LibvirtProvider(scope, 'libvirt', { uri: host.libvirtUri });
  withoutCreationStacks(() => {
    ownElements.set(
      host,
      terraformObjectsOf(plan).map((object) => addElement(scope, object)),
    );
  });
  for (const { id, ...output } of outputsOf(plan)) {
    new TerraformOutput(scope, `output.${id}`, output).overrideLogicalId(id);
  }
}

/** By default cdktf keeps a stack trace of every attribute, four fifths of the time that a resource takes; nobody asks for ours. */
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
