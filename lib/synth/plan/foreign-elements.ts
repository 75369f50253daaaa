import { TerraformModule, TerraformResource } from 'cdktf';
import type { IConstruct } from 'constructs';
import { isTerraformOnly } from '../../fleet';
import type { SynthesisProblem } from '../problems';
import { terraformScopeOf } from '../terraform/scope';
import type { WalkedHost } from './walk';

/**
 * Resources and modules that an author put below `hosts` beside our constructs, without saying that they are for Terraform alone:
 * a plan cannot say them, so a host that is kept by the agent would silently lack them.
 */
export function foreignElementProblems(hosts: readonly WalkedHost[]): readonly SynthesisProblem[] {
  const ours = new Set<IConstruct | undefined>(hosts.map(({ host }) => terraformScopeOf(host)));
  // Once each: what stands on a host that stands on another belongs to both.
  return [...new Set(hosts.flatMap(({ elements }) => elements))]
    .filter((element) => isProvisioned(element) && !isTerraformOnly(element))
    .filter(({ node }) => !node.scopes.some((scope) => ours.has(scope)))
    .map(({ node }) => ({
      code: 'construct',
      where: node.path,
      what: 'is a resource of Terraform, which the host agent cannot apply',
      advice:
        'Wrap it in `terraformOnly(...)` to have it in cdk.tf.json alone, or use a construct of fleetwright.',
    }));
}

/** Whether Terraform would make something of it; outputs, variables and data sources change nothing on the host. */
function isProvisioned(construct: IConstruct): boolean {
  return TerraformResource.isTerraformResource(construct) || construct instanceof TerraformModule;
}
