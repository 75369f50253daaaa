import { execFile, execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { filesBelow } from '../synth/support';

const REPOSITORY = join(__dirname, '../../..');
const PACKAGE = join(REPOSITORY, 'lib/provider-libvirt');
const SCRIPT = pathToFileURL(join(REPOSITORY, 'scripts/compile-provider.mjs')).href;
/** Compiling one small file takes half a second; the rest is for a busy machine. */
const TIMEOUT_MS = 60_000;
/** Enough that some are in each other's way. */
const PROGRAMS = 3;

const call = (expression: string): string[] => [
  '--input-type=module',
  '-e',
  `const compile = await import(${JSON.stringify(SCRIPT)}); process.stdout.write(String(${expression}));`,
];
const ensure = (folder: string): string[] => call(`await compile.ensureProvider(${JSON.stringify(folder)})`);

/** A package like the real one, of one small file. */
async function inSmallPackage(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'fleetwright-package-'));
  try {
    mkdirSync(join(folder, 'src'));
    const options = {
      target: 'es2022',
      module: 'commonjs',
      rootDir: 'src',
      declaration: true,
      types: [],
      lib: ['es5'],
      skipLibCheck: true,
    };
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({ compilerOptions: options, include: ['src'] }),
    );
    writeFileSync(join(folder, 'src/index.ts'), 'export const answer: number = 1;\n');
    await work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const COMPILED = ['.sources.sha256', 'index.d.ts', 'index.js'];

describe('the compiled package', () => {
  it('belongs to the sources', () => {
    const digest = execFileSync(process.execPath, call('await compile.digestOfSources()'), {
      encoding: 'utf8',
    });
    expect(readFileSync(join(PACKAGE, 'lib/.sources.sha256'), 'utf8')).toBe(digest);
    const names = (folder: string): readonly string[] =>
      Object.keys(filesBelow(join(PACKAGE, folder)))
        .filter((path) => path.endsWith('.ts'))
        .map((path) => path.replace(/(\.d)?\.ts$/, ''));
    expect(names('lib')).toEqual(names('src'));
  });

  it(
    'is there as a whole when several programs need it at once',
    async () => {
      await inSmallPackage(async (folder) => {
        // What an older version left has to go.
        mkdirSync(join(folder, 'lib'));
        writeFileSync(join(folder, 'lib/old.js'), '');
        await Promise.all(
          Array.from({ length: PROGRAMS }, async () => promisify(execFile)(process.execPath, ensure(folder))),
        );
        expect(readdirSync(join(folder, 'lib')).sort()).toEqual(COMPILED);
        expect(readFileSync(join(folder, 'lib/index.js'), 'utf8')).toContain('answer = 1;');
        expect(readdirSync(folder).sort()).toEqual(['lib', 'src', 'tsconfig.json']);
      });
    },
    TIMEOUT_MS,
  );

  it(
    'stays as it was when the sources cannot be compiled, and is not compiled again for nothing',
    async () => {
      await inSmallPackage(async (folder) => {
        const run = promisify(execFile);
        await run(process.execPath, ensure(folder));
        const before = filesBelow(join(folder, 'lib'));
        writeFileSync(join(folder, 'src/index.ts'), 'export const answer: number = "one";\n');
        await expect(run(process.execPath, ensure(folder))).rejects.toMatchObject({ code: 1 });
        expect(filesBelow(join(folder, 'lib'))).toEqual(before);
        expect(readdirSync(folder).sort()).toEqual(['lib', 'src', 'tsconfig.json']);

        writeFileSync(join(folder, 'src/index.ts'), 'export const answer: number = 1;\n');
        writeFileSync(join(folder, 'lib/mine'), '');
        await run(process.execPath, ensure(folder));
        expect(existsSync(join(folder, 'lib/mine'))).toBe(true);
      });
    },
    TIMEOUT_MS,
  );
});
