import { createHash } from 'node:crypto';
import { chmodSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** All files below a folder, by their path from there; folders end with a slash and hold nothing. */
export type FolderContent = ReadonlyMap<string, { readonly bytes: Buffer; readonly mode: number }>;

export function readFolder(folder: string): FolderContent {
  const content = new Map<string, { readonly bytes: Buffer; readonly mode: number }>();
  const walk = (path: string): void => {
    for (const name of readdirSync(join(folder, path)).sort()) {
      const inner = path === '' ? name : `${path}/${name}`;
      const status = lstatSync(join(folder, inner));
      const mode = status.mode & 0o777;
      if (status.isDirectory()) {
        content.set(`${inner}/`, { bytes: Buffer.alloc(0), mode });
        walk(inner);
      } else {
        content.set(inner, { bytes: readFileSync(join(folder, inner)), mode });
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
  for (const [path, { bytes, mode }] of content) {
    if (path.endsWith('/')) {
      mkdirSync(join(folder, path), { recursive: true });
      chmodSync(join(folder, path), mode);
    } else {
      writeFileSync(join(folder, path), bytes, { mode });
    }
  }
}

export function digestOfFolder(content: FolderContent): string {
  const hash = createHash('sha256');
  for (const [path, { bytes, mode }] of content)
    hash.update(`${path} ${mode} ${bytes.length}\n`).update(bytes);
  return hash.digest('hex');
}
