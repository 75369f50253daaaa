import type { PlanPool } from '../../../lib/plan';
import { readPool, type ObjectReference } from '../../libvirt';
import { poolXml } from '../descriptions';
import { StepError } from '../failure';
import { withOwned, withoutOwned } from '../ledger/records';
import { requireAllowedPoolPath, requireLocalHost } from './pool-access';
import type { StepContext, StepProcedure } from './procedure';

/** Defines the pool, makes its directory and starts it. */
export function createPool(context: StepContext, pool: PlanPool): StepProcedure {
  const { pools } = context.host;
  return {
    async perform() {
      requireLocalHost(context);
      await requireAllowedPoolPath(context, pool.name, pool.path);
      const before = await pools.tryFindByName(pool.name);
      if (before !== undefined) requireOwnPool(before, pool);
      // Noted before it is made, so that a killed run leaves at most a note without a pool.
      await context.ledger.update((ledger) =>
        withOwned(ledger, 'pools', { name: pool.name, uuid: pool.uuid }),
      );
      const reference = before ?? (await pools.define(poolXml(pool)));
      const started = await startIfStopped(context, reference);
      const autostart = await setAutostart(context, reference, pool.autostart);
      return before !== undefined && !started && !autostart ? 'already-true' : 'changed';
    },
    missing: () => missingPool(context, pool),
  };
}

export function startPool(context: StepContext, pool: PlanPool): StepProcedure {
  return {
    async perform() {
      const reference = await findOwnPool(context, pool);
      await requireAllowedPoolPath(context, pool.name, pool.path);
      return (await startIfStopped(context, reference)) ? 'changed' : 'already-true';
    },
    missing: () => missingPool(context, pool),
  };
}

export function setPoolAutostart(context: StepContext, pool: PlanPool): StepProcedure {
  return {
    async perform() {
      const reference = await findOwnPool(context, pool);
      return (await setAutostart(context, reference, pool.autostart)) ? 'changed' : 'already-true';
    },
    async missing() {
      const reference = await findOwnPool(context, pool);
      const autostart = await context.host.pools.getAutostart(reference);
      return autostart === pool.autostart ? undefined : `pool "${pool.name}" has autostart ${autostart}`;
    },
  };
}

/** Forgets the pool; its directory and files stay. */
export function deletePool(
  context: StepContext,
  pool: { readonly name: string; readonly uuid: string },
): StepProcedure {
  const { pools } = context.host;
  return {
    async perform() {
      const reference = await pools.tryFindByName(pool.name);
      if (reference !== undefined) {
        requireOwnPool(reference, pool);
        const { state } = await pools.getInformation(reference);
        if (state !== 'inactive') await pools.destroy(reference);
        await pools.undefine(reference);
      }
      await context.ledger.update((ledger) => withoutOwned(ledger, 'pools', pool));
      return reference === undefined ? 'already-true' : 'changed';
    },
    async missing() {
      const left = await pools.tryFindByName(pool.name);
      return left === undefined ? undefined : `pool "${pool.name}" is still defined`;
    },
  };
}

async function missingPool(context: StepContext, pool: PlanPool): Promise<string | undefined> {
  const { pools } = context.host;
  const reference = await pools.tryFindByName(pool.name);
  if (reference === undefined) return `pool "${pool.name}" is not there`;
  if (reference.uuid !== pool.uuid) return `pool "${pool.name}" has UUID ${reference.uuid}`;
  const { targetPath } = readPool(await pools.getXml(reference));
  if (targetPath !== pool.path) return `pool "${pool.name}" lies in ${targetPath ?? 'no directory'}`;
  const { state } = await pools.getInformation(reference);
  return state === 'running' ? undefined : `pool "${pool.name}" is ${state}`;
}

async function startIfStopped(context: StepContext, reference: ObjectReference): Promise<boolean> {
  const { pools } = context.host;
  const { state } = await pools.getInformation(reference);
  if (state !== 'inactive') return false;
  // Also after the directory was removed by hand: building an existing one changes nothing.
  await pools.build(reference);
  await pools.start(reference);
  return true;
}

async function setAutostart(
  context: StepContext,
  reference: ObjectReference,
  autostart: boolean,
): Promise<boolean> {
  if ((await context.host.pools.getAutostart(reference)) === autostart) return false;
  await context.host.pools.setAutostart(reference, autostart);
  return true;
}

async function findOwnPool(context: StepContext, pool: PlanPool): Promise<ObjectReference> {
  const reference = await context.host.pools.tryFindByName(pool.name);
  if (reference === undefined) throw new StepError('missing', `Pool "${pool.name}" is gone: apply again.`);
  requireOwnPool(reference, pool);
  return reference;
}

/** Pools carry no mark: one is ours when it has the UUID that only our plan derives. */
function requireOwnPool(
  found: ObjectReference,
  pool: { readonly name: string; readonly uuid: string },
): void {
  if (found.uuid === pool.uuid) return;
  throw new StepError('not-ours', `Pool "${pool.name}" was made by somebody else: it was left alone.`);
}
