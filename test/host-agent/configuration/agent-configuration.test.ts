import { describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AgentConfigurationError,
  DEFAULT_AGENT_CONFIGURATION,
  parseAgentConfiguration,
  readAgentConfiguration,
} from '../../../host-agent/configuration';

const SERVICE = `
identity: { fleet: lab, host: kvm-1 }
source:
  git: { url: "ssh://git@forge.example/infra.git" }
policy:
  driftByMachine: { web-1: report }
  maintenanceWindows:
    - { days: [sat], from: "22:00", to: "02:00", timeZone: Europe/Berlin }
`;

function problemsOf(text: string): readonly string[] {
  const parsed = parseAgentConfiguration(text);
  return parsed.ok ? ['accepted'] : parsed.problems;
}

describe('the configuration of the agent', () => {
  it('is the default where there is no file', async () => {
    expect(await readAgentConfiguration('/nonexistent/agent.yaml')).toEqual(DEFAULT_AGENT_CONFIGURATION);
    expect(parseAgentConfiguration('')).toEqual({ ok: true, configuration: DEFAULT_AGENT_CONFIGURATION });
    expect(DEFAULT_AGENT_CONFIGURATION.trust.allowUnsigned).toBe(false);
    expect(DEFAULT_AGENT_CONFIGURATION.source).toBeUndefined();
  });

  it('takes the fields that are given and the defaults of the others, in JSON too', () => {
    expect(parseAgentConfiguration('{"poolRoots":["/srv/vm"]}')).toEqual({
      ok: true,
      configuration: { ...DEFAULT_AGENT_CONFIGURATION, poolRoots: ['/srv/vm'] },
    });
  });

  it('fills in what a service needs', () => {
    expect(parseAgentConfiguration(SERVICE)).toMatchObject({
      ok: true,
      configuration: {
        source: {
          from: {
            kind: 'git',
            branch: 'main',
            file: 'releases/kvm-1.release',
            knownHostsFile: '/etc/fleetwright/known_hosts',
          },
          pollIntervalSeconds: 60,
        },
        policy: {
          drift: 'correct',
          driftByMachine: { 'web-1': 'report' },
          maxImpact: 'live',
          machinesAtOnce: 1,
          maintenanceWindows: [{ timeZone: 'Europe/Berlin', maxImpact: 'restart' }],
          healthGate: { readyWithinSeconds: 300, onFailure: 'stop' },
        },
      },
    });
  });

  it.each([
    ['no YAML', '{', /^line 1: /],
    ['a key that is there twice', 'stateDirectory: /a\nstateDirectory: /b\n', /^line 2: .*unique/],
    ['no object', '[]', /must be an object/],
    ['aliases', 'poolRoots: &p [/srv]\nimageRoots: *p\n', /aliases/],
    ['an unknown key', 'poolRoot: [/srv]', /^poolRoot: .*not known/],
    ['a key of objects', '{"__proto__": {"poolRoots": ["/"]}}', /__proto__/],
    ['a relative path', 'imageRoots: [srv]', /^imageRoots\[0\]: must be an absolute path/],
    ['a path with ..', 'poolRoots: [/srv/../etc]', /^poolRoots\[0\]: must be an absolute path/],
    ['a number for a path', 'stateDirectory: 3', /^stateDirectory: must be a string/],
    ['more than anybody would write', `poolRoots: [/${'x'.repeat(70_000)}]`, /larger than/],
    [
      'two sources',
      'identity: {fleet: a, host: b}\nsource: {folder: {path: /a}, http: {url: "https://a"}}',
      /^source: must have one of/,
    ],
    ['a source without a host', 'source: {folder: {path: /a}}', /^identity: is missing/],
    [
      'a transport that runs programs',
      'identity: {fleet: a, host: b}\nsource: {git: {url: "ext::sh -c x"}}',
      /must begin with https/,
    ],
    [
      'a branch that is an option',
      'identity: {fleet: a, host: b}\nsource: {git: {url: /a, branch: "--upload-pack=x"}}',
      /must be the name of a branch/,
    ],
    [
      'a token over http',
      'identity: {fleet: a, host: b}\nsource: {http: {url: "http://a", bearerTokenFile: /t}}',
      /over https: only/,
    ],
    ['a time that YAML reads as a number', 'policy: {maintenanceWindows: [{from: 2, to: "03:00"}]}', /from/],
    [
      'no such time zone',
      'policy: {maintenanceWindows: [{from: "01:00", to: "03:00", timeZone: Mars/Base}]}',
      /must be the name of a time zone/,
    ],
    ['everybody as a reader', 'status: {listen: {address: 0.0.0.0}}', /no loopback address, and needs tls/],
  ])('refuses %s and says what is wrong', (_name, text, message) => {
    expect(problemsOf(text).join('; ')).toMatch(message);
  });

  it('lists every problem at once, with the file', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'fleetwright-configuration-'));
    try {
      const path = join(directory, 'agent.yaml');
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
