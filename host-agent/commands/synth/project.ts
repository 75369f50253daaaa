import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { types } from 'node:util';
import { CommandFailure } from '../command-failure';
import { plain } from '../terminal/plain';

/** The author's project, as its `cdktf.json` states it (https://developer.hashicorp.com/terraform/cdktf/create-and-deploy/configuration-file). */
export interface Project {
  /** Folder of `cdktf.json`; the program runs here. */
  readonly directory: string;
  readonly configurationFile: string;
  /** Command that runs the author's program. */
  readonly app: string;
  /** @default `cdktf.out` beside the configuration */
  readonly outputDirectory: string;
}

const CONFIGURATION_NAME = 'cdktf.json';

/** The project of `start` or of the nearest folder above it. @throws CommandFailure when there is none or it cannot be used. */
export async function findProject(start: string): Promise<Project> {
  const project = await tryFindProject(start);
  if (project !== undefined) return project;
  throw new CommandFailure({
    code: 'no-project',
    message: `There is no ${CONFIGURATION_NAME} in ${start} or in a folder above it.`,
    advice: `Go to your project, or write a ${CONFIGURATION_NAME} such as { "language": "typescript", "app": "stacks/lab.ts" }.`,
  });
}

/** As {@link findProject}, but `undefined` when no folder up to the root has a configuration. */
export async function tryFindProject(start: string): Promise<Project | undefined> {
  const file = join(start, CONFIGURATION_NAME);
  const text = await tryRead(file);
  if (text !== undefined) return parseProject(file, text);
  const parent = dirname(start);
  return parent === start ? undefined : tryFindProject(parent);
}

function parseProject(file: string, text: string): Project {
  const unusable = (why: string): CommandFailure =>
    new CommandFailure({
      code: 'bad-project',
      message: `${file} ${why}.`,
      advice: 'It needs at least { "app": "the command or TypeScript file that makes your stacks" }.',
    });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw unusable(`is not JSON (${cause instanceof Error ? cause.message : 'unreadable'})`);
  }
  if (typeof value !== 'object' || value === null) throw unusable('is not a JSON object');
  if (!('app' in value) || typeof value.app !== 'string' || value.app.trim() === '') {
    throw unusable('has no "app", the command that runs your program');
  }
  const output = 'output' in value ? value.output : 'cdktf.out';
  if (typeof output !== 'string' || output === '') throw unusable('has an "output" that is no folder name');
  const directory = dirname(file);
  return {
    directory,
    configurationFile: file,
    app: value.app.trim(),
    outputDirectory: resolve(directory, output),
  };
}

async function tryRead(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const code = types.isNativeError(error) && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new CommandFailure({
      code: 'bad-project',
      message: `${plain(file)} cannot be read (${String(code)}).`,
      advice: 'See what lies there, and who may read it.',
      cause: error,
    });
  }
}
