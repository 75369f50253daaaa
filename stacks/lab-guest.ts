import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** A file of the lab's guest, on the host, and its digest. */
export interface LabGuestFile {
  readonly path: string;
  readonly sha256: string;
}

/** The small bootable guest of the lab, as scripts/build-tiny-guest.sh makes it. */
export interface LabGuest {
  readonly kernel: LabGuestFile;
  readonly initrd: LabGuestFile;
  readonly disk: LabGuestFile;
}

const ADVICE =
  'Build the guest with scripts/build-tiny-guest.sh, and let FLEETWRIGHT_LAB_GUEST name the sha256.json that it writes.';

/**
 * Reads the `sha256.json` that lies beside the guest's files and gives their digests by file name.
 * @throws Error when there is none or a file is missing from it.
 */
export function readLabGuest(digestsPath: string): LabGuest {
  const digests = parse(digestsPath);
  const file = (name: string): LabGuestFile => {
    const sha256: unknown =
      typeof digests === 'object' && digests !== null
        ? Object.entries(digests).find(([key]) => key === name)?.[1]
        : undefined;
    if (typeof sha256 !== 'string') throw new Error(`${digestsPath} does not name "${name}". ${ADVICE}`);
    return { path: resolve(dirname(digestsPath), name), sha256 };
  };
  return { kernel: file('vmlinuz'), initrd: file('initrd.img'), disk: file('disk.qcow2') };
}

function parse(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new Error(`The digests of the lab's guest, ${path}, cannot be read. ${ADVICE}`, { cause });
  }
}
