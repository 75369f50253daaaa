import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { types } from 'node:util';
import { NAME_PATTERN } from '../../../lib/plan';
import type { ActualHost } from '../../review';
import { listed } from '../agent/find-plan';
import { CommandFailure } from '../command-failure';
import type { CommandContext, GlobalOptions } from '../context';
import { plain } from '../terminal/plain';
import { readInventoryFile } from './inventory-file';
import { readInventoryLive } from './inventory-live';
import { markedHosts, whichHost } from './which-host';

/** One `--inventory <[host=]where>`. */
interface Wanted {
  readonly where: string;
  readonly host?: string;
}

/**
 * The hosts that `--inventory <[host=]where>` names, by the names of the review's `hosts`. Each text is a file that `fleetwright inventory
 * --json` wrote, a folder with such files (`<host>.json`), or a libvirt URI, which is read now. A host that could not be read, now or when its
 * document was written, is among them as such. Hosts that are `gone`, because only the older plans have them, may be named and are looked at by
 * nobody.
 *
 * @throws CommandFailure where a file cannot be used, or nothing says which host it is of
 */
export async function loadActualHosts(
  context: CommandContext,
  options: GlobalOptions,
  texts: readonly string[],
  hosts: readonly string[],
  gone: readonly string[] = [],
): Promise<ReadonlyMap<string, ActualHost>> {
  const found = new Map<string, ActualHost>();
  // Where all hosts are gone, nothing is planned that anything could stand on.
  if (hosts.length === 0) return found;
  const all = [...hosts, ...gone];
  const wanted = texts.map((text) => readOption(text, all));
  for (const entry of wanted) {
    for (const single of await spreadFolder(context, entry, all)) {
      if (gone.includes(single.host ?? '')) continue;
      const { where, host: named } = single;
      const looked = isUri(where)
        ? await readInventoryLive(context, options, where)
        : await readInventoryFile(context, where);
      const { actual } = looked;
      const host = whichHost(looked, named, hosts);
      const other = found.get(host);
      if (other !== undefined) throw sameHostTwice(host, [other, actual]);
      found.set(host, actual);
      noteStranger(context, host, actual);
    }
  }
  return found;
}

/** What stands before a `=` is a host only if it could be one's name: paths and URIs may hold a `=` as well. */
function readOption(text: string, hosts: readonly string[]): Wanted {
  const at = text.indexOf('=');
  const host = at < 0 ? undefined : text.slice(0, at);
  const isNamed = host !== undefined && NAME_PATTERN.test(host);
  const where = isNamed ? text.slice(at + 1) : text;
  if (where === '') {
    throw new CommandFailure({
      code: 'no-inventory',
      message: `--inventory "${plain(text)}" names no inventory.`,
      advice:
        'Name a file that `fleetwright inventory --json` wrote, a folder of such files, or a libvirt URI.',
    });
  }
  if (!isNamed) return { where };
  if (hosts.includes(host)) return { where, host };
  throw new CommandFailure({
    code: 'no-such-host',
    message: `--inventory "${plain(text)}" is for host ${host}, which this review does not have.`,
    advice: `Name one of them: ${listed(hosts)}. (A file of that name is meant as ./${plain(text)}.)`,
  });
}

/** The files of a folder, one a host; anything else is what it is. */
async function spreadFolder(
  { workingDirectory }: CommandContext,
  wanted: Wanted,
  hosts: readonly string[],
): Promise<readonly Wanted[]> {
  const { where } = wanted;
  if (isUri(where) || (await kindOf(resolve(workingDirectory, where))) !== 'folder') return [wanted];
  const names = wanted.host === undefined ? hosts : [wanted.host];
  const files = names.map((host) => ({ host, where: join(where, `${host}.json`) }));
  const kinds = await Promise.all(files.map((file) => kindOf(resolve(workingDirectory, file.where))));
  const present = files.filter((_file, index) => kinds[index] !== 'none');
  if (present.length > 0) return present;
  throw new CommandFailure({
    code: 'no-inventory',
    message: `The folder ${plain(where)} has no inventory of ${wanted.host ?? 'a host of this review'}.`,
    advice: `Its files are called <host>.json: ${listed(names.map((name) => `${name}.json`))}.`,
  });
}

async function kindOf(path: string): Promise<'folder' | 'file' | 'none'> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    const code = types.isNativeError(error) && 'code' in error ? error.code : undefined;
    // Of anything else that is in the way, whoever reads it says why it cannot be read.
    return code === 'ENOENT' || code === 'ENOTDIR' ? 'none' : 'file';
  }
}

/** `qemu:///system` and its like. */
function isUri(where: string): boolean {
  return where.includes('://');
}

function sameHostTwice(host: string, [first, second]: readonly [ActualHost, ActualHost]): CommandFailure {
  return new CommandFailure({
    code: 'same-host-twice',
    message: `Both ${plain(first.source)} and ${plain(second.source)} are taken for host ${host}.`,
    advice: 'Name one inventory a host; --inventory <host>=<where> says which host it is of.',
  });
}

/** A host whose every mark names a host that this review does not have may be one that was renamed, or the wrong one. */
function noteStranger({ terminal }: CommandContext, host: string, actual: ActualHost): void {
  if (actual.kind !== 'read') return;
  const marked = markedHosts(actual.inventory);
  if (marked.size === 0 || marked.has(host)) return;
  const names = [...marked].map(plain);
  terminal.note(
    `${plain(actual.source)} is taken for host ${host}, but all that fleetwright made there is marked as ${listed(names)}'s.`,
  );
}
