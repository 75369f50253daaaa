import { join } from 'node:path';
import { readPool, type ObjectReference } from '../../libvirt';
import { StepError } from '../failure';
import { hasPlainFile } from '../files/plain-file';
import { isWithin, realPathOf } from '../files/real-path';
import type { StepContext } from './procedure';

/** A pool that may be written to: active, on this host, and where the agent's configuration allows pools. */
export interface UsablePool {
  readonly reference: ObjectReference;
  readonly path: string;
}

/** Finds a pool by name. @throws StepError when it is missing, stopped, elsewhere or not where pools are allowed. */
export async function findUsablePool(context: StepContext, name: string): Promise<UsablePool> {
  requireLocalHost(context);
  const reference = await context.host.pools.tryFindByName(name);
  if (reference === undefined)
    throw new StepError('missing', `Pool "${name}" is not there: apply again to create it.`);
  const { state } = await context.host.pools.getInformation(reference);
  if (state !== 'running' && state !== 'degraded') {
    throw new StepError('wrong-state', `Pool "${name}" is ${state}: apply again to start it.`);
  }
  const { targetPath } = readPool(await context.host.pools.getXml(reference));
  if (targetPath === undefined) {
    throw new StepError(
      'not-local',
      `Pool "${name}" is no directory on this host, so its files cannot be written.`,
    );
  }
  await requireAllowedPoolPath(context, name, targetPath);
  return { reference, path: targetPath };
}

/** @throws StepError `path-not-allowed` when the path, with links followed, is outside of the allowed folders. */
export async function requireAllowedPoolPath(
  context: StepContext,
  name: string,
  path: string,
): Promise<void> {
  const { poolRoots } = context.settings;
  const [real, ...roots] = await Promise.all([
    realPathOf(path),
    ...poolRoots.map((root) => realPathOf(root)),
  ]);
  if (roots.some((root) => isWithin(real, root))) return;
  throw new StepError(
    'path-not-allowed',
    `Pool "${name}" lies in ${real}, outside of the allowed folders (${poolRoots.join(', ')}): let the host's owner ` +
      "add it to poolRoots in the agent's configuration.",
  );
}

/**
 * The agent writes pool files itself, so libvirt must run on the same host: a URI without a host part, or one of the
 * transports that cannot leave the machine.
 *
 * @throws StepError `not-local`
 */
export function requireLocalHost(context: StepContext): void {
  const { uri } = context.host;
  if (isLocalUri(uri)) return;
  throw new StepError(
    'not-local',
    `${uri} is another host: images, disks and seeds are written by the agent on the host itself. Run it there.`,
  );
}

/** True when a libvirt URI cannot lead to another machine. */
export function isLocalUri(uri: string): boolean {
  const match = /^[a-z0-9]+(?:\+(?<transport>[a-z0-9]+))?:\/\/(?<authority>[^/?#]*)/.exec(uri);
  const transport = match?.groups?.['transport'];
  return match?.groups?.['authority'] === '' && (transport === undefined || transport === 'unix');
}

/** True when the pool has a plain file of this name. @throws StepError when something else has it. */
export function hasFile(pool: UsablePool, fileName: string): Promise<boolean> {
  return hasPlainFile(join(pool.path, fileName));
}

/** Runs `work` while nothing else of this run touches the pool. */
export function inPool<Result>(
  context: StepContext,
  name: string,
  work: () => Promise<Result>,
): Promise<Result> {
  return context.mutexes.exclusively(`pool ${name}`, work);
}
