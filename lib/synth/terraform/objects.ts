import { CloudinitDisk, type CloudinitDiskConfig } from '@cdktf/provider-libvirt/lib/cloudinit-disk';
import {
  DataLibvirtDomainInterfaceAddresses,
  type DataLibvirtDomainInterfaceAddressesConfig,
} from '@cdktf/provider-libvirt/lib/data-libvirt-domain-interface-addresses';
import { Domain, type DomainConfig } from '@cdktf/provider-libvirt/lib/domain';
import { Network, type NetworkConfig } from '@cdktf/provider-libvirt/lib/network';
import { Pool, type PoolConfig } from '@cdktf/provider-libvirt/lib/pool';
import { Volume, type VolumeConfig } from '@cdktf/provider-libvirt/lib/volume';
import {
  DataResource,
  type TerraformDataSource,
  type TerraformElement,
  type TerraformMetaArguments,
  type TerraformResource,
} from 'cdktf';
import type { Construct } from 'constructs';
import type { ResourceAddress } from './expression';

/** What each kind of block is configured with, by the type that Terraform knows it by. */
interface Configurations {
  readonly libvirt_pool: PoolConfig;
  readonly libvirt_volume: VolumeConfig;
  readonly libvirt_network: NetworkConfig;
  readonly libvirt_cloudinit_disk: CloudinitDiskConfig;
  readonly libvirt_domain: DomainConfig;
  readonly 'data.libvirt_domain_interface_addresses': DataLibvirtDomainInterfaceAddressesConfig;
  readonly terraform_data: TerraformMetaArguments;
}

/**
 * One resource or data source of a plan, before it is a construct. Its configuration holds no token of cdktf's: references are
 * written out, so that nothing has to be resolved.
 */
export type TerraformObject = {
  readonly [Type in keyof Configurations]: ResourceAddress & {
    readonly type: Type;
    readonly config: Omit<Configurations[Type], 'dependsOn'>;
    /** Addresses of what it waits for without referring to it. cdktf would make a token of each. */
    readonly dependsOn?: readonly string[];
  };
}[keyof Configurations];

/** The construct that writes `object`, below `scope`, under the address that references to it name. */
export function addElement(scope: Construct, object: TerraformObject): TerraformElement {
  const element = elementOf(scope, `${object.type}.${object.id}`, object);
  element.overrideLogicalId(object.id);
  if (object.dependsOn !== undefined) element.dependsOn = [...object.dependsOn];
  return element;
}

function elementOf(
  scope: Construct,
  id: string,
  object: TerraformObject,
): TerraformResource | TerraformDataSource {
  switch (object.type) {
    case 'libvirt_pool':
      return new Pool(scope, id, object.config);
    case 'libvirt_volume':
      return new Volume(scope, id, object.config);
    case 'libvirt_network':
      return new Network(scope, id, object.config);
    case 'libvirt_cloudinit_disk':
      return new CloudinitDisk(scope, id, object.config);
    case 'libvirt_domain':
      return new Domain(scope, id, object.config);
    case 'data.libvirt_domain_interface_addresses':
      return new DataLibvirtDomainInterfaceAddresses(scope, id, object.config);
    case 'terraform_data':
      return new DataResource(scope, id, object.config);
  }
}
