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

  it('takes what looks like structure and is text', () => {
    const text = `# & * ! % [[[[ \nsource:\n  git: { url: "ssh://git@forge.example/a&b*[x]!.git", branch: main }\nidentity: { fleet: lab, host: kvm-1 }\n`;
    expect(parseAgentConfiguration(text)).toMatchObject({ ok: true });
    expect(parseAgentConfiguration(`\ufeff${text.replaceAll('\n', '\r\n')}`)).toMatchObject({ ok: true });
  });

  it('takes machines that are called as every object is built', () => {
    const parsed = parseAgentConfiguration(
      'policy: { driftByMachine: { constructor: ask, prototype: report } }',
    );
    expect(parsed).toMatchObject({ ok: true });
    expect(problemsOf('policy: { driftByMachine: { __proto__: ask } }')).toEqual([
      'policy.driftByMachine.__proto__: the key "__proto__" is not allowed anywhere',
    ]);
  });

  it('is never read as something else because of its bytes', () => {
    expect(parseAgentConfiguration(Buffer.from('# \u00e4\n', 'latin1'))).toEqual({
      ok: false,
      problems: ['it is not valid UTF-8 (from byte 3 on)'],
    });
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
    ['no object', '[]', /must be an object/],
    ['a text', 'hello', /^it must be an object/],
    ['a directive', '%YAML 1.1\n---\npoolRoots: [/srv]\n', /^line 1: directives/],
    ['an anchor', '{}\n\n# &no\n- &p x\n', /^line 4: anchors/],
    ['a tag', 'poolRoots: !!set { /srv }\n', /^line 1: tags/],
    ['two documents', 'poolRoots: [/srv]\n---\n{}\n', /^line 2: a second document begins here/],
    ['a key given twice', 'poolRoots: [/srv]\npoolRoots: [/]\n', /^line 2: a key is given twice/],
    ['a control character', '# a\n# \u0007\n', /^line 2: holds a control character/],
    ['a number without end', 'policy: { machinesAtOnce: .inf }', /^line 1: \.inf is no number/],
    [
      'a number beyond counting',
      'policy: { machinesAtOnce: 9007199254740993 }',
      /9007199254740993 is no number/,
    ],
    ['a list that is deep', `poolRoots: ${'['.repeat(17)}`, /^line 1: nests more than 16 levels deep/],
    ['lists that are deep on one line', '- '.repeat(30_000), /^line 1: nests more than 16 levels deep/],
    [
      'a machine with a path for a name',
      'policy: { driftByMachine: { ../web: ask } }',
      /the key must be 1 to 63/,
    ],
    [
      'an address that is none',
      'status: { listen: { address: localhost } }',
      /must be an IPv4 or IPv6 address/,
    ],
    [
      'a host that ssh takes for an option',
      'source: { git: { url: "ssh://-oProxyCommand=x/y" } }',
      /no host that begins with "-"/,
    ],
    ['a folder that is shown backwards', 'poolRoots: ["/srv/\\u202egpj"]', /without control characters/],
    ['aliases', 'imageRoots: *p\n', /^line 1: aliases/],
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
      /that begins with https/,
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
