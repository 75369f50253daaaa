import { join } from 'node:path';
import type { SourceConfiguration } from '../configuration';
import { openFolderSource } from './folder/folder-source';
import { openGitSource } from './git/git-source';
import { openHttpSource } from './http/http-source';
import type { ReleaseSource } from './port';

export interface OpenSourceOptions {
  /** The agent's; what a source keeps is in the folder `source` below it. */
  readonly stateDirectory: string;
}

/** The source that the configuration names. Nothing is touched before the first fetch. */
export function openSource(
  { from, timeoutSeconds }: SourceConfiguration,
  { stateDirectory }: OpenSourceOptions,
): ReleaseSource {
  const timeoutMs = timeoutSeconds * 1000;
  const folder = join(stateDirectory, 'source');
  switch (from.kind) {
    case 'folder':
      return openFolderSource(from, timeoutMs);
    case 'git':
      return openGitSource(from, { folder, timeoutMs });
    case 'http':
      return openHttpSource(from, { folder, timeoutMs });
  }
}
