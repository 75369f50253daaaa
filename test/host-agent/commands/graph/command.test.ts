import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canonicalBytes, planDigest } from 'fleetwright/plan';
import { graphOfPlan } from '../../../../host-agent/commands/graph/graph-of-plan';
import { fleetwright } from '../command-line';
import { labPlan } from './sample-plans';

// Each test starts a process or two.
jest.setTimeout(60_000);

const plan = labPlan();
const golden = (name: string): Promise<string> => readFile(join(__dirname, 'golden', name), 'utf8');
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fleetwright-graph-'));
  const stack = join(folder, 'cdktf.out/stacks/lab');
  await mkdir(stack, { recursive: true });
  await writeFile(join(stack, 'plan.json'), canonicalBytes(plan));
  await mkdir(join(folder, 'pictures.svg'));
  await symlink('/proc/self/fd/1', join(folder, 'stdout.svg'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const graph = (...words: readonly string[]) => fleetwright(['graph', ...words], { cwd: folder });

describe('fleetwright graph', () => {
  it('prints Mermaid text, of the only plan or of the host that is named', async () => {
    const lab = { exitCode: 0, stdout: await golden('lab.mmd'), stderr: '' };
    expect(await graph()).toEqual(lab);
    expect(await graph('lab', '--format', 'mermaid')).toEqual(lab);
  });

  it('prints a picture when it is asked for one', async () => {
    expect(await graph('--format', 'svg')).toEqual({
      exitCode: 0,
      stdout: await golden('lab.svg'),
      stderr: '',
    });
  });

  it.each([
    ['lab.svg', [], 'lab.svg'],
    ['lab.SVG', [], 'lab.svg'],
    ['lab.mmd', [], 'lab.mmd'],
    ['lab.mermaid', [], 'lab.mmd'],
    ['lab.txt', ['--format', 'svg'], 'lab.svg'],
    ['lab-2.svg', ['--format', 'mermaid'], 'lab.mmd'],
  ] as const)('writes into %s %j', async (name, words, same) => {
    expect(await graph('--output', name, ...words)).toEqual({
      exitCode: 0,
      stdout: `wrote ${name}\n`,
      stderr: '',
    });
    expect(await readFile(join(folder, name), 'utf8')).toBe(await golden(same));
  });

  it('answers programs with nodes and edges, and writes the picture as well', async () => {
    const { nodes, edges } = graphOfPlan(plan);
    const facts = {
      version: 1,
      command: 'graph',
      host: 'lab',
      fleet: 'examples',
      planDigest: planDigest(plan),
    };
    const answer = await graph('--json');
    expect(JSON.parse(answer.stdout)).toEqual({ ...facts, nodes, edges });
    const file = join(folder, 'both.svg');
    const both = await graph('--json', '--output', 'both.svg');
    expect(JSON.parse(both.stdout)).toEqual({ ...facts, nodes, edges, output: { file, format: 'svg' } });
    expect(await readFile(file, 'utf8')).toBe(await golden('lab.svg'));
  });
});

describe('fleetwright graph says what is wrong, and writes nothing', () => {
  it.each<readonly [string, readonly string[], string, RegExp]>([
    [
      'a name without a format',
      ['--output', 'lab.png'],
      'format-needed',
      /lab\.png does not say.*\n.*--format svg/,
    ],
    ['a folder', ['--output', 'pictures.svg'], 'output-not-a-file', /pictures\.svg is a folder\.\n/],
    [
      'no such folder',
      ['--output', 'absent/lab.svg'],
      'output-not-writable',
      /absent\/lab\.svg cannot be written/,
    ],
    [
      'a file for a folder',
      ['--output', 'cdktf.out/stacks/lab/plan.json/a.svg'],
      'output-not-writable',
      /cannot be/,
    ],
    ['a device', ['--format', 'svg', '--output', '/dev/null'], 'output-not-a-file', /no plain file\.\n/],
    ['its own standard output', ['--output', 'stdout.svg'], 'output-not-a-file', /no plain file\.\n/],
    ['another host', ['kvm-9'], 'no-such-host', /no plan for host kvm-9/],
    ['no plan', ['--plan', 'absent.json'], 'plan-missing', /no plan file/],
  ])('%s', async (_what, words, code, pattern) => {
    const before = await readdir(folder, { recursive: true });
    const { exitCode, stdout, stderr } = await graph(...words);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toMatch(pattern);
    expect(JSON.parse((await graph(...words, '--json')).stdout)).toMatchObject({ error: { code } });
    expect(await readdir(folder, { recursive: true })).toEqual(before);
  });

  it('an unknown format', async () => {
    const { exitCode, stderr } = await graph('--format', 'png');
    expect({ exitCode, stderr }).toEqual({
      exitCode: 1,
      stderr: expect.stringContaining('Allowed choices are svg, mermaid.'),
    });
  });
});
