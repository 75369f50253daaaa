import { CDROMS_MAX, cdromTarget, type PlanCdrom } from '../../../../lib/plan';
import type { ActualDisk } from '../../../inventory';
import type { PlannerContext } from '../../view/context';
import { row, rowWhere } from '../matrix-row';
import {
  differ,
  elsewhere,
  type DefinitionRule,
  type Difference,
  type ElsewhereRule,
  type Side,
} from '../rule';

const MEDIUM = row('CD drives', 'another medium, or none', 'live');
const DRIVE = rowWhere('CD drives', 'another drive', 'restart', {
  otherwise: 'a drive that is dropped is emptied at once and goes with the next boot',
});

/** What a CD drive states; it is recognised by its place. */
export const cdromFieldRules = {
  name: elsewhere('names the drive within the plan; its place recognises it', DRIVE),
  image: elsewhere('compared by the rule of all drives', MEDIUM),
} satisfies Record<keyof PlanCdrom, ElsewhereRule>;

/**
 * Every drive of the plan is there with its medium. Of the places that are kept for drives, others hold nothing of ours; media
 * that somebody else put into a drive which the plan does not state are left alone.
 */
export const cdromsRule: DefinitionRule = {
  kind: 'definition',
  compared: 'both',
  differences: (side) => [
    ...side.machine.cdroms.flatMap((cdrom, index) => driveDifferences(cdrom, index, side)),
    ...extraDrives(side),
  ],
  keep: (field, { machine, definition }) => {
    const [area, name, part] = field.split('.');
    const index =
      area === 'cdroms' && part === undefined ? machine.cdroms.findIndex((cdrom) => cdrom.name === name) : -1;
    // A drive is its place: only the last ones can be left out, and none that is stored already.
    if (index < 0 || machine.cdroms.some((_, other) => other >= index && hasDrive(definition.disks, other)))
      return undefined;
    const { boot } = machine;
    const kept = machine.cdroms.slice(0, index);
    const names = new Set([...machine.disks, ...kept].map((drive) => drive.name));
    const order =
      boot.kind === 'disk' ? { ...boot, order: boot.order.filter((entry) => names.has(entry)) } : boot;
    return { ...machine, cdroms: kept, boot: order };
  },
  rows: [MEDIUM, DRIVE],
};

/** All that are kept for drives. */
const PLACES: readonly string[] = Array.from({ length: CDROMS_MAX }, (_, index) => cdromTarget(index));

function driveDifferences(cdrom: PlanCdrom, index: number, side: Side): readonly Difference[] {
  const { machine, definition, context, running } = side;
  const target = cdromTarget(index);
  const path = cdrom.image === undefined ? undefined : context.imagePathOf(cdrom.image);
  const drive = definition.disks.find((disk) => disk.target === target && disk.device === 'cdrom');
  if (drive === undefined) return [{ field: `cdroms.${cdrom.name}`, to: path ?? 'empty' }];
  const medium = path === undefined ? {} : { path };
  const live =
    running === undefined ? undefined : [{ kind: 'change-medium' as const, machine, target, ...medium }];
  return differ(`cdroms.${cdrom.name}.image`, drive.path, path, live);
}

function extraDrives({ machine, definition, context, running }: Side): readonly Difference[] {
  const isPlace = (target: string): boolean => PLACES.indexOf(target) >= machine.cdroms.length;
  return definition.disks
    .filter(({ target, device, bus }) => device === 'cdrom' && bus === 'scsi' && isPlace(target))
    .flatMap(({ target, path }): readonly Difference[] => {
      const field = `cdroms.${target}`;
      if (path === undefined) return running === undefined ? [{ field, from: 'empty' }] : [];
      if (!isOurs(path, context)) return [];
      const live = running === undefined ? undefined : [{ kind: 'change-medium' as const, machine, target }];
      return differ(field, path, undefined, live);
    });
}

/** Media of ours are images: of the plan, or on record. */
function isOurs(path: string, context: PlannerContext): boolean {
  const { plan, input, host } = context;
  return (
    plan.images.some((image) => context.pathOf(image) === path) ||
    input.owned.images.some((image) => host.pathOf(image) === path)
  );
}

function hasDrive(disks: readonly ActualDisk[], index: number): boolean {
  return disks.some(({ target, device }) => device === 'cdrom' && target === cdromTarget(index));
}
