import { readFile } from 'node:fs/promises';
import { systemCodeOf } from '../files/system-error';

/** What the host's owner allows, in a file on the host: a plan cannot widen it. */
export interface AgentConfiguration {
  /** Directories in or below which pools may be. @default ['/var/lib/fleetwright', '/var/lib/libvirt/images'] */
  readonly poolRoots: readonly string[];
  /** Directories from which image files may be read. @default ['/var/lib/fleetwright/images', '/var/lib/libvirt/images'] */
  readonly imageRoots: readonly string[];
  /** Where the agent keeps its ledger. @default '/var/lib/fleetwright/state' */
  readonly stateDirectory: string;
}

/** Where the agent looks when it is not told otherwise. */
export const AGENT_CONFIGURATION_PATH = '/etc/fleetwright/agent.json';

export const DEFAULT_AGENT_CONFIGURATION: AgentConfiguration = {
  poolRoots: ['/var/lib/fleetwright', '/var/lib/libvirt/images'],
  imageRoots: ['/var/lib/fleetwright/images', '/var/lib/libvirt/images'],
  stateDirectory: '/var/lib/fleetwright/state',
};

/** 64 KiB: three short lists of paths. */
const CONFIGURATION_BYTES_MAX = 64 * 1024;

/** Absolute, without empty, `.` or `..` parts and control characters: what is written is what is meant. */
const ABSOLUTE_PATH = /^(\/(?!\.{1,2}(\/|$))[^/\u0000-\u001f\u007f]+)+$/;

/** The agent's own configuration cannot be used; every problem is listed. */
export class AgentConfigurationError extends Error {
  override readonly name = 'AgentConfigurationError';
  readonly problems: readonly string[];

  constructor(path: string, problems: readonly string[]) {
    super(
      `The agent's configuration ${path} cannot be used: ${problems.join('; ')}. Correct it and try again.`,
    );
    this.problems = problems;
  }
}

/**
 * Reads the configuration; a missing file means the defaults.
 *
 * @throws AgentConfigurationError when the file is there but cannot be used.
 */
export async function readAgentConfiguration(
  path: string = AGENT_CONFIGURATION_PATH,
): Promise<AgentConfiguration> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return DEFAULT_AGENT_CONFIGURATION;
    throw error;
  }
  const parsed = parseAgentConfiguration(text);
  if ('problems' in parsed) throw new AgentConfigurationError(path, parsed.problems);
  return parsed.configuration;
}

export type AgentConfigurationParsed =
  { readonly configuration: AgentConfiguration } | { readonly problems: readonly string[] };

/** Parses the document: a JSON object with any of the three fields and no other. */
export function parseAgentConfiguration(text: string): AgentConfigurationParsed {
  if (Buffer.byteLength(text) > CONFIGURATION_BYTES_MAX) {
    return { problems: [`it is larger than ${CONFIGURATION_BYTES_MAX} bytes`] };
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { problems: [`it is not JSON (${error instanceof Error ? error.message : String(error)})`] };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { problems: ['it must be a JSON object'] };
  }
  return readFields(new Map<string, unknown>(Object.entries(value)));
}

function readFields(fields: ReadonlyMap<string, unknown>): AgentConfigurationParsed {
  const known = Object.keys(DEFAULT_AGENT_CONFIGURATION);
  const unknown = [...fields.keys()].filter((key) => !known.includes(key));
  const problems = unknown.map((key) => `"${key}" is unknown (known: ${known.join(', ')})`);
  const paths = (key: 'poolRoots' | 'imageRoots'): readonly string[] => {
    const value = fields.get(key) ?? DEFAULT_AGENT_CONFIGURATION[key];
    if (Array.isArray(value) && value.every(isAbsolutePath)) return value;
    problems.push(`"${key}" must be a list of absolute paths without empty, "." or ".." parts`);
    return [];
  };
  const poolRoots = paths('poolRoots');
  const imageRoots = paths('imageRoots');
  const stateDirectory = fields.get('stateDirectory') ?? DEFAULT_AGENT_CONFIGURATION.stateDirectory;
  if (!isAbsolutePath(stateDirectory)) {
    return { problems: [...problems, '"stateDirectory" must be an absolute path'] };
  }
  return problems.length > 0 ? { problems } : { configuration: { poolRoots, imageRoots, stateDirectory } };
}

function isAbsolutePath(value: unknown): value is string {
  return typeof value === 'string' && ABSOLUTE_PATH.test(value);
}
