import { join } from 'node:path';
import type { Plan } from '../../../lib/plan';
import { isWithin, realPathOf } from '../files/real-path';
import type { AgentConfiguration } from '../../configuration';
import { systemCodeOf } from '../files/system-error';

/** A path of the plan that the agent's configuration does not allow. */
export interface ConfinementProblem {
  readonly code:
    'pool-path-not-allowed' | 'image-path-not-allowed' | 'file-leads-outside' | 'path-unreadable';
  /** JSON path in the plan. */
  readonly path: string;
  readonly message: string;
}

/**
 * Checks every path of the plan, with all symbolic links followed, against what the agent's configuration allows: to be
 * called before anything is written. An empty list means that the plan may touch what it names.
 */
export async function confinePlan(
  plan: Plan,
  allowed: Pick<AgentConfiguration, 'poolRoots' | 'imageRoots'> &
    Partial<Pick<AgentConfiguration, 'stateDirectory'>>,
): Promise<readonly ConfinementProblem[]> {
  const found = await Promise.all([
    poolProblems(plan, allowed),
    imageProblems(plan, allowed),
    fileProblems(plan),
  ]);
  return found.flat();
}

async function poolProblems(
  plan: Plan,
  allowed: Parameters<typeof confinePlan>[1],
): Promise<readonly ConfinementProblem[]> {
  const roots = await realRoots(allowed.poolRoots);
  const state = allowed.stateDirectory === undefined ? undefined : await realPathOf(allowed.stateDirectory);
  const checks = plan.pools.map(async (pool, index): Promise<readonly ConfinementProblem[]> => {
    const path = `$.pools[${index}].path`;
    const real = await tryRealPath(pool.path);
    if (real === undefined) return [unreadable(path, pool.path)];
    const inState = state !== undefined && (isWithin(real, state) || isWithin(state, real));
    if (roots.some((root) => isWithin(real, root)) && !inState) return [];
    const why = inState
      ? "overlaps the agent's own state directory"
      : `is not in an allowed folder (${allowed.poolRoots.join(', ')})`;
    const message =
      `pool "${pool.name}": ${shown(pool.path, real)} ${why}. Move the pool, or let the host's owner add the folder ` +
      "to poolRoots in the agent's configuration.";
    return [{ code: 'pool-path-not-allowed', path, message }];
  });
  return (await Promise.all(checks)).flat();
}

async function imageProblems(
  plan: Plan,
  allowed: Parameters<typeof confinePlan>[1],
): Promise<readonly ConfinementProblem[]> {
  const roots = await realRoots(allowed.imageRoots);
  const checks = plan.images.map(async (image, index): Promise<readonly ConfinementProblem[]> => {
    if (image.source.kind !== 'file') return [];
    const path = `$.images[${index}].source.path`;
    const real = await tryRealPath(image.source.path);
    if (real === undefined) return [unreadable(path, image.source.path)];
    if (roots.some((root) => isWithin(real, root))) return [];
    const message =
      `image "${image.name}": ${shown(image.source.path, real)} is not in an allowed folder ` +
      `(${allowed.imageRoots.join(', ')}). Put the file there, or let the host's owner add its folder to imageRoots ` +
      "in the agent's configuration.";
    return [{ code: 'image-path-not-allowed', path, message }];
  });
  return (await Promise.all(checks)).flat();
}

/** A link laid under the name of a disk, seed or image would make libvirt, as root, open what it points to. */
async function fileProblems(plan: Plan): Promise<readonly ConfinementProblem[]> {
  const checks = filesOf(plan).map(async (file): Promise<readonly ConfinementProblem[]> => {
    const pool = plan.pools.find((candidate) => candidate.name === file.pool);
    if (pool === undefined) return [];
    const [root, real] = await Promise.all([
      tryRealPath(pool.path),
      tryRealPath(join(pool.path, file.fileName)),
    ]);
    if (root === undefined || real === undefined) return [unreadable(file.path, file.fileName)];
    if (real === join(root, file.fileName)) return [];
    const message =
      `"${file.fileName}" in pool "${pool.name}" is a link to ${real}. Only plain files are used: remove the link ` +
      'after finding out who made it.';
    return [{ code: 'file-leads-outside', path: file.path, message }];
  });
  return (await Promise.all(checks)).flat();
}

function filesOf(
  plan: Plan,
): readonly { readonly pool: string; readonly fileName: string; readonly path: string }[] {
  return [
    ...plan.images.map((image, index) => ({ ...image, path: `$.images[${index}].fileName` })),
    ...plan.machines.flatMap((machine, at) => [
      ...machine.disks.map((disk, index) => ({
        ...disk,
        path: `$.machines[${at}].disks[${index}].fileName`,
      })),
      ...(machine.cloudInit === undefined
        ? []
        : [{ ...machine.cloudInit, path: `$.machines[${at}].cloudInit.fileName` }]),
    ]),
  ];
}

function realRoots(roots: readonly string[]): Promise<readonly string[]> {
  return Promise.all(roots.map((root) => realPathOf(root)));
}

/** Undefined where the way to the path cannot be followed, such as a loop of links or a file in the place of a folder. */
async function tryRealPath(path: string): Promise<string | undefined> {
  try {
    return await realPathOf(path);
  } catch (error) {
    if (systemCodeOf(error) !== undefined) return undefined;
    throw error;
  }
}

function unreadable(path: string, value: string): ConfinementProblem {
  return {
    code: 'path-unreadable',
    path,
    message: `${value} cannot be followed on this host (a loop of links, a file where a folder should be, or no permission).`,
  };
}

function shown(path: string, real: string): string {
  return path === real ? path : `${path} (which is ${real})`;
}
