import type { PlanImage } from '../document/storage';
import type { PlanProblem } from '../problem';
import { problem, type Check } from './check';
import type { PlanIndex } from './plan-index';

/** Disks come from disk images, a CD is a raw image; a kernel and an initrd are bytes without a disk format. */
export const imageFormats: Check = (plan, index) =>
  plan.machines.flatMap((machine, position) => {
    const at = (part: string) => ({ path: `$.machines[${position}].${part}`, key: machine.key });
    const disks = machine.disks.flatMap((disk, diskPosition) =>
      disk.source.kind === 'blank'
        ? []
        : wrongFormat(index, disk.source.image, 'a disk', at(`disks[${diskPosition}].source.image`)),
    );
    const media = machine.cdroms.flatMap((cdrom, cdromPosition) =>
      cdrom.image === undefined
        ? []
        : wrongFormat(index, cdrom.image, 'a CD', at(`cdroms[${cdromPosition}].image`)),
    );
    if (machine.boot.kind === 'disk') return [...disks, ...media];
    const { kernel, initrd } = machine.boot;
    return [
      ...disks,
      ...media,
      ...wrongFormat(index, kernel, 'a kernel', at('boot.kernel')),
      ...(initrd === undefined ? [] : wrongFormat(index, initrd, 'an initrd', at('boot.initrd'))),
    ];
  });

const FORMATS = {
  'a disk': ['qcow2', 'raw'],
  'a CD': ['raw'],
  'a kernel': ['boot-file'],
  'an initrd': ['boot-file'],
} as const satisfies { readonly [use: string]: readonly PlanImage['format'][] };

const isFormatOf = (use: keyof typeof FORMATS, format: PlanImage['format']): boolean =>
  FORMATS[use].some((allowed) => allowed === format);

function wrongFormat(
  index: PlanIndex,
  name: string,
  use: keyof typeof FORMATS,
  at: { readonly path: string; readonly key: string },
): readonly PlanProblem[] {
  const image = index.images.get(name);
  if (image === undefined || isFormatOf(use, image.format)) return [];
  const message = `image "${name}" has the format ${image.format} and cannot be ${use}`;
  const advice = `Use an image of format ${FORMATS[use].join(' or ')}.`;
  return [problem('wrong-image-format', at, message, advice)];
}
