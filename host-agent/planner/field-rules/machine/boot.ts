import type { PlanMachine } from '../../../../lib/plan';
import type { MachineAllocation } from '../../../inventory';
import type { PlannerContext } from '../../view/context';
import { differ, type DefinitionRule, type Difference } from '../rule';

/** Disks are compared by file, because which device name a disk gets is nothing that a plan states. */
export const bootRule: DefinitionRule = {
  kind: 'definition',
  compared: 'both',
  differences: (machine, actual, context) => {
    if (machine.boot.kind !== actual.boot.kind)
      return differ('boot.kind', actual.boot.kind, machine.boot.kind);
    return machine.boot.kind === 'disk'
      ? diskOrder(machine, machine.boot.order, actual, context)
      : kernel(machine.boot, actual, context);
  },
};

function diskOrder(
  machine: PlanMachine,
  order: readonly string[],
  actual: MachineAllocation,
  context: PlannerContext,
): readonly Difference[] {
  if (actual.boot.kind !== 'disk') return [];
  const nameByPath = new Map(machine.disks.map((disk) => [context.pathOf(disk), disk.name]));
  const actualOrder = actual.boot.order.flatMap((target) => {
    const disk = actual.disks.find((candidate) => candidate.target === target);
    if (disk?.device === 'cdrom') return [];
    return [nameByPath.get(disk?.path ?? '') ?? target];
  });
  return actualOrder.join(' ') === order.join(' ')
    ? []
    : [{ field: 'boot.order', from: actualOrder, to: order }];
}

function kernel(
  boot: Extract<PlanMachine['boot'], { kind: 'kernel' }>,
  actual: MachineAllocation,
  context: PlannerContext,
): readonly Difference[] {
  if (actual.boot.kind !== 'kernel') return [];
  const initrd = boot.initrd === undefined ? undefined : context.imagePathOf(boot.initrd);
  return [
    ...differ('boot.kernel', actual.boot.kernelPath, context.imagePathOf(boot.kernel)),
    ...differ('boot.initrd', actual.boot.initrdPath, initrd),
    ...differ('boot.commandLine', actual.boot.commandLine ?? '', boot.commandLine ?? ''),
  ];
}
