import { promisable } from '../../../lib/plan';
import type { ActualPool, ActualVolume } from '../../inventory';
import type { Refusal, Subject, Warning } from '../change-plan';
import type { MachineDraft } from '../parts/machine/draft';
import type { PoolPart } from '../parts/pools';
import type { PlannerContext } from '../view/context';

const BYTES_PER_MIB = 1024 * 1024;

/** What a pool's files may grow to, in MiB, rounded up file by file. */
export function promisedMiB(pool: ActualPool, context: PlannerContext): number {
  return pool.volumes.reduce((sum, volume) => sum + promisedBy({ pool: pool.name, volume }, context), 0);
}

/**
 * What one file may grow to, in MiB. Images never grow, whatever size they show to a guest; every other file may become as large
 * as it says.
 */
export function promisedBy(
  { pool, volume }: { readonly pool: string; readonly volume: ActualVolume },
  context: PlannerContext,
): number {
  const file = { pool, fileName: volume.fileName };
  const isImage = context.records.hasImage(file) || context.isPlannedImage(file);
  const bytes = isImage ? volume.allocationBytes : Math.max(volume.capacityBytes, volume.allocationBytes);
  return Math.ceil(bytes / BYTES_PER_MIB);
}

interface AddedDisk {
  readonly disk: string;
  readonly pool: string;
  readonly sizeMiB: number;
}

const NOTHING_ADDED: readonly AddedDisk[] = [];

/** Disks that a machine adds to pools, in MiB. */
export function addedMiB(draft: Pick<MachineDraft, 'creates' | 'grows' | 'replaces'>): readonly AddedDisk[] {
  if (draft.creates.length + draft.grows.length + draft.replaces.length === 0) return NOTHING_ADDED;
  return [
    ...draft.creates.map((disk) => ({ disk: disk.name, pool: disk.pool, sizeMiB: disk.sizeMiB as number })),
    ...draft.grows.map(({ disk, fromMiB }) => ({
      disk: disk.name,
      pool: disk.pool,
      sizeMiB: Math.ceil(disk.sizeMiB - fromMiB),
    })),
    // What the old file held lies in the trash, which is not counted.
    ...draft.replaces.map(({ disk, fromMiB }) => ({
      disk: disk.name,
      pool: disk.pool,
      sizeMiB: Math.max(0, Math.ceil(disk.sizeMiB - fromMiB)),
    })),
  ];
}

/** Refuses machines whose disks do not fit into what their pools may promise, in the given order; refusals go by the machines' UUIDs. */
export function refuseWithoutSpace(
  drafts: readonly MachineDraft[],
  pools: ReadonlyMap<string, PoolPart>,
  context: PlannerContext,
): ReadonlyMap<string, Refusal> {
  const promised = new Map([...pools].map(([name, part]) => [name, poolRoom(part, context)]));
  const refusals = new Map<string, Refusal>();
  for (const draft of drafts) {
    const added = addedMiB(draft);
    const refusal = added
      .map((item) => whyNoSpace(draft, item, added, promised))
      .find((found) => found !== undefined);
    if (refusal !== undefined) {
      refusals.set(draft.machine.uuid, refusal);
      continue;
    }
    for (const { pool, sizeMiB } of added) {
      const room = promised.get(pool);
      if (room !== undefined) promised.set(pool, { ...room, promisedMiB: room.promisedMiB + sizeMiB });
    }
  }
  return refusals;
}

/** Pools whose space nobody can tell now, because they are not active, although disks are to be made in them. */
export function warnOfUnknownSpace(
  drafts: readonly MachineDraft[],
  pools: ReadonlyMap<string, PoolPart>,
): readonly Warning[] {
  const asked = new Set(drafts.flatMap(addedMiB).map(({ pool }) => pool));
  return [...pools.values()]
    .filter(({ pool, actual }) => asked.has(pool.name) && actual !== undefined && actual.space === undefined)
    .map(({ pool }) => ({ code: 'capacity-unknown', subject: { kind: 'pool', name: pool.name }, facts: {} }));
}

interface Room {
  readonly promisedMiB: number;
  /** Infinite when nothing is known. */
  readonly limitMiB: number;
  readonly full: boolean;
}

function poolRoom({ pool, actual }: PoolPart, context: PlannerContext): Room {
  const capacityMiB = Math.min(pool.capacityMiB ?? Infinity, actual?.space?.capacityMiB ?? Infinity);
  return {
    promisedMiB: actual === undefined ? 0 : promisedMiB(actual, context),
    limitMiB: promisable(capacityMiB, context.plan.host.overcommit.disk),
    full: actual?.space !== undefined && actual.space.availableMiB < 1,
  };
}

function whyNoSpace(
  draft: MachineDraft,
  item: { readonly disk: string; readonly pool: string },
  added: readonly { readonly pool: string; readonly sizeMiB: number }[],
  rooms: ReadonlyMap<string, Room>,
): Refusal | undefined {
  const room = rooms.get(item.pool);
  if (room === undefined) return undefined;
  const wantedMiB = added
    .filter(({ pool }) => pool === item.pool)
    .reduce((sum, { sizeMiB }) => sum + sizeMiB, 0);
  if (!room.full && room.promisedMiB + wantedMiB <= room.limitMiB) return undefined;
  const subject: Subject = { kind: 'disk', name: item.disk, machine: draft.subject.name };
  return {
    code: 'not-enough-space',
    subject,
    facts: {
      pool: item.pool,
      wantedMiB,
      promisedMiB: room.promisedMiB,
      limitMiB: room.limitMiB,
      full: room.full,
    },
  };
}
