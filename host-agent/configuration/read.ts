import { constants } from 'node:fs';
import { access, open, type FileHandle } from 'node:fs/promises';
import { types } from 'node:util';
import { AGENT_CONFIGURATION_PATH, DEFAULT_AGENT_CONFIGURATION, FORMER_CONFIGURATION_PATH } from './defaults';
import { CONFIGURATION_BYTES_MAX, parseAgentConfiguration } from './parse';
import type { AgentConfiguration } from './types';

/** So many fit into a sentence. */
const PROBLEMS_SAID_MAX = 10;

/** The agent's own configuration cannot be used; every problem is listed. */
export class AgentConfigurationError extends Error {
  override readonly name = 'AgentConfigurationError';
  readonly problems: readonly string[];

  constructor(path: string, problems: readonly string[], options: { readonly cause?: unknown } = {}) {
    const more = problems.length - PROBLEMS_SAID_MAX;
    const said = [...problems.slice(0, PROBLEMS_SAID_MAX), ...(more > 0 ? [`and ${more} more`] : [])];
    super(
      `The agent's configuration ${path} cannot be used: ${said.join('; ')}. Correct it and try again; ` +
        '`fleetwright agent check-config` lists everything.',
      options,
    );
    this.problems = problems;
  }
}

/**
 * Reads the configuration; a missing file means the defaults.
 *
 * @throws AgentConfigurationError when the file is there but cannot be used, or lies under its former name.
 */
export async function readAgentConfiguration(
  path: string = AGENT_CONFIGURATION_PATH,
): Promise<AgentConfiguration> {
  const text = await tryRead(path);
  if (text === undefined) {
    if (path === AGENT_CONFIGURATION_PATH) await refuseFormer();
    return DEFAULT_AGENT_CONFIGURATION;
  }
  const parsed = parseAgentConfiguration(text);
  if (!parsed.ok) throw new AgentConfigurationError(path, parsed.problems);
  return parsed.configuration;
}

/** @throws AgentConfigurationError where something is there that cannot be read */
async function tryRead(path: string): Promise<Uint8Array | undefined> {
  let file: FileHandle;
  try {
    // Not blocking: opening a pipe that nobody writes to would wait for ever.
    file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (cause) {
    const code = types.isNativeError(cause) && 'code' in cause ? String(cause.code) : 'unknown error';
    if (code === 'ENOENT') return undefined;
    throw new AgentConfigurationError(path, [`it cannot be opened (${code})`], { cause });
  }
  try {
    if (!(await file.stat()).isFile()) throw new AgentConfigurationError(path, ['it is no plain file']);
    // One byte more than may be there, so that the parser says that there is too much.
    const { buffer, bytesRead } = await file.read(Buffer.alloc(CONFIGURATION_BYTES_MAX + 1));
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** Going on with the defaults would widen what plans may touch, without a word. */
async function refuseFormer(): Promise<void> {
  try {
    await access(FORMER_CONFIGURATION_PATH);
  } catch {
    return;
  }
  throw new AgentConfigurationError(FORMER_CONFIGURATION_PATH, [
    `it is now read from ${AGENT_CONFIGURATION_PATH} (rename it: JSON is YAML)`,
  ]);
}
