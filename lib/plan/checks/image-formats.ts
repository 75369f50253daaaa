import type { PlanMachine } from '../document/machine';
import type { PlanImage } from '../document/storage';
import type { PlanProblem } from '../problem';
import { collect, NONE, problem, type Check } from './check';
import type { PlanIndex } from './plan-index';

/** Disks come from disk images, a CD is a raw image; a kernel and an initrd are bytes without a disk format. */
export const imageFormats: Check = (plan, index) =>
  collect(plan.machines, (machine, position) =>
    isRight(machine, index) ? NONE : formatProblems(machine, `$.machines[${position}]`, index),
  );

/** Whether {@link formatProblems} would find nothing, as nearly always; a kernel is left to it. */
function isRight({ disks, cdroms, boot }: PlanMachine, { images }: PlanIndex): boolean {
  for (const { source } of disks) {
    if (source.kind !== 'blank' && isWrong(images.get(source.image), 'a disk')) return false;
  }
  for (const { image } of cdroms) {
    if (image !== undefined && isWrong(images.get(image), 'a CD')) return false;
  }
  return boot.kind === 'disk';
}

function formatProblems(machine: PlanMachine, path: string, index: PlanIndex): readonly PlanProblem[] {
  const { key, disks, cdroms, boot } = machine;
  const look = (name: string | undefined, use: Use, part: string): readonly PlanProblem[] => {
    const image = name === undefined ? undefined : index.images.get(name);
    return isWrong(image, use) ? [wrongFormat(image, use, { path: `${path}.${part}`, key })] : NONE;
  };
  return [
    ...disks.flatMap(({ source }, at) =>
      source.kind === 'blank' ? NONE : look(source.image, 'a disk', `disks[${at}].source.image`),
    ),
    ...cdroms.flatMap(({ image }, at) => look(image, 'a CD', `cdroms[${at}].image`)),
    ...(boot.kind === 'disk'
      ? NONE
      : [...look(boot.kernel, 'a kernel', 'boot.kernel'), ...look(boot.initrd, 'an initrd', 'boot.initrd')]),
  ];
}

/** An image that is not there is another check's problem. */
function isWrong(image: PlanImage | undefined, use: Use): image is PlanImage {
  return image !== undefined && !FORMATS[use].includes(image.format);
}

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
