import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CHECKS } from '../../host-agent/commands/doctor/checks';
import { EXIT } from '../../host-agent/commands/exit-codes';
import { IMPACT_WORDS, refusalInWords, warningInWords } from '../../host-agent/commands/wording';
import { DEFAULT_AGENT_CONFIGURATION } from '../../host-agent/configuration';
import type { RefusalCode, WarningCode } from '../../host-agent/planner';
import { planSchema } from '../../lib/plan';
import { blocksOf, propertiesIn, readText, ROOT, rowsOf, sectionOf, unionIn } from './documents';

const CHANGE_PLAN = 'host-agent/planner/change-plan.ts';
const subject = { kind: 'machine', name: 'x' } as const;

/** First cells of the tables under a heading; `_required_, or …` counts as required. */
const firstCells = (path: string, heading: string): readonly string[] =>
  rowsOf(sectionOf(path, heading)).map(([first = '']) => first);

describe('docs/constructs.md has every property of', () => {
  it.each([
    ['App', [['lib/synth/app.ts', 'AppProps']]],
    ['Host', [['lib/fleet/host.ts', 'HostProps']]],
    ['Pool', [['lib/fleet/pool.ts', 'PoolProps']]],
    ['Image', [['lib/fleet/image.ts', 'ImageProps']]],
    [
      'Network',
      [
        ['lib/fleet/network.ts', 'CommonNetworkProps'],
        ['lib/fleet/network.ts', 'ManagedNetworkProps'],
        ['lib/fleet/network.ts', 'BridgeNetworkProps'],
        ['lib/fleet/subnet.ts', 'SubnetProps'],
      ],
    ],
    ['Machine', [['lib/fleet/machine-props.ts', 'MachineProps']]],
    ['CPU time', [['lib/fleet/cpu.ts', 'CpuProps']]],
    ['Disks', [['lib/fleet/disk.ts', 'DiskProps']]],
    [
      'NICs and addresses',
      [
        ['lib/fleet/nic.ts', 'CommonNicProps'],
        ['lib/fleet/nic.ts', 'NetworkNicProps'],
        ['lib/fleet/nic.ts', 'BridgeNicProps'],
      ],
    ],
    [
      'cloud-init',
      [
        ['lib/fleet/cloud-init.ts', 'CloudInitProps'],
        ['lib/fleet/cloud-init.ts', 'CloudInitUser'],
      ],
    ],
    ['Readiness', [['lib/fleet/readiness.ts', 'ReadinessProps']]],
  ] as const)('%s, and no other', (heading, interfaces) => {
    const expected = interfaces.flatMap(([path, name]) => [...propertiesIn(path, name).keys()]);
    const actual = firstCells('docs/constructs.md', heading).filter((cell) => /^\w+$/.test(cell));
    expect(new Set(actual)).toEqual(new Set(expected));
    const required = interfaces.flatMap(([path, name]) =>
      [...propertiesIn(path, name)].flatMap(([property, necessity]) =>
        // Of a network's two kinds the prose says which is which; "mode" is required of bridges only.
        necessity === 'required' && property !== 'mode' ? [property] : [],
      ),
    );
    const rows = rowsOf(sectionOf('docs/constructs.md', heading));
    for (const property of required) {
      expect(rows.some(([first, second]) => first === property && second?.includes('_required_'))).toBe(true);
    }
  });
});

describe('docs/operating.md', () => {
  it('has every refusal in the words of the program', () => {
    const rows = rowsOf(sectionOf('docs/operating.md', 'Refusals')).map((cells) => cells.join(' | '));
    const expected = unionIn(CHANGE_PLAN, 'RefusalCode').map((code) => {
      const words = refusalInWords({ code: code as RefusalCode, subject, facts: {} });
      return `${code} | ${words.why.replace('Machine x ', '').replace(/\.$/, '')} | ${words.instead}`;
    });
    expect(rows).toEqual(expected);
  });

  it('has every warning in the words of the program', () => {
    const rows = rowsOf(sectionOf('docs/operating.md', 'Warnings')).map((cells) => cells.join(' | '));
    const expected = unionIn(CHANGE_PLAN, 'WarningCode').map((code) => {
      const words = warningInWords({ code: code as WarningCode, subject, facts: {} });
      return `${code} | ${words.replace('Machine x ', '').replace(/\.$/, '')}`;
    });
    expect(rows).toEqual(expected);
  });

  it('has every way in which a step can fail', () => {
    expect(firstCells('docs/operating.md', 'When something fails')).toEqual(
      unionIn('host-agent/executor/failure.ts', 'StepFailureCode'),
    );
  });

  it('has every check of the doctor', () => {
    expect(firstCells('docs/operating.md', 'Doctor')).toEqual(CHECKS.map((check) => check.id));
  });

  it('shows what plans may touch with its defaults, and every key of that', () => {
    const shown = parse(blocksOf('docs/operating.md', 'yaml')[0] ?? '') as object;
    expect(DEFAULT_AGENT_CONFIGURATION).toMatchObject(shown);
    expect(firstCells('docs/operating.md', 'agent.yaml')).toEqual(Object.keys(shown));
    expect(Object.keys(shown)).toEqual(['poolRoots', 'imageRoots', 'stateDirectory']);
  });
});

describe('docs/plan.md', () => {
  it('has every problem code', () => {
    const codes = ['DocumentProblemCode', 'CheckProblemCode'].flatMap((type) =>
      unionIn('lib/plan/problem.ts', type),
    );
    expect(firstCells('docs/plan.md', 'Checks')).toEqual(codes);
  });

  it('has every section of the document', () => {
    expect(firstCells('docs/plan.md', 'Sections')).toEqual(Object.keys(planSchema.shape));
  });
});

describe('docs/commands.md', () => {
  it('has every exit code and impact', () => {
    expect(firstCells('docs/commands.md', 'Exit codes')).toEqual(Object.values(EXIT).map(String));
    const rows = rowsOf(sectionOf('docs/commands.md', 'fleetwright diff'));
    for (const [impact, { meaning }] of Object.entries(IMPACT_WORDS)) {
      expect(rows).toContainEqual([impact, meaning]);
    }
  });

  it('has every code that a failed command can answer with', () => {
    // Warnings of `agent check-config` are no failures.
    const sources = sourcesBelow('host-agent/commands').filter((path) => !path.includes('/check-config/'));
    const codes = sources.flatMap((path) =>
      [
        ...readText(path).matchAll(/\bcode: (?:host === undefined \? '([\w-]+)' : |\(\) => )?'([\w-]+)',/g),
      ].flatMap(([, first, second]) => [first, second].filter((code) => code !== undefined)),
    );
    const documented = firstCells('docs/commands.md', 'Answers for programs');
    expect(new Set(documented)).toEqual(new Set([...codes, ...simpleKnownCodes()]));
  });

  it('has every environment variable that the program reads', () => {
    const read = ['lib', 'host-agent'].flatMap((room) =>
      sourcesBelow(room).flatMap((path) =>
        [...readText(path).matchAll(/(?:env|environment)\['([A-Z_]+)'\]/g)].map((match) => match[1] ?? ''),
      ),
    );
    // TERM is the terminal's own, PATH everybody's; the last one is cdktf's and only switched off.
    const others = new Set(['TERM', 'PATH', 'CDKTN_DISABLE_CREATION_STACK']);
    const expected = new Set(read.filter((name) => !others.has(name)));
    expect(new Set(firstCells('docs/commands.md', 'Environment variables'))).toEqual(expected);
  });
});

/** Codes of the errors of other rooms that are not made of two parts. */
function simpleKnownCodes(): readonly string[] {
  const text = readText('host-agent/commands/explain-failure.ts');
  return [...text.matchAll(/code: \(\) => '([\w-]+)'/g)].map((match) => match[1] ?? '');
}

function sourcesBelow(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return sourcesBelow(path);
    return path.endsWith('.ts') ? [path] : [];
  });
}
