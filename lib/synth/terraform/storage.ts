import type { Plan, PlanDisk, PlanImage, PlanMachine, PlanPool } from '../../plan';
import { canonicalBytes, type CloudInitDocument } from '../../plan';
import { literal, reference, resourceId, type ResourceAddress, type TerraformObject } from './expression';

export const poolAddress = (name: string): ResourceAddress => ({
  type: 'libvirt_pool',
  id: resourceId(name),
});
export const imageAddress = (name: string): ResourceAddress => volumeAddress('image', name);
export const diskAddress = (machine: string, disk: string): ResourceAddress =>
  volumeAddress('disk', machine, disk);
export const seedAddress = (machine: string): ResourceAddress => volumeAddress('cloud-init', machine);

function volumeAddress(...names: readonly string[]): ResourceAddress {
  return { type: 'libvirt_volume', id: resourceId(...names) };
}

export function poolResource(pool: PlanPool): TerraformObject {
  return {
    ...poolAddress(pool.name),
    attributes: {
      name: pool.name,
      type: 'dir',
      target: { path: literal(pool.path) },
      create: { autostart: pool.autostart, build: true, start: true },
    },
  };
}

export function imageResource(image: PlanImage): TerraformObject {
  return {
    ...imageAddress(image.name),
    attributes: {
      name: image.fileName,
      pool: reference(poolAddress(image.pool), 'name'),
      create: { content: { url: sourceOf(image) } },
      target: { format: { type: volumeFormat(image) } },
    },
  };
}

export function diskResource(plan: Plan, machine: PlanMachine, disk: PlanDisk): TerraformObject {
  const common = { name: disk.fileName, pool: reference(poolAddress(disk.pool), 'name') };
  const address = diskAddress(machine.name, disk.name);
  const { source } = disk;
  const image =
    source.kind === 'blank' ? undefined : plan.images.find((candidate) => candidate.name === source.image);
  // A volume that is filled from a URL takes its size and format from there.
  if (source.kind === 'copy' && image !== undefined) {
    return { ...address, attributes: { ...common, create: { content: { url: sourceOf(image) } } } };
  }
  const backing = image && {
    path: reference(imageAddress(image.name), 'path'),
    format: { type: volumeFormat(image) },
  };
  return {
    ...address,
    attributes: {
      ...common,
      capacity: disk.sizeMiB,
      capacity_unit: 'MiB',
      target: { format: { type: 'qcow2' } },
      backing_store: backing,
    },
  };
}

/** The seed's ISO, and the volume that holds it. */
export function cloudInitResources(machine: PlanMachine): readonly TerraformObject[] {
  const seed = machine.cloudInit;
  if (seed === undefined) return [];
  const disk = { type: 'libvirt_cloudinit_disk', id: resourceId(machine.name) };
  return [
    {
      ...disk,
      attributes: {
        name: seed.fileName,
        meta_data: documentText(seed.metaData, ''),
        // The provider wants user data; this is the emptiest there is.
        user_data:
          seed.userData === undefined ? '#cloud-config\n' : documentText(seed.userData, '#cloud-config\n'),
        network_config: seed.networkConfig && documentText(seed.networkConfig, ''),
      },
    },
    {
      ...seedAddress(machine.name),
      attributes: {
        name: seed.fileName,
        pool: reference(poolAddress(seed.pool), 'name'),
        create: { content: { url: reference(disk, 'path') } },
      },
    },
  ];
}

function sourceOf(image: PlanImage): string {
  return literal(image.source.kind === 'file' ? image.source.path : image.source.url);
}

function volumeFormat(image: PlanImage): string {
  return image.format === 'boot-file' ? 'raw' : image.format;
}

/** JSON is YAML, so a structured document is written as its canonical JSON. */
function documentText(document: CloudInitDocument, header: string): string {
  return literal(
    document.kind === 'text'
      ? document.text
      : `${header}${new TextDecoder().decode(canonicalBytes(document.value))}\n`,
  );
}
