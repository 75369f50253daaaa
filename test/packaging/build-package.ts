import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const ROOT = join(__dirname, '../..');

/** Makes the package in this folder, which must exist or can be made, and gives its path. */
export async function buildPackage(
  folder: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<string> {
  await mkdir(folder, { recursive: true });
  const { stdout } = await promisify(execFile)('node', [join(ROOT, 'scripts/package.mjs'), folder], {
    cwd: folder,
    env: { ...process.env, ...environment },
  });
  const path = /^(\S+\.deb) /.exec(stdout)?.[1];
  if (path === undefined) throw new Error(`npm run package said: ${stdout}`);
  return path;
}
