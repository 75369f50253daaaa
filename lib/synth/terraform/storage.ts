import type { PoolConfig } from '@cdktf/provider-libvirt/lib/pool';
import type { VolumeConfig } from '@cdktf/provider-libvirt/lib/volume';
import type { TerraformResourceLifecycle } from 'cdktf';
import {
  describeDiskVolume,
  describeImageVolume,
  describePool,
  describeSeedFiles,
  describeSeedVolume,
  type VolumeDescription,
} from '../../describe';
import {
  secretReferencesIn,
  type Plan,
  type PlanCloudInit,
  type PlanDisk,
  type PlanImage,
  type PlanMachine,
  type PlanPool,
} from '../../plan';
import { addressOf } from './addresses';
import { defined } from './defined';
import { literal, reference } from './expression';
import type { TerraformObject } from './objects';
import { protection } from './protection';
import type { PathExpression } from './volume-paths';

/** How large a volume is that is filled while it is made, the provider sees then. */
const UNKNOWN_BYTES = 0;

export function poolObject(pool: PlanPool): TerraformObject {
  const { type, name, targetPath } = describePool(pool);
  const config: PoolConfig = {
    name,
    type,
    target: { path: literal(targetPath) },
    create: { buildAttribute: true, start: true, autostart: pool.autostart },
    // The provider would otherwise remove the folder, which may hold disks that are retained.
    destroy: { delete: false },
  };
  return { ...addressOf.pool(name), config };
}

/**
 * Of volumes whose file name tells their content: other content is another file, which is there before the machine needs it and the old
 * one goes. Where the bytes come from matters only while the volume is made.
 */
const MADE_ANEW_BY_NAME: TerraformResourceLifecycle = {
  createBeforeDestroy: true,
  ignoreChanges: ['create'],
};

export function imageObject(image: PlanImage): TerraformObject {
  const { name, format } = describeImageVolume(image, UNKNOWN_BYTES);
  const config = defined<VolumeConfig>({
    name,
    pool: reference(addressOf.pool(image.pool), 'name'),
    // A raw file is as large as its disk; of others, how many bytes there are is known to their server alone.
    ...(image.format === 'raw' && image.virtualSizeBytes !== undefined
      ? capacity(image.virtualSizeBytes)
      : {}),
    target: formatOf(format),
    create: { content: { url: sourceOf(image) } },
    lifecycle: MADE_ANEW_BY_NAME,
  });
  return { ...addressOf.image(image.name), config };
}

export function diskObject({
  plan,
  machine,
  disk,
  pathExpression,
}: {
  readonly plan: Plan;
  readonly machine: PlanMachine;
  readonly disk: PlanDisk;
  readonly pathExpression: PathExpression;
}): TerraformObject {
  const volume = describeDiskVolume(plan, disk);
  const { backing } = volume;
  const copied = tryFindCopied(plan, disk);
  const common = { name: volume.name, pool: reference(addressOf.pool(disk.pool), 'name') };
  const config =
    copied === undefined
      ? defined<VolumeConfig>({
          ...common,
          ...capacity(volume.capacityBytes),
          target: formatOf(volume.format),
          backingStore: backing && {
            path: pathExpression(backing.path),
            format: { type: backing.format },
          },
          lifecycle: protection(machine.protect || disk.retain),
        })
      : defined<VolumeConfig>({
          ...common,
          // Filled like an image. The provider gives such a volume the size of what it is filled with.
          target: formatOf(copyFormat(copied)),
          create: { content: { url: sourceOf(copied) } },
          lifecycle: { ...protection(machine.protect || disk.retain), ignoreChanges: ['create'] },
        });
  return { ...addressOf.disk(machine.name, disk.name), config };
}

/** The image that `disk` is a copy of. */
export function tryFindCopied(plan: Plan, { source }: PlanDisk): PlanImage | undefined {
  return source.kind === 'copy' ? plan.images.find(({ name }) => name === source.image) : undefined;
}

/** The provider copies bytes, so the format is the image's. */
export function copyFormat(image: PlanImage): 'qcow2' | 'raw' {
  return describeImageVolume(image, UNKNOWN_BYTES).format;
}

/** The seed's ISO, and the volume that holds it. */
export function cloudInitObjects(machine: PlanMachine): readonly TerraformObject[] {
  const seed = machine.cloudInit;
  if (seed === undefined) return [];
  const content = addressOf.seedContent(machine.name);
  const { name } = describeSeedVolume(machine, UNKNOWN_BYTES);
  const { metaData, userData, networkConfig } = describeSeedFiles(seed);
  return [
    {
      ...content,
      config: {
        name,
        metaData: literal(metaData),
        userData: literal(userData),
        ...(networkConfig === undefined ? {} : { networkConfig: literal(networkConfig) }),
        ...(hasSecrets(seed) ? { lifecycle: REFUSED_FOR_SECRETS } : {}),
      },
    },
    {
      ...addressOf.seed(machine.name),
      config: {
        name,
        pool: reference(addressOf.pool(seed.pool), 'name'),
        create: { content: { url: reference(content, 'path') } },
        // The ISO lies in a temporary folder of the machine that Terraform runs on, and elsewhere it is made again.
        lifecycle: MADE_ANEW_BY_NAME,
      },
    },
  ];
}

/** Whether what the document shows of a seed refers to secrets of the host. */
export function hasSecrets({ userData }: PlanCloudInit): boolean {
  return secretReferencesIn(userData).length > 0;
}

/**
 * Written as it is, a reference would be what the guest takes for its password. A condition has to refer to something, and the name of
 * a workspace is never empty.
 */
const REFUSED_FOR_SECRETS: TerraformResourceLifecycle = {
  precondition: [
    {
      condition: '${terraform.workspace == ""}',
      errorMessage:
        'This cloud-init data refers to secrets of the host, which only the host agent can read: apply the plan with fleetwright.',
    },
  ],
};

function capacity(bytes: number): Pick<VolumeConfig, 'capacity' | 'capacityUnit'> {
  return { capacity: bytes, capacityUnit: 'bytes' };
}

/**
 * Raw is libvirt's own choice, and left to it: it looks at raw files, calls some of them `iso`, and the provider would take that for a
 * difference.
 */
function formatOf(format: VolumeDescription['format']): VolumeConfig['target'] {
  return format === 'raw' ? undefined : { format: { type: format } };
}

function sourceOf(image: PlanImage): string {
  return literal(image.source.kind === 'file' ? image.source.path : image.source.url);
}
