import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { types } from 'node:util';
import type { ConfigWarning } from './warning';

/** What only its owner may read. */
const OTHERS = 0o077;

/** What others than its owner could change. */
const WRITABLE_BY_OTHERS = 0o022;

/** What the agent will find when it opens a file that it needs; nothing when all is well. */
export async function fileWarnings(
  setting: string,
  path: string | undefined,
  kind: 'public' | 'key',
): Promise<readonly ConfigWarning[]> {
  if (path === undefined) return [];
  try {
    await access(path, constants.R_OK);
    const facts = await stat(path);
    if (!facts.isFile()) return [{ code: 'not-a-file', setting, subject: path }];
    if (kind === 'key' && (facts.mode & OTHERS) !== 0) {
      return [{ code: 'key-too-open', setting, subject: path, detail: modeOf(facts.mode) }];
    }
    return (facts.mode & WRITABLE_BY_OTHERS) === 0
      ? []
      : [{ code: 'writable-by-others', setting, subject: path, detail: modeOf(facts.mode) }];
  } catch (error) {
    return [failure(setting, path, error)];
  }
}

/** The same for a folder that must be there. */
export async function folderWarnings(
  setting: string,
  path: string,
  kind: 'needed' | 'made-when-missing',
): Promise<readonly ConfigWarning[]> {
  try {
    const facts = await stat(path);
    if (!facts.isDirectory()) return [{ code: 'not-a-folder', setting, subject: path }];
    return (facts.mode & WRITABLE_BY_OTHERS) === 0
      ? []
      : [{ code: 'writable-by-others', setting, subject: path, detail: modeOf(facts.mode) }];
  } catch (error) {
    const found = failure(setting, path, error);
    return found.code === 'missing' && kind === 'made-when-missing' ? [] : [found];
  }
}

function failure(setting: string, path: string, error: unknown): ConfigWarning {
  const code = types.isNativeError(error) && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR') return { code: 'missing', setting, subject: path };
  const detail = types.isNativeError(error) ? error.message : String(error);
  return { code: 'unreadable', setting, subject: path, detail };
}

function modeOf(mode: number): string {
  return (mode & 0o777).toString(8).padStart(4, '0');
}
