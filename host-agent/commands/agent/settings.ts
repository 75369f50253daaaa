import { join, resolve } from 'node:path';
import {
  AGENT_CONFIGURATION_PATH,
  DEFAULT_AGENT_CONFIGURATION,
  readAgentConfiguration,
  type AgentConfiguration,
} from '../../configuration';
import { sandboxStatus } from '../../sandbox';
import { CommandFailure } from '../command-failure';
import type { CommandContext, GlobalOptions } from '../context';

/** Which libvirt to work on, and what its owner allows there. */
export interface HostSettings {
  readonly uri: string;
  readonly configuration: AgentConfiguration;
  /**
   * The file system of the machine that libvirt runs on, as this process sees it: empty for this machine itself, absent
   * when it is another machine.
   */
  readonly fileSystemRoot?: string;
}

/** Settings from options, environment and the agent's configuration, in this order. @throws CommandFailure */
export async function hostSettings(context: CommandContext, options: GlobalOptions): Promise<HostSettings> {
  const base =
    options.sandbox === undefined ? await settingsOfHost(context, options) : sandboxSettings(options.sandbox);
  const allowed = (options.allowPath ?? []).map((path) => resolve(context.workingDirectory, path));
  const { configuration } = base;
  const uri = options.connect ?? base.uri;
  return {
    uri,
    ...(isLocal(uri) ? { fileSystemRoot: base.fileSystemRoot ?? '' } : {}),
    configuration: {
      ...configuration,
      poolRoots: [...configuration.poolRoots, ...allowed],
      imageRoots: [...configuration.imageRoots, ...allowed],
    },
  };
}

async function settingsOfHost(context: CommandContext, options: GlobalOptions): Promise<HostSettings> {
  const fromEnvironment = context.environment['FLEETWRIGHT_CONNECT'];
  const file =
    options.config === undefined
      ? AGENT_CONFIGURATION_PATH
      : resolve(context.workingDirectory, options.config);
  const configuration = await readAgentConfiguration(file);
  return {
    // The same libvirt that the service works on, and so the same lock.
    uri: fromEnvironment === undefined || fromEnvironment === '' ? configuration.libvirtUri : fromEnvironment,
    configuration,
  };
}

/** A sandbox may use its own folders and nothing else; its ledger goes away together with it. */
function sandboxSettings(name: string): HostSettings {
  const status = sandboxStatus(name);
  if (status.state !== 'running') {
    throw new CommandFailure({
      code: 'no-sandbox',
      message: `The sandbox ${name} does not run.`,
      advice: `Start it with \`fleetwright sandbox up ${name}\`.`,
    });
  }
  return {
    uri: status.uri,
    // It has its own devices and its own /etc/libvirt.
    fileSystemRoot: `/proc/${status.processId ?? 'self'}/root`,
    configuration: {
      ...DEFAULT_AGENT_CONFIGURATION,
      poolRoots: [status.poolDirectory],
      imageRoots: [status.imagesDirectory],
      stateDirectory: join(status.directory, 'agent'),
      secrets: {
        directory: join(status.directory, 'secrets'),
        identityFile: join(status.directory, 'age-identity'),
      },
    },
  };
}

/** libvirt URIs name the host that they lead to; none means this one. */
function isLocal(uri: string): boolean {
  return URL.canParse(uri) && new URL(uri).hostname === '';
}
