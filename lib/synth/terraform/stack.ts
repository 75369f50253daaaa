import { LibvirtProvider } from '@cdktf/provider-libvirt/lib/provider';
import { LocalBackend, TerraformBackend } from 'cdktf';
import { Construct, type IConstruct } from 'constructs';
import type { Host } from '../../fleet';

/** No id of a user's construct begins with a dollar sign by accident. */
const STACK_ID = '$stack';

/** Takes away what an earlier synthesis completed: the author may have stated it meanwhile. */
export function forgetCompletion(host: Host): void {
  host.node.tryRemoveChild(STACK_ID);
}

/**
 * Gives `host` what Terraform needs of every stack and its author has not `stated`: the provider, and where the state is kept. Before
 * anything is validated, since cdktf's own validations ask for a provider. Returns all that was made.
 */
export function completeStack(host: Host, stated: readonly IConstruct[]): readonly IConstruct[] {
  const scope = new Construct(host, STACK_ID);
  if (!stated.some((construct) => TerraformBackend.isBackend(construct))) {
    // Relative to the stack's folder, so that the document is the same everywhere; above the output folder, which may be
    // deleted at any time. cdktf's own default is an absolute path.
    new LocalBackend(scope, { path: `../../../terraform.${host.name}.tfstate` });
  }
  if (!stated.some(isDefaultProvider)) new LibvirtProvider(scope, 'libvirt', { uri: host.libvirtUri });
  return scope.node.findAll();
}

/** One without an alias is what every resource uses that names no other; there can be one of them. */
function isDefaultProvider(construct: IConstruct): boolean {
  return construct instanceof LibvirtProvider && construct.alias === undefined;
}
