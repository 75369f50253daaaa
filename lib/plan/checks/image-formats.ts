import type { PlanImage } from '../document/storage';
import type { PlanProblem } from '../problem';
import { collect, NONE, problem, type Check } from './check';

/** Disks come from disk images, a CD is a raw image; a kernel and an initrd are bytes without a disk format. */
export const imageFormats: Check = (plan, index) =>
  collect(plan.machines, ({ key, disks, cdroms, boot }, position) => {
    const look = (name: string, use: Use, part: () => string): readonly PlanProblem[] => {
      const image = index.images.get(name);
      if (image === undefined || FORMATS[use].includes(image.format)) return NONE;
      const at = { path: `$.machines[${position}].${part()}`, key };
      return [wrongFormat(image, use, at)];
    };
    const wrongDisks = collect(disks, ({ source }, at) =>
      source.kind === 'blank' ? NONE : look(source.image, 'a disk', () => `disks[${at}].source.image`),
    );
    const wrongMedia = collect(cdroms, ({ image }, at) =>
      image === undefined ? NONE : look(image, 'a CD', () => `cdroms[${at}].image`),
    );
    if (boot.kind === 'disk') return wrongMedia.length === 0 ? wrongDisks : [...wrongDisks, ...wrongMedia];
    return [
      ...wrongDisks,
      ...wrongMedia,
      ...look(boot.kernel, 'a kernel', () => 'boot.kernel'),
      ...(boot.initrd === undefined ? NONE : look(boot.initrd, 'an initrd', () => 'boot.initrd')),
    ];
  });

type Use = 'a disk' | 'a CD' | 'a kernel' | 'an initrd';

const FORMATS: Readonly<Record<Use, readonly PlanImage['format'][]>> = {
  'a disk': ['qcow2', 'raw'],
  'a CD': ['raw'],
  'a kernel': ['boot-file'],
  'an initrd': ['boot-file'],
};

function wrongFormat(
  image: PlanImage,
  use: Use,
  at: { readonly path: string; readonly key: string },
): PlanProblem {
  const message = `image "${image.name}" has the format ${image.format} and cannot be ${use}`;
  const advice = `Use an image of format ${FORMATS[use].join(' or ')}.`;
  return problem('wrong-image-format', at, message, advice);
}
