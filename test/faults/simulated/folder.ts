import { createHash } from 'node:crypto';
import {
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/** All files below a folder, by their path from there; folders end with a slash and hold nothing. */
export type FolderContent = ReadonlyMap<string, FileContent>;

interface FileContent {
  readonly bytes: Buffer;
  readonly mode: number;
  /** Another name of the same file, where it has two. */
  readonly linkedTo?: string;
}

export function readFolder(folder: string): FolderContent {
  const content = new Map<string, FileContent>();
  const names = new Map<number, string>();
  const walk = (path: string): void => {
    for (const name of readdirSync(join(folder, path)).sort()) {
      const inner = path === '' ? name : `${path}/${name}`;
      const status = lstatSync(join(folder, inner));
      const mode = status.mode & 0o777;
      if (status.isDirectory()) {
        content.set(`${inner}/`, { bytes: Buffer.alloc(0), mode });
        walk(inner);
      } else {
        const linkedTo = status.nlink > 1 ? names.get(status.ino) : undefined;
        names.set(status.ino, inner);
        const bytes = readFileSync(join(folder, inner));
        content.set(inner, { bytes, mode, ...(linkedTo === undefined ? {} : { linkedTo }) });
      }
    }
  };
  walk('');
  return content;
}

/** Makes a folder hold exactly this. */
export function writeFolder(folder: string, content: FolderContent): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [path, { bytes, mode, linkedTo }] of content) {
    if (linkedTo !== undefined) linkSync(join(folder, linkedTo), join(folder, path));
    else if (path.endsWith('/')) {
      mkdirSync(join(folder, path), { recursive: true });
      chmodSync(join(folder, path), mode);
    } else {
      writeFileSync(join(folder, path), bytes, { mode });
    }
  }
}

export function digestOfFolder(content: FolderContent): string {
  const hash = createHash('sha256');
  for (const [path, { bytes, mode, linkedTo = '' }] of content) {
    hash.update(`${path} ${mode} ${linkedTo} ${bytes.length}\n`).update(bytes);
  }
  return hash.digest('hex');
}
