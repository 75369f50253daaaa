import { TerraformModule, TerraformResource } from 'cdktf';
import type { IConstruct } from 'constructs';
import { isTerraformOnly, type Host } from '../../fleet';
import type { SynthesisProblem } from '../problems';
import { terraformScopeOf } from '../terraform/scope';

/**
 * Resources and modules that an author put below `host` beside our constructs, without saying that they are for Terraform alone: a plan
 * cannot say them, so a host that is kept by the agent would silently lack them.
 */
export function foreignElementProblems(host: Host): readonly SynthesisProblem[] {
  const ours = terraformScopeOf(host);
  return host.node
    .findAll()
    .filter((construct) => isProvisioned(construct) && !isTerraformOnly(construct))
    .filter(({ node }) => ours === undefined || !node.scopes.includes(ours))
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
