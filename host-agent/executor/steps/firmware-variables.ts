import { constants } from 'node:fs';
import { lstat, open, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { firmwareVariablesPath } from '../../../lib/describe';
import type { PlanMachine } from '../../../lib/plan';
import { allocationOf } from '../../inventory';
import type { DomainDefinition } from '../../libvirt';
import { fileError, StepError } from '../failure';
import { writeFileDurably } from '../files/durable';
import { systemCodeOf } from '../files/system-error';

/** The largest flash that UEFI has for its variables (ARM); those of x86 have 4 MiB at most. */
const VARIABLES_BYTES_MAX = 64 * 1024 * 1024;

/**
 * Where the machine is to keep its UEFI variables (boot entries, keys), after they were brought there. Without a stated path
 * libvirt names the file after the machine, and so did we once: a definition with another path would start with empty ones.
 *
 * A machine that runs has its file open and stays with it; it is brought over the next time that it is defined while it is off.
 * The old file is kept.
 *
 * @param before the machine as it is defined now, under the name that it has now; absent for one that is new
 * @returns undefined for machines without UEFI
 * @throws StepError `file-system`, `no-space`, or `path-not-allowed` when the old file is not what it should be
 */
export async function placeFirmwareVariables(
  machine: PlanMachine,
  before?: { readonly stored: DomainDefinition; readonly running?: DomainDefinition },
): Promise<string | undefined> {
  if (machine.firmware !== 'uefi') return undefined;
  const path = firmwareVariablesPath(machine);
  if (before === undefined) return path;
  const { running, stored } = before;
  // Variables without the keys of Secure Boot would enforce nothing: those of the other way are left for when it comes back.
  if (allocationOf(running ?? stored).secureBoot !== machine.secureBoot) return path;
  if (running !== undefined) return running.os.nvram?.path ?? path;
  // libvirt 9.0 does not write down the path that it chose; then it is its usual one.
  const old = stored.os.nvram?.path ?? join(dirname(path), `${stored.name}_VARS.fd`);
  if (old === path || (await isNewer(path, old))) return path;
  try {
    await copyWithOwner(old, path);
  } catch (error) {
    throw fileError(error, `copying the UEFI variables of "${machine.name}" from ${old} to ${path}`);
  }
  return path;
}

/** Whether the first file is there and was written later than the second, or the second is not there. */
async function isNewer(first: string, second: string): Promise<boolean> {
  const [firstMs, secondMs] = [await tryModifiedMs(first), await tryModifiedMs(second)];
  return secondMs === undefined || (firstMs !== undefined && firstMs >= secondMs);
}

async function tryModifiedMs(path: string): Promise<number | undefined> {
  try {
    return (await lstat(path)).mtimeMs;
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return undefined;
    throw fileError(error, `looking at the UEFI variables in ${path}`);
  }
}

async function copyWithOwner(from: string, to: string): Promise<void> {
  // A link could lead anywhere, and the guest can read what becomes its firmware's memory.
  const file = await open(from, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    const status = await file.stat();
    if (!status.isFile() || status.size > VARIABLES_BYTES_MAX) {
      throw new StepError(
        'path-not-allowed',
        `${from} holds no UEFI variables: find out who made it, and remove it or point the machine elsewhere.`,
      );
    }
    await writeFileDurably(to, await readWhole(file, status.size), {
      mode: status.mode & 0o777,
      owner: { uid: status.uid, gid: status.gid },
    });
  } finally {
    await file.close();
  }
}

/** No more than its size was, should it grow meanwhile. */
async function readWhole(file: FileHandle, size: number): Promise<Uint8Array> {
  const bytes = Buffer.alloc(size);
  const { bytesRead } = await file.read(bytes, 0, size, 0);
  return bytes.subarray(0, bytesRead);
}
