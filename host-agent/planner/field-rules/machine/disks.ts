import type { PlanDisk, PlanMachine } from '../../../../lib/plan';
import type { ActualDisk } from '../../../inventory';
import { row, rowWhere, type MatrixRows } from '../matrix-row';
import {
  differ,
  differLists,
  elsewhere,
  NO_DIFFERENCES,
  type DefinitionRule,
  type Difference,
  type ElsewhereRule,
  type Side,
} from '../rule';
import { limitTexts } from './disk-limits';

interface DiskFieldRule {
  readonly kind: 'disk';
  /** Whether a running machine gets it in place. */
  readonly live: boolean;
  differences(disk: PlanDisk, actual: ActualDisk, field: string): readonly Difference[];
  /** The disk with this field as it is on the host, where plans have a word for that. */
  readonly keep?: (disk: PlanDisk, actual: ActualDisk) => PlanDisk | undefined;
  readonly rows: MatrixRows;
}

const IDENTITY = rowWhere('disks', 'pool or file name', 'refused', {
  condition: 'where the file is in another pool; under another file name it is another disk',
  otherwise: 'a disk is moved by hand: stop the machine, move the file, change the plan',
});
const ATTACHING = rowWhere('disks', 'attach', 'live', {
  condition: 'virtio with a free PCI slot, or SCSI with a controller that is there',
  otherwise: 'restart',
});
const DETACHING = rowWhere('disks', 'detach; the file goes to the trash, unless it is retained', 'live', {
  condition:
    'on virtio or SCSI, not booted from, and the guest agent says that it is not mounted; taking the file away is `destroy`',
  otherwise: 'restart',
});

/** What a disk states, field by field; a disk is recognised by the file that it is made of. */
export const diskFieldRules = {
  name: elsewhere(
    'names the disk within the plan; libvirt has no place for it',
    rowWhere('disks', 'name within the plan', 'live', {
      condition: 'of the same file',
      otherwise: 'it is another disk, as it is in programs, where the file follows from the name',
    }),
  ),
  pool: elsewhere('part of the path that recognises the disk', IDENTITY),
  fileName: elsewhere('part of the path that recognises the disk', ATTACHING, DETACHING, IDENTITY),
  sizeMiB: elsewhere(
    'a property of the volume',
    rowWhere('disks', 'grow', 'live', { condition: 'while it is attached', otherwise: 'restart' }),
    rowWhere('disks', 'shrink', 'refused', {
      otherwise:
        'nothing ever shrinks: add a smaller disk, copy what is needed in the guest, and drop the large one',
    }),
  ),
  source: elsewhere(
    'a property of the volume',
    rowWhere('disks', 'another image', 'replace', {
      condition: 'for disks that the operator names; the old file goes to the trash',
      otherwise: 'refused',
    }),
  ),
  retain: elsewhere(
    'kept in the mark of the machine',
    row('disks', 'whether the file stays when it is dropped', 'live'),
  ),
  bus: {
    kind: 'disk',
    live: false,
    differences: (disk, actual, field) => differ(field, actual.bus, disk.bus),
    keep: (disk, actual) => {
      const bus = (['virtio', 'scsi', 'sata'] as const).find((choice) => choice === actual.bus);
      return bus === undefined ? undefined : { ...disk, bus };
    },
    rows: [row('disks', 'bus', 'restart')],
  },
  cache: {
    kind: 'disk',
    live: false,
    differences: (disk, actual, field) => differ(field, actual.cache, disk.cache),
    keep: (disk, actual) => {
      const choices = ['none', 'writeback', 'writethrough', 'directsync', 'unsafe'] as const;
      const cache = choices.find((choice) => choice === actual.cache);
      return cache === undefined ? undefined : { ...disk, cache };
    },
    rows: [row('disks', 'cache', 'restart')],
  },
  discard: {
    kind: 'disk',
    live: false,
    differences: (disk, actual, field) => differ(field, actual.discard, disk.discard),
    keep: (disk, actual) => {
      const discard = (['unmap', 'ignore'] as const).find((choice) => choice === actual.discard);
      return discard === undefined ? undefined : { ...disk, discard };
    },
    rows: [row('disks', 'discard', 'restart')],
  },
  limits: {
    kind: 'disk',
    live: true,
    differences: (disk, actual, field) =>
      actual.limits === disk.limits
        ? NO_DIFFERENCES
        : differLists(field, limitTexts(actual.limits), limitTexts(disk.limits)),
    rows: [row('disks', 'limits of operations and bytes, bursts included', 'live')],
  },
  serial: {
    kind: 'disk',
    live: false,
    differences: (disk, actual, field) => differ(field, actual.serial, disk.serial),
    keep: (disk, { serial }) => (serial === undefined ? undefined : { ...disk, serial }),
    rows: [row('disks', 'serial number', 'restart')],
  },
} satisfies Record<keyof PlanDisk, DiskFieldRule | ElsewhereRule>;

const COMPARED_FIELDS: readonly (readonly [string, DiskFieldRule])[] = Object.entries(diskFieldRules).flatMap(
  ([name, rule]) => (rule.kind === 'disk' ? [[name, rule] as const] : []),
);

/** Every disk of the plan is attached as stated, and no other. */
export const disksRule: DefinitionRule = {
  kind: 'definition',
  compared: 'both',
  differences: (side) => [
    ...side.machine.disks.flatMap((disk) => diskDifferences(disk, side)),
    ...extraDisks(side),
  ],
  keep: (field, side) => {
    const [area, name, part] = field.split('.');
    const disk =
      area === 'disks' ? side.machine.disks.find((candidate) => candidate.name === name) : undefined;
    if (disk === undefined) return undefined;
    const attached = tryFindAttached(disk, side);
    // A disk that is stored already is not kept by leaving it out.
    if (part === undefined) return attached === undefined ? withoutDisk(side.machine, disk) : undefined;
    const kept = keepPart(disk, part, attached);
    const disks = side.machine.disks.map((candidate) =>
      candidate === disk ? (kept ?? candidate) : candidate,
    );
    return kept === undefined ? undefined : { ...side.machine, disks };
  },
  rows: [ATTACHING, DETACHING],
};

/** The disk as the definition has it, by its file. */
export function tryFindAttached(
  disk: PlanDisk,
  { definition, context }: Pick<Side, 'definition' | 'context'>,
): ActualDisk | undefined {
  const path = context.pathOf(disk);
  return definition.disks.find((candidate) => candidate.path === path);
}

function diskDifferences(disk: PlanDisk, side: Side): readonly Difference[] {
  const { machine, running, context } = side;
  const attached = tryFindAttached(disk, side);
  const field = `disks.${disk.name}`;
  if (attached === undefined) {
    const plugs = running !== undefined && canAttach(disk, side);
    return differ(
      field,
      undefined,
      context.pathOf(disk),
      plugs ? [{ kind: 'attach-disk', machine, disk }] : undefined,
    );
  }
  if (attached.device !== 'disk' || attached.readonly) return [{ field, to: context.pathOf(disk) }];
  const differences: Difference[] = [];
  for (const [name, rule] of COMPARED_FIELDS) {
    const found = rule.differences(disk, attached, `${field}.${name}`);
    for (const difference of found) {
      const isLive = rule.live && running !== undefined;
      differences.push(
        isLive ? { ...difference, live: [{ kind: 'limit-disk', machine, disk }] } : difference,
      );
    }
  }
  return differences;
}

/** PCI slots are counted later, over all that this pass plugs in. */
function canAttach({ bus }: PlanDisk, { definition }: Side): boolean {
  return bus === 'virtio' || (bus === 'scsi' && definition.scsiController);
}

function extraDisks({ machine, definition, context, running }: Side): readonly Difference[] {
  const isStated = (path: string | undefined): boolean =>
    machine.disks.some((disk) => context.pathOf(disk) === path);
  return definition.disks
    .filter(({ device, path }) => (device === 'disk' || device === 'lun') && !isStated(path))
    .flatMap((disk) => {
      const { target, path, serial } = disk;
      const gone = {
        target,
        ...(path === undefined ? {} : { path }),
        ...(serial === undefined ? {} : { serial }),
      };
      const unplugs = running !== undefined && canDetach(disk, { definition, running });
      const live = unplugs ? [{ kind: 'detach-disk' as const, machine, disk: gone }] : undefined;
      return differ(`disks.${target}`, path ?? target, undefined, live);
    });
}

/** A guest that cannot be asked may have it mounted, and would not be told that it is gone. */
function canDetach(
  disk: ActualDisk,
  {
    definition,
    running,
  }: { readonly definition: Side['definition']; readonly running: NonNullable<Side['running']> },
): boolean {
  const { boot, disks } = definition;
  // Where nothing is stated, the first disk is booted from.
  const first = disks.find(({ device }) => device === 'disk')?.target;
  const order = boot.kind === 'kernel' ? [] : boot.order.length > 0 ? boot.order : [first];
  const pluggable = disk.bus === 'virtio' || disk.bus === 'scsi';
  return running.agentConnected && pluggable && !order.includes(disk.target);
}

function keepPart(disk: PlanDisk, part: string, attached: ActualDisk | undefined): PlanDisk | undefined {
  const entry = Object.entries(diskFieldRules).find(([name]) => name === part)?.[1];
  return attached === undefined || entry?.kind !== 'disk' || !('keep' in entry)
    ? undefined
    : entry.keep(disk, attached);
}

function withoutDisk(machine: PlanMachine, disk: PlanDisk): PlanMachine {
  const { boot } = machine;
  const disks = machine.disks.filter((candidate) => candidate !== disk);
  if (boot.kind !== 'disk') return { ...machine, disks };
  return { ...machine, disks, boot: { ...boot, order: boot.order.filter((name) => name !== disk.name) } };
}
