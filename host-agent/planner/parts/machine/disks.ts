import type { PlanDisk, PlanMachine } from '../../../../lib/plan';
import type { ActualMachine, ActualVolume, Mark } from '../../../inventory';
import type { Refusal, Subject } from '../../change-plan';
import type { PlannerContext } from '../../view/context';
import type { PoolPart } from '../pools';
import { findUnreadableVolume } from '../refusing';
import { whyVolumeIsNeeded } from './volume-users';

const BYTES_PER_MIB = 1024 * 1024;

/** What a disk of the plan needs before its machine can be defined with it. */
export type DiskWork =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'create' }
  | { readonly kind: 'grow'; readonly fromMiB: number }
  /** Made anew from another image: the old file goes to the trash. */
  | {
      readonly kind: 'replace';
      readonly fromMiB: number;
      readonly fromImage: string;
      readonly toImage: string;
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

export interface DiskQuestion {
  readonly machine: PlanMachine;
  readonly disk: PlanDisk;
  readonly actual: ActualMachine | undefined;
  readonly mark: Mark | undefined;
  readonly pool: PoolPart | undefined;
  readonly context: PlannerContext;
}

const NOTHING: DiskWork = { kind: 'nothing' };

/** Looks at the disk's file: reused when it is ours or can only have been made by us, never overwritten. */
export function planDisk(question: DiskQuestion): DiskWork {
  const { disk, pool, context } = question;
  const subject: Subject = { kind: 'disk', name: disk.name, machine: question.machine.name };
  const unreadable = findUnreadableVolume(subject, disk, context);
  if (unreadable !== undefined) return { kind: 'refused', refusal: unreadable };
  if (pool?.actual?.active !== true) {
    // Nobody can see into the pool now. A defined machine has its disks; if not, the next pass sees that.
    return isMarked(question) ? NOTHING : { kind: 'create' };
  }
  const volume = context.host.tryFindVolume(disk.pool, disk.fileName);
  const refusal =
    volume === undefined ? whyNotCreate(question, subject) : whyNotReuse(question, subject, volume);
  if (refusal?.code === 'disk-source-changed' && volume !== undefined && isToBeReplaced(question)) {
    return planReplacement(question, refusal, volume);
  }
  if (refusal !== undefined) return { kind: 'refused', refusal };
  if (volume === undefined) return { kind: 'create' };
  return volume.capacityBytes < disk.sizeMiB * BYTES_PER_MIB
    ? { kind: 'grow', fromMiB: volume.capacityBytes / BYTES_PER_MIB }
    : NOTHING;
}

/** Only disks that the operator names: nothing else in a plan throws away what a disk holds. */
function isToBeReplaced({ machine, disk, context }: DiskQuestion): boolean {
  return (context.input.policy.replace ?? []).includes(`${machine.name}/${disk.name}`);
}

function planReplacement(question: DiskQuestion, refusal: Refusal, volume: ActualVolume): DiskWork {
  const { machine, disk, actual, context } = question;
  const { subject } = refusal;
  if (machine.protect) return { kind: 'refused', refusal: { code: 'protected', subject, facts: {} } };
  if (context.host.hasUnreadableMachines) {
    const facts = { reason: 'a machine that cannot be read may use it' };
    return { kind: 'refused', refusal: { code: 'unreadable-object', subject, facts } };
  }
  if (!context.records.hasVolume(disk, actual?.name ?? machine.name)) {
    return { kind: 'refused', refusal: { code: 'volume-unrecorded', subject, facts: { path: volume.path } } };
  }
  const { from, to } = refusal.facts;
  return {
    kind: 'replace',
    fromMiB: volume.capacityBytes / BYTES_PER_MIB,
    fromImage: String(from),
    toImage: String(to),
  };
}

function isMarked({ disk, mark }: DiskQuestion): boolean {
  return (mark?.volumes ?? []).some(
    (volume) => volume.pool === disk.pool && volume.fileName === disk.fileName && volume.role === 'disk',
  );
}

function whyNotCreate(question: DiskQuestion, subject: Subject): Refusal | undefined {
  const { disk, actual, mark, context } = question;
  const path = context.pathOf(disk);
  // The data of a deleted file lives on while QEMU holds it open; a new file and a restart would be the end of it.
  if (actual?.running?.disks.some((candidate) => candidate.path === path) === true) {
    return { code: 'volume-missing', subject, facts: { path } };
  }
  const elsewhere = (mark?.volumes ?? []).find(
    (volume) => volume.role === 'disk' && volume.fileName === disk.fileName && volume.pool !== disk.pool,
  );
  return elsewhere === undefined
    ? undefined
    : { code: 'disk-moved', subject, facts: { from: elsewhere.pool, to: disk.pool } };
}

function whyNotReuse(question: DiskQuestion, subject: Subject, volume: ActualVolume): Refusal | undefined {
  const { machine, disk, actual, context } = question;
  const { path } = volume;
  const needed = whyVolumeIsNeeded({ subject, path, machine: actual, context });
  if (needed !== undefined) return needed;
  const backing = disk.source.kind === 'image' ? context.imagePathOf(disk.source.image) : undefined;
  const backed = volume.backingPath === backing;
  const ours = isMarked(question) || context.records.hasVolume(disk, machine.name);
  // Only we make overlays of this image under this name; an empty or copied disk could be anybody's.
  const adoptable = backing !== undefined && backed;
  if (volume.format !== 'qcow2' || (!ours && !adoptable)) {
    return { code: 'volume-not-ours', subject, facts: { path, format: volume.format } };
  }
  if (!backed) {
    return {
      code: 'disk-source-changed',
      subject,
      facts: { from: volume.backingPath ?? 'no image', to: backing ?? 'no image' },
    };
  }
  return volume.capacityBytes > disk.sizeMiB * BYTES_PER_MIB
    ? {
        code: 'would-shrink-disk',
        subject,
        facts: { fromMiB: volume.capacityBytes / BYTES_PER_MIB, toMiB: disk.sizeMiB },
      }
    : undefined;
}
