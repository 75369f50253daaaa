import { describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AgentConfigurationError,
  DEFAULT_AGENT_CONFIGURATION,
  parseAgentConfiguration,
  readAgentConfiguration,
} from '../../../../host-agent/executor/configuration/agent-configuration';

describe('the configuration of the agent', () => {
  it('is the default where there is no file', async () => {
    expect(await readAgentConfiguration('/nonexistent/agent.json')).toEqual(DEFAULT_AGENT_CONFIGURATION);
    expect(DEFAULT_AGENT_CONFIGURATION).toEqual({
      poolRoots: ['/var/lib/fleetwright', '/var/lib/libvirt/images'],
      imageRoots: ['/var/lib/fleetwright/images', '/var/lib/libvirt/images'],
      stateDirectory: '/var/lib/fleetwright/state',
    });
  });

  it('takes the fields that are given and the defaults of the others', () => {
    expect(parseAgentConfiguration('{"poolRoots":["/srv/vm"]}')).toEqual({
      configuration: { ...DEFAULT_AGENT_CONFIGURATION, poolRoots: ['/srv/vm'] },
    });
  });

  it.each([
    ['no JSON', '{', /not JSON/],
    ['no object', '[]', /must be a JSON object/],
    [
      'an unknown key',
      '{"poolRoot":["/srv"]}',
      /"poolRoot" is unknown \(known: poolRoots, imageRoots, stateDirectory\)/,
    ],
    ['a relative path', '{"imageRoots":["srv"]}', /"imageRoots" must be a list of absolute paths/],
    ['a path with ..', '{"poolRoots":["/srv/../etc"]}', /"poolRoots" must be/],
    ['a number for a path', '{"stateDirectory":3}', /"stateDirectory" must be an absolute path/],
    ['more than anybody would write', `{"poolRoots":["/${'x'.repeat(70_000)}"]}`, /larger than/],
  ])('refuses %s and says what is wrong', (_name, text, message) => {
    const parsed = parseAgentConfiguration(text);
    expect('problems' in parsed ? parsed.problems.join() : 'accepted').toMatch(message);
  });

  it('lists every problem at once, with the file', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'fleetwright-configuration-'));
    try {
      const path = join(directory, 'agent.json');
      await writeFile(path, '{"poolRoots":"/srv","colour":1}');
      const reading = readAgentConfiguration(path);
      await expect(reading).rejects.toThrow(AgentConfigurationError);
      await expect(reading).rejects.toThrow(path);
      await expect(reading).rejects.toMatchObject({ problems: { length: 2 } });
    } finally {
      await rm(directory, { recursive: true });
    }
  });
});
