import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Files in place of the guest that the demo builds: synthesis reads only the digests. Gives the path of their description. */
export function writeGuest(folder: string): string {
  const digests = ['vmlinuz', 'initrd.img', 'disk.qcow2'].map((name) => [
    name,
    createHash('sha256').update(name).digest('hex'),
  ]);
  const path = join(folder, 'sha256.json');
  writeFileSync(path, JSON.stringify(Object.fromEntries(digests)));
  return path;
}
