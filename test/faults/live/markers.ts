import { execFile } from 'node:child_process';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Plan } from '../../../lib/plan';
import type { Ground } from './ground';

/** A word written inside a disk, where the tiny guest too has it (scripts/tiny-guest/marker). */
export interface Marker {
  readonly machine: string;
  readonly disk: string;
  readonly poolPath: string;
  readonly fileName: string;
  readonly word: string;
}

const OFFSET_BYTES = 1024 * 1024;
const SECTOR_BYTES = 512;

/** Writes a word of its own into every disk of the plan: guests that run do it themselves, on their first one. */
export async function writeMarkers(ground: Ground, plan: Plan): Promise<readonly Marker[]> {
  const written: Marker[] = [];
  for (const machine of plan.machines) {
    for (const [index, disk] of machine.disks.entries()) {
      const poolPath = plan.pools.find(({ name }) => name === disk.pool)?.path;
      if (poolPath === undefined) throw new Error(`no pool ${disk.pool}`);
      const { fileName } = disk;
      const word = `kept-${machine.name}-${disk.name}`;
      const marker = { machine: machine.name, disk: disk.name, poolPath, fileName, word };
      if (machine.powerState === 'running') {
        if (index > 0) continue;
        const address = machine.nics[0]?.ipv4;
        if (address === undefined) throw new Error(`${machine.name} has no address`);
        await ground.live.waitForGuest(address);
        await ground.live.writeMarker(address, word);
      } else {
        await writeInto(ground, join(poolPath, fileName), word);
      }
      written.push(marker);
    }
  }
  return written;
}

async function writeInto(ground: Ground, path: string, word: string): Promise<void> {
  const source = join(ground.live.workDirectory, 'marker');
  await writeFile(source, Buffer.alloc(SECTOR_BYTES, `${word}\n\0`.padEnd(SECTOR_BYTES, '\0')));
  const command = `write -s ${source} ${OFFSET_BYTES} ${SECTOR_BYTES}`;
  await promisify(execFile)('qemu-io', ['-f', 'qcow2', '-c', command, path]);
}

/** Where each marker is now: in the disk's file, in the trash, nowhere (`lost`), or more than once. */
export async function placesOfMarkers(
  markers: readonly Marker[],
): Promise<readonly { readonly marker: Marker; readonly place: string }[]> {
  return Promise.all(markers.map(async (marker) => ({ marker, place: await placeOf(marker) })));
}

async function placeOf(marker: Marker): Promise<string> {
  const { poolPath, fileName, machine } = marker;
  const trash = join(poolPath, '.fleetwright/trash');
  const trashed = (await readdir(trash).catch(() => [])).filter((name) =>
    name.endsWith(`-${machine}-${fileName}`),
  );
  const candidates = [
    { place: 'in its disk', path: join(poolPath, fileName) },
    ...trashed.map((name) => ({ place: 'in the trash', path: join(trash, name) })),
  ];
  const places: string[] = [];
  for (const { place, path } of candidates) {
    if ((await tryReadWord(path)) === marker.word) places.push(place);
  }
  return places.length === 0 ? 'lost' : places.join(' and ');
}

/** What stands there; QEMU may have the disk open, and has flushed it because the guest asked for that. */
async function tryReadWord(path: string): Promise<string | undefined> {
  try {
    const command = `read -v ${OFFSET_BYTES} ${SECTOR_BYTES}`;
    const { stdout } = await promisify(execFile)('qemu-io', ['-r', '-U', '-c', command, path]);
    // Lines such as "00100000:  6b 65 70 74 …  kept…".
    const bytes = stdout.split('\n').flatMap((line) => {
      const [, hex] = /^[0-9a-f]{8}: {2}((?:[0-9a-f]{2} )+)/.exec(line) ?? [];
      return hex === undefined ? [] : [Buffer.from(hex.replaceAll(' ', ''), 'hex')];
    });
    return Buffer.concat(bytes).toString('latin1').split('\n')[0]?.replaceAll('\0', '');
  } catch {
    // There is no such file, or no disk in it.
    return undefined;
  }
}
