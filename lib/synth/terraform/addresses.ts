import type { PlanMachine } from '../../plan';
import { resourceId } from './expression';

/** The address of every kind of resource, by the names in the plan. */
export const addressOf = {
  pool: (name: string) => address('libvirt_pool', name),
  image: (name: string) => address('libvirt_volume', 'image', name),
  disk: (machine: string, disk: string) => address('libvirt_volume', 'disk', machine, disk),
  /** The ISO of a cloud-init seed, on the machine that Terraform runs on. */
  seedContent: (machine: string) => address('libvirt_cloudinit_disk', machine),
  /** The seed on the host. */
  seed: (machine: string) => address('libvirt_volume', 'cloud-init', machine),
  network: (name: string) => address('libvirt_network', name),
  machine: (name: string) => address('libvirt_domain', name),
  /** What the host knows of the machine's addresses. */
  leases: (machine: string) => address('data.libvirt_domain_interface_addresses', machine),
  /** What machines of `rank` wait for. */
  startRank: (rank: PlanMachine['startOrder']['rank']) => address('terraform_data', 'start-rank', `${rank}`),
};

function address<Type extends string>(
  type: Type,
  ...names: readonly string[]
): { readonly type: Type; readonly id: string } {
  return { type, id: resourceId(...names) };
}
