import type { PlanProblem } from '../problem';
import { problem, type Check } from './check';
import type { PlanIndex } from './plan-index';

/** Disks come from disk images; a kernel and an initrd are bytes without a disk format. */
export const imageFormats: Check = (plan, index) =>
  plan.machines.flatMap((machine, position) => {
    const at = (part: string) => ({ path: `$.machines[${position}].${part}`, key: machine.key });
    const disks = machine.disks.flatMap((disk, diskPosition) =>
      disk.source.kind === 'blank'
        ? []
        : wrongFormat(index, disk.source.image, 'a disk', at(`disks[${diskPosition}].source.image`)),
    );
    if (machine.boot.kind === 'disk') return disks;
    const { kernel, initrd } = machine.boot;
    return [
      ...disks,
      ...wrongFormat(index, kernel, 'a kernel', at('boot.kernel')),
      ...(initrd === undefined ? [] : wrongFormat(index, initrd, 'an initrd', at('boot.initrd'))),
    ];
  });

function wrongFormat(
  index: PlanIndex,
  name: string,
  use: 'a disk' | 'a kernel' | 'an initrd',
  at: { readonly path: string; readonly key: string },
): readonly PlanProblem[] {
  const image = index.images.get(name);
  if (image === undefined || (image.format === 'boot-file') === (use !== 'a disk')) return [];
  const message = `image "${name}" has the format ${image.format} and cannot be ${use}`;
  const needed = use === 'a disk' ? 'qcow2 or raw' : 'boot-file';
  return [problem('wrong-image-format', at, message, `Use an image of format ${needed}.`)];
}
