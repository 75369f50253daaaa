import { dirname, join, resolve } from 'node:path';
import type { AgentConfiguration, HostIdentity, SourceConfiguration } from '../../configuration';
import { hostSettings } from '../agent/settings';
import { CommandFailure } from '../command-failure';
import type { CommandContext, GlobalOptions } from '../context';

/** Everything that the agent as a service is told, complete. */
export interface AgentSettings {
  readonly uri: string;
  /** See `HostSettings`. */
  readonly fileSystemRoot: string;
  readonly configuration: AgentConfiguration;
  readonly identity: HostIdentity;
  readonly source: SourceConfiguration;
}

/** Settings of the service; in a sandbox its libvirt and folders go before those of the configuration. @throws CommandFailure */
export async function agentSettings(context: CommandContext, options: GlobalOptions): Promise<AgentSettings> {
  const { configuration, uri, fileSystemRoot } = await settingsOf(context, options);
  const { identity, source } = configuration;
  if (identity === undefined || source === undefined) {
    const missing = [
      ...(identity === undefined ? ['identity'] : []),
      ...(source === undefined ? ['source'] : []),
    ];
    throw new CommandFailure({
      code: 'not-configured',
      message: `The agent’s configuration has no ${missing.join(' and no ')}, so it is unknown which releases are for this host and where they come from.`,
      advice:
        'Write them into /etc/fleetwright/agent.yaml, or name another file with --config; `fleetwright agent check-config` checks it, and docs/agent.md shows one.',
    });
  }
  if (fileSystemRoot === undefined) {
    throw new CommandFailure({
      code: 'not-local',
      message: `${uri} is the libvirt of another machine.`,
      advice: 'The agent runs on the host that it keeps: start it there, with libvirtUri: qemu:///system.',
    });
  }
  return { uri, fileSystemRoot, configuration, identity, source };
}

/** Configuration as the service takes it, whether or not it is complete. @throws CommandFailure */
export async function agentConfiguration(
  context: CommandContext,
  options: GlobalOptions,
): Promise<AgentConfiguration> {
  return (await settingsOf(context, options)).configuration;
}

/** Where the agent is asked: what was named, else as configured. @throws CommandFailure */
export async function statusSocket(
  context: CommandContext,
  options: GlobalOptions & { readonly socket?: string },
): Promise<string> {
  if (options.socket !== undefined) return resolve(context.workingDirectory, options.socket);
  return (await agentConfiguration(context, options)).status.socket;
}

async function settingsOf(
  context: CommandContext,
  options: GlobalOptions,
): Promise<Awaited<ReturnType<typeof hostSettings>>> {
  const { sandbox, ...ofHost } = options;
  const written = await hostSettings(context, ofHost);
  const libvirt = options.connect ?? written.configuration.libvirtUri;
  if (sandbox === undefined) return hostSettings(context, { ...ofHost, connect: libvirt });
  const inside = await hostSettings(context, options);
  const { poolRoots, imageRoots, stateDirectory, secrets } = inside.configuration;
  const { listen } = written.configuration.status;
  return {
    ...inside,
    configuration: {
      ...written.configuration,
      libvirtUri: inside.uri,
      poolRoots,
      imageRoots,
      stateDirectory,
      secrets,
      // It goes away together with the sandbox.
      status: {
        socket: join(dirname(stateDirectory), 'agent.sock'),
        ...(listen === undefined ? {} : { listen }),
      },
    },
  };
}
