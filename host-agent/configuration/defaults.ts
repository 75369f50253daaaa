import type { AgentConfiguration, GitSource, PolicyConfiguration, SourceConfiguration } from './types';

/** Where the agent looks when it is not told otherwise. */
export const AGENT_CONFIGURATION_PATH = '/etc/fleetwright/agent.yaml';

/** Under this name it was JSON, which is YAML too. */
export const FORMER_CONFIGURATION_PATH = '/etc/fleetwright/agent.json';

export const DEFAULT_SOURCE: Omit<SourceConfiguration, 'from'> = {
  pollIntervalSeconds: 60,
  timeoutSeconds: 120,
};

export const DEFAULT_GIT_SOURCE: Pick<GitSource, 'branch' | 'knownHostsFile'> = {
  branch: 'main',
  knownHostsFile: '/etc/fleetwright/known_hosts',
};

export const DEFAULT_POLICY: PolicyConfiguration = {
  drift: 'correct',
  driftByMachine: {},
  maxImpact: 'live',
  maintenanceWindows: [],
  machinesAtOnce: 1,
  healthGate: { readyWithinSeconds: 300, onFailure: 'stop' },
  resyncIntervalSeconds: 60,
};

export const DEFAULT_LISTEN = { address: '127.0.0.1', port: 9764 };

export const DEFAULT_AGENT_CONFIGURATION: AgentConfiguration = {
  poolRoots: ['/var/lib/fleetwright', '/var/lib/libvirt/images'],
  imageRoots: ['/var/lib/fleetwright/images', '/var/lib/libvirt/images'],
  stateDirectory: '/var/lib/fleetwright/state',
  libvirtUri: 'qemu:///system',
  trust: { allowedSignersFile: '/etc/fleetwright/allowed_signers', allowUnsigned: false },
  policy: DEFAULT_POLICY,
  status: { socket: '/run/fleetwright/agent.sock' },
  secrets: { directory: '/etc/fleetwright/secrets', identityFile: '/etc/fleetwright/age-identity' },
};
