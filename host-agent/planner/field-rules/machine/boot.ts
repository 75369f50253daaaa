import { cdromTarget, type PlanMachine } from '../../../../lib/plan';
import { row } from '../matrix-row';
import { differ, differLists, type DefinitionRule, type Difference, type Side } from '../rule';

/** What is booted is fixed when the machine starts. */
export const bootRule: DefinitionRule = {
  kind: 'definition',
  compared: 'both',
  differences: (side) => {
    const { boot } = side.machine;
    if (boot.kind !== side.definition.boot.kind)
      return differ('boot.kind', side.definition.boot.kind, boot.kind);
    return boot.kind === 'kernel' ? kernel(boot, side) : [];
  },
  rows: [row('machine', 'kernel, initrd and command line, or booting from disk instead', 'restart')],
};

/** Where the firmware looks first, next time. Disks are compared by file, because their device names are nothing that a plan states. */
export const bootOrderRule: DefinitionRule = {
  kind: 'definition',
  compared: 'stored',
  differences: ({ machine, definition, context }) => {
    if (machine.boot.kind !== 'disk' || definition.boot.kind !== 'disk') return [];
    const actualOrder = definition.boot.order.flatMap((target) => {
      const disk = definition.disks.find((candidate) => candidate.target === target);
      // The seed is nothing to boot from, and other drives are nobody's business.
      if (disk?.device === 'cdrom')
        return machine.cdroms.find((_, index) => cdromTarget(index) === target)?.name ?? [];
      return [machine.disks.find((stated) => context.pathOf(stated) === disk?.path)?.name ?? target];
    });
    return differLists('boot.order', actualOrder, machine.boot.order);
  },
  rows: [row('machine', 'boot order, for the next boot', 'live')],
};

function kernel(
  boot: Extract<PlanMachine['boot'], { kind: 'kernel' }>,
  { definition, context }: Side,
): readonly Difference[] {
  const actual = definition.boot;
  if (actual.kind !== 'kernel') return [];
  const initrd = boot.initrd === undefined ? undefined : context.imagePathOf(boot.initrd);
  return [
    ...differ('boot.kernel', actual.kernelPath, context.imagePathOf(boot.kernel)),
    ...differ('boot.initrd', actual.initrdPath, initrd),
    ...differ('boot.commandLine', actual.commandLine ?? '', boot.commandLine ?? ''),
  ];
}
