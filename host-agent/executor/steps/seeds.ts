import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PlanMachine } from '../../../lib/plan';
import { fileError, StepError } from '../failure';
import { removeIfThere, syncDirectory, writeFileDurably } from '../files/durable';
import { partialFolderOf } from '../files/partial-folder';
import { ownsVolume, withOwned, withoutOwned } from '../ledger/records';
import { resolveSecrets } from '../secrets/resolve';
import { cloudInitSeed } from '../seed/cloud-init-seed';
import { tryFindMachine } from './machine-access';
import { findUsablePool, hasFile, inPool, type UsablePool } from './pool-access';
import type { StepContext, StepProcedure } from './procedure';
import { requireUnused } from './users';

/** Only root, as libvirt makes volumes: seeds hold passwords and keys, and libvirt lends the file to QEMU while it is needed. */
const SEED_MODE = 0o600;

/** Writes the cloud-init seed of a machine. Its content is never logged. */
export function writeSeed(context: StepContext, machine: PlanMachine): StepProcedure {
  const seed = machine.cloudInit;
  if (seed === undefined) throw new Error(`${machine.name} has no cloud-init, so no seed can be written`);
  const owned = { pool: seed.pool, fileName: seed.fileName, machine: machine.name };
  // Resolved at each look and kept no longer: what a reader sees in between is at most what the file holds anyway.
  const seedBytes = async (): Promise<Buffer> =>
    cloudInitSeed(await resolveSecrets(seed, context.settings.secrets));
  return {
    async perform() {
      const bytes = await seedBytes();
      const pool = await findUsablePool(context, seed.pool);
      if (await hasFile(pool, seed.fileName)) {
        await requireOwnSeed(context, machine, owned);
        if (await holds(pool, seed.fileName, bytes)) return 'already-true';
      }
      await context.ledger.update((ledger) => withOwned(ledger, 'volumes', owned));
      await inPool(context, seed.pool, async () => {
        try {
          const temporaryPath = join(await partialFolderOf(pool.path), `.${seed.fileName}.new`);
          await writeFileDurably(join(pool.path, seed.fileName), bytes, { mode: SEED_MODE, temporaryPath });
        } catch (error) {
          throw fileError(error, `writing the cloud-init seed of "${machine.name}" to ${pool.path}`);
        }
        await context.host.pools.refresh(pool.reference);
      });
      return 'changed';
    },
    async missing() {
      const pool = await findUsablePool(context, seed.pool);
      const volume = await context.host.volumes.tryFind(pool.reference, seed.fileName);
      if (volume === undefined) return `${seed.fileName} is not in pool "${seed.pool}"`;
      return (await holds(pool, seed.fileName, await seedBytes())) ? undefined : `${seed.fileName} has other content`;
    },
  };
}

/** Removes a seed: it is made again at any time, and keeping secrets in a trash would be a leak. */
export function deleteSeed(
  context: StepContext,
  seed: { readonly pool: string; readonly fileName: string; readonly machine: string },
): StepProcedure {
  const owned = { pool: seed.pool, fileName: seed.fileName, machine: seed.machine };
  return {
    async perform() {
      const pool = await findUsablePool(context, seed.pool);
      if (!ownsVolume(context.ledger.current, owned)) throw notOurs(owned);
      const removed = await inPool(context, seed.pool, async () => {
        if (!(await hasFile(pool, seed.fileName))) return false;
        await requireUnused(context.host, join(pool.path, seed.fileName), seed.machine);
        await removeIfThere(join(pool.path, seed.fileName));
        await syncDirectory(pool.path);
        await context.host.pools.refresh(pool.reference);
        return true;
      });
      await context.ledger.update((ledger) => withoutOwned(ledger, 'volumes', owned));
      return removed ? 'changed' : 'already-true';
    },
    async missing() {
      const pool = await findUsablePool(context, seed.pool);
      return (await hasFile(pool, seed.fileName))
        ? `${seed.fileName} is still in pool "${seed.pool}"`
        : undefined;
    },
  };
}

async function holds(pool: UsablePool, fileName: string, bytes: Buffer): Promise<boolean> {
  return (await readFile(join(pool.path, fileName))).equals(bytes);
}

interface OwnedSeed {
  readonly pool: string;
  readonly fileName: string;
  readonly machine: string;
}

async function requireOwnSeed(context: StepContext, machine: PlanMachine, owned: OwnedSeed): Promise<void> {
  if (ownsVolume(context.ledger.current, owned)) return;
  const found = await tryFindMachine(context, machine);
  const marked = found?.mark.volumes.some(
    (entry) => entry.pool === owned.pool && entry.fileName === owned.fileName,
  );
  if (marked !== true) throw notOurs(owned);
}

function notOurs(owned: OwnedSeed): StepError {
  const message = `${owned.fileName} in pool "${owned.pool}" was not made by this agent for "${owned.machine}": it was left alone.`;
  return new StepError('not-ours', message);
}
