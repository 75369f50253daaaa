import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readAppCommand } from '../../../../host-agent/commands/synth/app-command';
import { lockChanges } from '../../../../host-agent/commands/synth/lock-changes';
import { samplePlan } from '../../../lib/plan/sample-plan';
import { fleetwright } from '../command-line';

jest.setTimeout(60_000);

describe('the app of cdktf.json', () => {
  it.each([
    ['stacks/main.ts', 'stacks/main.ts', []],
    ['npx ts-node main.ts --fast', 'main.ts', ['--fast']],
    ['npx  tsx src/app.mts', 'src/app.mts', []],
  ])('"%s" is bundled and run', (app, entry, programArguments) => {
    expect(readAppCommand(app)).toEqual({ kind: 'typescript', entry, programArguments });
  });

  it.each([
    'node main.js',
    'node scripts/run-app.mjs stacks/main.ts',
    'npx ts-node main.ts && echo',
    'make plans',
  ])('"%s" goes to the shell as it is', (app) => {
    expect(readAppCommand(app)).toEqual({ kind: 'shell', commandLine: app });
  });
});

describe('changes of the lock file', () => {
  it('are told apart', () => {
    const before = new Map([
      ['a', '1'],
      ['b', '2'],
      ['c', '3'],
    ]);
    const after = new Map([
      ['a', '1'],
      ['b', '9'],
      ['d', '4'],
    ]);
    expect(lockChanges(before, after)).toEqual({
      added: [{ path: 'd', to: '4' }],
      removed: [{ path: 'c', from: '3' }],
      changed: [{ path: 'b', from: '2', to: '9' }],
    });
  });
});

describe('fleetwright synth', () => {
  let project = '';
  beforeAll(async () => {
    project = await mkdtemp(join(tmpdir(), 'fleetwright-synth-'));
    await mkdir(join(project, 'src'));
    await writeFile(join(project, 'src/beside.txt'), JSON.stringify(samplePlan()));
    await writeFile(join(project, 'src/helper.ts'), `export const here: string = __dirname;\n`);
  });
  afterAll(() => rm(project, { recursive: true, force: true }));

  /** A program that needs no library: it writes what it finds beside itself to where it is told. */
  const PROGRAM = `
    import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
    import { join } from 'node:path';
    import { here } from './helper';
    const output: string = join(process.env['CDKTF_OUTDIR'] ?? 'nowhere', 'stacks/kvm-1');
    mkdirSync(output, { recursive: true });
    writeFileSync(join(output, 'plan.json'), readFileSync(join(here, 'beside.txt')));
    writeFileSync('fleet.lock.json', JSON.stringify({ version: 1, addresses: { web: '10.0.0.2' } }));
    console.log('made it', import.meta.url.endsWith('src/main.ts'));
  `;

  async function write(app: string, program: string): Promise<void> {
    await writeFile(join(project, 'cdktf.json'), JSON.stringify({ language: 'typescript', app }));
    await writeFile(join(project, 'src/main.ts'), program);
  }

  it('runs a TypeScript program from a folder below, and says what came out', async () => {
    await write('src/main.ts', PROGRAM);
    const { exitCode, stdout, stderr } = await fleetwright(['synth'], { cwd: join(project, 'src') });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: 'made it true\n' });
    expect(stdout).toMatch(
      /^host +fleet +machines +networks +plan +file\nkvm-1 +lab +4 +4 +[0-9a-f]{12} +new +\.\.\/cdktf\.out\/stacks\/kvm-1\/plan\.json\n/,
    );
    expect(stdout).toContain('fleet.lock.json: 1 entry changed; commit it\n  + addresses › web: 10.0.0.2\n');
    // Nothing of the bundle stays behind.
    expect(await readdir(join(project, '.cache/fleetwright'))).toEqual(['.gitignore']);
    const again = await fleetwright(['synth', '--json'], { cwd: project });
    expect(JSON.parse(again.stdout)).toMatchObject({
      version: 1,
      command: 'synth',
      hosts: [
        {
          host: 'kvm-1',
          machines: 4,
          change: 'unchanged',
          planDigest: expect.stringMatching(/^[0-9a-f]{64}$/),
        },
      ],
      lock: { added: [], removed: [], changed: [] },
    });
  });

  it.each([
    ['that does not parse', 'const = ;', /src\/main\.ts:1: Expected identifier/],
    ['that fails', `throw new Error('no good')`, /no good[\s\S]*ended with exit code 1/],
    ['that makes nothing', 'export {};', /wrote no plan/],
    [
      'that prints without end',
      `const print = (i: number): void => {
        if (i === 3000) throw new Error('late');
        process.stdout.write('line '.repeat(200), () => print(i + 1));
      };
      print(0);`,
      /more than 1024 KiB/,
    ],
  ])('ends with 1 for a program %s', async (_what, program, pattern) => {
    await rm(join(project, 'cdktf.out'), { recursive: true, force: true });
    await write('src/main.ts', program);
    const { exitCode, stderr } = await fleetwright(['synth'], { cwd: project });
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(pattern);
    expect(stderr.length).toBeLessThan(1.2 * 1024 * 1024);
  });

  it.each([
    ['no JSON', '{', /is not JSON/],
    ['no app', '{}', /has no "app"/],
  ])('refuses a cdktf.json with %s', async (_what, text, pattern) => {
    await writeFile(join(project, 'cdktf.json'), text);
    const { exitCode, stderr } = await fleetwright(['synth'], { cwd: project });
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(pattern);
  });

  it('runs any other command line by the shell', async () => {
    await write(
      'mkdir -p "$CDKTF_OUTDIR/stacks/x" && cp src/beside.txt "$CDKTF_OUTDIR/stacks/x/plan.json"',
      '',
    );
    const { exitCode } = await fleetwright(['synth'], { cwd: project });
    expect(exitCode).toBe(0);
    expect(JSON.parse(await readFile(join(project, 'cdktf.out/stacks/x/plan.json'), 'utf8'))).toEqual(
      samplePlan(),
    );
  });
});
