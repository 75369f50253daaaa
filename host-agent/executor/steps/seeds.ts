import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withoutSpentSeed, type OwnedVolume, type PlanMachine } from '../../../lib/plan';
import { readDomain } from '../../libvirt';
import { machineMarkEntry } from '../descriptions';
import { fileError, StepError } from '../failure';
import { removeIfThere, syncDirectory, writeFileDurably } from '../files/durable';
import { partialFolderOf } from '../files/partial-folder';
import { ownsVolume, withOwned, withoutOwned } from '../ledger/records';
import { resolveSecrets } from '../secrets/resolve';
import { cloudInitSeed } from '../seed/cloud-init-seed';
import { requireMark, tryFindMachine } from './machine-access';
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
      await reviveMark(context, machine);
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
      return (await holds(pool, seed.fileName, await seedBytes()))
        ? undefined
        : `${seed.fileName} has other content`;
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
        await requireUnused(context, join(pool.path, seed.fileName), seed.machine);
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

/**
 * Has the mark say that the machine has its seed again, where it says that it is spent: what comes after this step may be a new system,
 * which must not start without.
 */
async function reviveMark(context: StepContext, machine: PlanMachine): Promise<void> {
  const spentSeed = withoutSpentSeed(machine)?.spentSeed;
  const { domains } = context.host;
  // It may be called otherwise until it is renamed.
  const reference = spentSeed === undefined ? undefined : await domains.tryFindByUuid(machine.uuid);
  if (spentSeed === undefined || reference === undefined) return;
  const stored = readDomain(await domains.getXml(reference, { inactive: true }));
  const { volumes } = requireMark(context, machine.name, stored);
  const isSpent = (volume: OwnedVolume): boolean =>
    volume.role === 'spent-seed' && volume.pool === spentSeed.pool && volume.fileName === spentSeed.fileName;
  if (!volumes.some(isSpent)) return;
  const revived = volumes.map((volume) => (isSpent(volume) ? { ...volume, role: 'seed' as const } : volume));
  const entry = machineMarkEntry(context, machine, revived);
  await domains.setMetadata(reference, { ...entry, live: reference.id >= 0 });
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
