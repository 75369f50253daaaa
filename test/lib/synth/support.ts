import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { Image, Machine, Network, Size, type Host } from 'fleetwright';

/** Calls `work` with a new folder, which is gone afterwards. */
export function inFolder<Result>(work: (folder: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'fleetwright-synth-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The text of every file below `folder`, by its path there. */
export function filesBelow(folder: string): Readonly<Record<string, string>> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(paths.map((path) => [relative(folder, path), readFileSync(path, 'utf8')]));
}

/** Puts a network with these machines on a host; each machine asks for any address. */
export function addMachines(host: Host, names: readonly string[]): void {
  const image = Image.fromUrl(host, 'base', 'https://images.example/base.qcow2', { sha256: 'ab'.repeat(32) });
  const network = new Network(host, 'lan', { ipv4: { cidr: '10.0.0.0/24' }, ipv6: { cidr: 'fd00:1::/64' } });
  for (const name of names) {
    new Machine(host, name, {
      disks: [{ image, size: Size.gibibytes(10) }],
      nics: [{ network, ipv6: 'auto' }],
    });
  }
}
