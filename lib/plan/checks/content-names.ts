import type { PlanProblem } from '../problem';
import { imageNameTag, seedNameTag } from '../derive/file-names';
import { collect, NONE, problem, type Check } from './check';

/**
 * Images and seeds are named after their content. The agent takes a file that is there for the one that is meant; without this
 * a changed digest under an old name would be a change that never happens.
 */
export const contentNames: Check = (plan) => [
  ...collect(plan.images, (image, index) =>
    untagged(image.fileName, imageNameTag(image.sha256), {
      path: `$.images[${index}].fileName`,
      key: image.key,
      owner: `image "${image.name}"`,
    }),
  ),
  ...collect(plan.machines, ({ name, key, cloudInit }, index) =>
    cloudInit === undefined
      ? NONE
      : untagged(cloudInit.fileName, seedNameTag(cloudInit), {
          path: `$.machines[${index}].cloudInit.fileName`,
          key,
          owner: `the cloud-init seed of machine "${name}"`,
        }),
  ),
];

function untagged(
  fileName: string,
  tag: string,
  at: { readonly path: string; readonly key: string; readonly owner: string },
): readonly PlanProblem[] {
  if (fileName.includes(tag)) return NONE;
  const message = `the file name of ${at.owner}, "${fileName}", does not hold "${tag}", which stands for its content`;
  return [problem('file-name-without-digest', at, message, `Put "${tag}" into the name.`)];
}
