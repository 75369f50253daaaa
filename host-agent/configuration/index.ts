/**
 * What the host's owner allows and wants: one file on the host, read by a closed schema. Neither plans nor releases can widen it.
 */
export * from './types';
export { AGENT_CONFIGURATION_PATH, DEFAULT_AGENT_CONFIGURATION } from './defaults';
export { parseAgentConfiguration, type AgentConfigurationParsed } from './parse';
export { AgentConfigurationError, readAgentConfiguration } from './read';
