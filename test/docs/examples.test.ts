import { afterAll, describe, expect, it, jest } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { blocksOf, DOCUMENTS, ROOT } from './documents';

/** A program as it is written in a document, or made of a fragment and what the document says is there already. */
interface Example {
  readonly name: string;
  readonly text: string;
  readonly kind: 'program' | 'test' | 'other';
}

/** What a digest looks like to the schema; a document cannot know the reader's. */
const filled = (text: string): string => text.replaceAll(/<sha256 of that file>/g, '0'.repeat(64));

/** The first block of docs/constructs.md, up to where fragments of that page go on. */
const SETTING = filled(blocksOf('docs/constructs.md', 'ts')[0] ?? '').replace(
  /import \{[^}]*\} from 'fleetwright';/,
  `import { App, CloudInit, Host, Image, Machine, Network, Pool, ReadinessCheck, Size } from 'fleetwright';`,
);

function examplesOf(path: string): readonly Example[] {
  return blocksOf(path, 'ts').map((block, index) => {
    const name = `${path.replaceAll(/[/.]/g, '-')}-${index + 1}`;
    const text = filled(block);
    if (text.includes('@jest/globals')) return { name, text, kind: 'test' };
    if (text.includes('app.synth()')) return { name, text, kind: 'program' };
    if (text.includes('import ')) return { name, text, kind: 'other' };
    return { name, text: SETTING.replace('app.synth();', `{\n${text}}\napp.synth();`), kind: 'program' };
  });
}

const EXAMPLES = DOCUMENTS.flatMap(examplesOf);

/** Inside the project, so that packages and types are found from there. */
const folder = writeExamples();

function writeExamples(): string {
  mkdirSync(join(ROOT, '.cache'), { recursive: true });
  const made = mkdtempSync(join(ROOT, '.cache/docs-'));
  for (const { name, text } of EXAMPLES) writeFileSync(join(made, `${name}.ts`), text);
  const settings = {
    extends: '../../tsconfig.json',
    compilerOptions: { noUnusedLocals: false, rootDir: '../..' },
    include: ['*.ts'],
  };
  writeFileSync(join(made, 'tsconfig.json'), JSON.stringify(settings));
  return made;
}

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('the examples of the documents', () => {
  it('are there', () => {
    const kinds = EXAMPLES.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'program').length).toBeGreaterThan(9);
    expect(kinds).toContain('test');
    expect(kinds).toContain('other');
  });

  it('have the right types', async () => {
    const compiler = join(ROOT, 'node_modules/.bin/tsc');
    const run = promisify(execFile)(compiler, ['--noEmit', '-p', folder], { cwd: ROOT });
    const output = await run.then(
      () => '',
      (error: unknown) => (error as { readonly stdout?: string }).stdout ?? 'the compiler did not run',
    );
    expect(output).toBe('');
  }, 60_000);

  it.each(EXAMPLES.filter(({ kind }) => kind === 'program'))('$name becomes a plan', async ({ name }) => {
    const outdir = join(folder, `${name}.out`);
    const before = { ...process.env };
    process.env['CDKTF_OUTDIR'] = outdir;
    process.env['FLEETWRIGHT_LOCK'] = join(outdir, 'fleet.lock.json');
    delete process.env['FLEETWRIGHT_FROZEN_LOCK'];
    try {
      await import(join(folder, `${name}.ts`));
    } finally {
      process.env = before;
    }
    expect(readdirSync(join(outdir, 'stacks')).length).toBeGreaterThan(0);
  });
});

describe('the tests in the documents', () => {
  for (const { name, kind } of EXAMPLES) {
    if (kind === 'test') jest.requireActual(join(folder, `${name}.ts`));
  }
});
