import { basename, resolve } from 'node:path';
import { INVENTORY_BYTES_MAX, inventoryDigest, parseInventoryDocument } from '../../inventory';
import { readBoundedFile } from '../../sources';
import { problemCount, problemInWords } from '../agent/plan-problems';
import { CommandFailure } from '../command-failure';
import type { CommandContext } from '../context';
import { plain } from '../terminal/plain';
import type { Looked } from './which-host';

/**
 * The host in a file that `fleetwright inventory --json` wrote; one that says why there is no inventory is a host that could not be read.
 *
 * @throws CommandFailure with every problem of the file
 */
export async function readInventoryFile(context: CommandContext, path: string): Promise<Looked> {
  const shown = plain(path);
  const read = await readBoundedFile(resolve(context.workingDirectory, path), INVENTORY_BYTES_MAX);
  if (!read.ok) {
    throw new CommandFailure({
      code: `inventory-${read.code}`,
      message:
        read.code === 'missing'
          ? `There is no inventory ${shown}.`
          : `The inventory ${shown} cannot be read: ${plain(read.why)}.`,
      advice: 'Write it with `fleetwright inventory --json` on the host, or correct the path.',
      cause: read.cause,
    });
  }
  const parsed = parseInventoryDocument(read.bytes);
  if (!parsed.ok) {
    throw new CommandFailure({
      code: 'bad-inventory',
      message: `The inventory ${shown} cannot be used: ${problemCount(parsed.problems)}.`,
      details: parsed.problems.map(problemInWords),
      advice: 'Take what `fleetwright inventory --json` writes as it is.',
    });
  }
  const called = basename(path, '.json');
  const { document } = parsed;
  if (document.kind === 'error')
    return { called, actual: { kind: 'unreadable', source: path, reason: document.message } };
  const { readAt, inventory, records } = document;
  return {
    called,
    actual: {
      kind: 'read',
      source: path,
      ...(readAt === undefined ? {} : { readAt }),
      inventory,
      inventoryDigest: inventoryDigest(inventory),
      ...(records === undefined ? {} : { records }),
    },
  };
}
