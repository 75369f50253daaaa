import type { PlanDisk, PlanMachine } from '../../../../lib/plan';
import type { ActualDisk, MachineAllocation } from '../../../inventory';
import type { PlannerContext } from '../../view/context';
import { differ, elsewhere, type DefinitionRule, type Difference, type ElsewhereRule } from '../rule';

interface DiskFieldRule {
  readonly kind: 'disk';
  differences(disk: PlanDisk, actual: ActualDisk, field: string): readonly Difference[];
}

/** What a disk states, field by field; a disk is recognised by the file that it is made of. */
export const diskFieldRules = {
  name: elsewhere('names the disk within the plan; libvirt has no place for it'),
  pool: elsewhere('part of the path that recognises the disk'),
  fileName: elsewhere('part of the path that recognises the disk'),
  sizeMiB: elsewhere('a property of the volume'),
  source: elsewhere('a property of the volume'),
  retain: elsewhere('kept in the mark of the machine'),
  bus: { kind: 'disk', differences: (disk, actual, field) => differ(field, actual.bus, disk.bus) },
  cache: { kind: 'disk', differences: (disk, actual, field) => differ(field, actual.cache, disk.cache) },
  discard: {
    kind: 'disk',
    // QEMU ignores discards unless told otherwise, so saying nothing and saying "ignore" are the same.
    differences: (disk, actual, field) => differ(field, actual.discard ?? 'ignore', disk.discard),
  },
  limits: elsewhere('placeholder'),
  serial: { kind: 'disk', differences: (disk, actual, field) => differ(field, actual.serial, disk.serial) },
} satisfies Record<keyof PlanDisk, DiskFieldRule | ElsewhereRule>;

/** Every disk of the plan is attached as stated, and no other; media that somebody put in a drive are left alone. */
export const disksRule: DefinitionRule = {
  kind: 'definition',
  compared: 'both',
  differences: (machine, actual, context) => [
    ...machine.disks.flatMap((disk) => diskDifferences(disk, actual, context)),
    ...extraDisks(machine, actual, context),
  ],
};

function diskDifferences(
  disk: PlanDisk,
  actual: MachineAllocation,
  context: PlannerContext,
): readonly Difference[] {
  const path = context.pathOf(disk);
  const attached = actual.disks.find((candidate) => candidate.path === path);
  const field = `disks.${disk.name}`;
  if (attached === undefined || attached.device !== 'disk' || attached.readonly) return [{ field, to: path }];
  return Object.entries(diskFieldRules).flatMap(([name, rule]) =>
    rule.kind === 'disk' ? rule.differences(disk, attached, `${field}.${name}`) : [],
  );
}

function extraDisks(
  machine: PlanMachine,
  actual: MachineAllocation,
  context: PlannerContext,
): readonly Difference[] {
  const stated = new Set(machine.disks.map((disk) => context.pathOf(disk)));
  return actual.disks
    .filter((disk) => (disk.device === 'disk' || disk.device === 'lun') && !stated.has(disk.path ?? ''))
    .map((disk) => ({ field: `disks.${disk.target}`, from: disk.path ?? disk.target }));
}
