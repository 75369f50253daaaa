import { access, readFile } from 'node:fs/promises';
import { types } from 'node:util';
import { AGENT_CONFIGURATION_PATH, DEFAULT_AGENT_CONFIGURATION, FORMER_CONFIGURATION_PATH } from './defaults';
import { parseAgentConfiguration } from './parse';
import type { AgentConfiguration } from './types';

/** The agent's own configuration cannot be used; every problem is listed. */
export class AgentConfigurationError extends Error {
  override readonly name = 'AgentConfigurationError';
  readonly problems: readonly string[];

  constructor(path: string, problems: readonly string[]) {
    super(
      `The agent's configuration ${path} cannot be used: ${problems.join('; ')}. Correct it and try again; ` +
        '`fleetwright agent check-config` checks it.',
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

async function tryRead(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (types.isNativeError(error) && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
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
