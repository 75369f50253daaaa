import { LocalBackend, TerraformBackend, TerraformProvider, TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import type { Host } from '../../fleet';
import type { Plan } from '../../plan';
import type { TerraformObject } from './expression';
import { machineResource } from './machine';
import { networkResource } from './network';
import { cloudInitResources, diskResource, imageResource, poolResource } from './storage';

const PROVIDER = {
  providerName: 'libvirt',
  // The schema changed completely between 0.8 and 0.9, and may again.
  providerVersionConstraint: '~> 0.9',
} as const;
const PROVIDER_SOURCE = 'dmacvicar/libvirt';
/** No id of a user's construct begins with a dollar sign by accident. */
const TERRAFORM_ID = '$terraform';

/**
 * Puts the Terraform form of `plan` below `host`: the provider, one resource per object, and a backend where the user stated
 * none. What an earlier synthesis put there is replaced.
 */
export function addTerraform(host: Host, plan: Plan): void {
  host.node.tryRemoveChild(TERRAFORM_ID);
  const scope = new Construct(host, TERRAFORM_ID);
  if (!host.node.findAll().some((construct) => TerraformBackend.isBackend(construct))) {
    // Relative to the stack's folder, so that the document is the same everywhere; above the output folder, which may be
    // deleted at any time. cdktf's own default is an absolute path.
    new LocalBackend(scope, { path: `../../../terraform.${host.name}.tfstate` });
  }
  new LibvirtProvider(scope, host.libvirtUri);
  for (const object of terraformObjectsOf(plan)) new LibvirtResource(scope, object);
}

function terraformObjectsOf(plan: Plan): readonly TerraformObject[] {
  return [
    ...plan.pools.map(poolResource),
    ...plan.images.map(imageResource),
    ...plan.networks.map((network) => networkResource(plan, network)),
    ...plan.machines.flatMap((machine) => [
      ...machine.disks.map((disk) => diskResource(plan, machine, disk)),
      ...cloudInitResources(machine),
      machineResource(plan, machine),
    ]),
  ];
}

class LibvirtProvider extends TerraformProvider {
  private readonly uri: string;

  constructor(scope: Construct, uri: string) {
    super(scope, 'libvirt', {
      terraformResourceType: 'libvirt',
      terraformProviderSource: PROVIDER_SOURCE,
      terraformGeneratorMetadata: PROVIDER,
    });
    this.uri = uri;
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return { uri: this.uri };
  }
}

class LibvirtResource extends TerraformResource {
  private readonly attributes: TerraformObject['attributes'];

  constructor(scope: Construct, object: TerraformObject) {
    super(scope, `${object.type}.${object.id}`, {
      terraformResourceType: object.type,
      terraformGeneratorMetadata: PROVIDER,
    });
    this.attributes = object.attributes;
    this.overrideLogicalId(object.id);
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return { ...this.attributes };
  }
}
