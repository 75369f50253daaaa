import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { build } from 'esbuild';
import { filesBelow } from '../lib/synth/support';
import { writeGuest } from './lab-guest-files';

const REPOSITORY = join(__dirname, '../..');
/** Two bundles of everything and six programs take some ten seconds; the rest is for a busy machine. */
const TIMEOUT_MS = 180_000;

/** The library that sources call `cdktf`, and the last release of the one that had this name first. */
const LIBRARIES = { continuation: 'cdktf', archived: 'cdktf-archived' } as const;
type Library = keyof typeof LIBRARIES;

const PROGRAMS = { examples: 'stacks/main.ts', own: 'test/stacks/own-resources.ts' } as const;

const folder = mkdtempSync(join(tmpdir(), 'fleetwright-archived-'));

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Bundles the programs with everything that they use, our library and the provider's bindings too. Gives what went in. */
async function bundle(library: Library): Promise<readonly string[]> {
  const { metafile } = await build({
    absWorkingDir: REPOSITORY,
    entryPoints: PROGRAMS,
    outdir: join(folder, library),
    alias: { cdktf: LIBRARIES[library] },
    bundle: true,
    metafile: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    keepNames: true,
    logLevel: 'error',
  });
  return Object.keys(metafile.inputs);
}

interface Run {
  readonly program: keyof typeof PROGRAMS;
  readonly environment: Readonly<Record<string, string>>;
}

/** Every file that a program writes with a library. */
async function filesOf(
  library: Library,
  { program, environment }: Run,
): Promise<Readonly<Record<string, string>>> {
  const place = mkdtempSync(join(folder, `${library}-`));
  await promisify(execFile)(process.execPath, [join(folder, library, `${program}.js`)], {
    cwd: place,
    timeout: TIMEOUT_MS,
    env: { PATH: process.env['PATH'], FLEETWRIGHT_LOCK: join(place, 'fleet.lock.json'), ...environment },
  });
  return filesBelow(place);
}

/** The version that the library stamps on what it writes. */
function stampOf(files: Readonly<Record<string, string>>): string {
  const manifest = JSON.parse(files['cdktf.out/manifest.json'] ?? '{}') as { readonly version?: string };
  return manifest.version ?? 'none';
}

/**
 * The files without their stamp, which must be there and is all that may differ, besides the white space inside of empty objects: that is
 * written again in one way, with keys in the order in which they came.
 */
function comparable(files: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const stamp = `"version": "${stampOf(files)}"`;
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => {
      if (!path.endsWith('/cdk.tf.json') && !path.endsWith('/manifest.json')) return [path, text];
      const [before, after, ...others] = text.split(stamp);
      if (after === undefined || others.length > 0) throw new Error(`${path} has not one stamp`);
      return [path, JSON.stringify(JSON.parse(`${before}"version": "…"${after}`), undefined, 2)];
    }),
  );
}

function versionIn(packageFile: string): string {
  return (JSON.parse(readFileSync(packageFile, 'utf8')) as { readonly version: string }).version;
}

describe('cdktf as HashiCorp archived it and its continuation', () => {
  let inputs: Readonly<Record<Library, readonly string[]>> = { continuation: [], archived: [] };

  beforeAll(async () => {
    mkdirSync(join(folder, 'guest'));
    const [continuation, archived] = await Promise.all([bundle('continuation'), bundle('archived')]);
    inputs = { continuation, archived };
  }, TIMEOUT_MS);

  it.each([
    ['continuation', 'archived'],
    ['archived', 'continuation'],
  ] as const)('are each alone in their bundle: %s', (own, other) => {
    const has = (library: Library): boolean =>
      inputs[own].some((path) => path.startsWith(`node_modules/${LIBRARIES[library]}/`));
    expect([has(own), has(other)]).toEqual([true, false]);
    expect(inputs[own]).toContain('lib/provider-libvirt/lib/domain/index.js');
    expect(inputs[own]).toContain('lib/index.ts');
  });

  /** What to run, which stacks it makes, and words that they hold: what is the same only because it is missing proves nothing. */
  it.each<readonly [string, Run & { readonly hosts: readonly string[]; readonly words: readonly string[] }]>([
    [
      'the examples',
      {
        program: 'examples',
        environment: {},
        hosts: ['lab', 'web'],
        words: ['libvirt_domain', 'disk_store_data'],
      },
    ],
    [
      'the examples after "front" has grown',
      {
        program: 'examples',
        environment: { FLEETWRIGHT_LAB_STEP: '2' },
        hosts: ['lab', 'web'],
        words: ['disk_front_cache'],
      },
    ],
    [
      'resources of the author',
      {
        program: 'own',
        environment: {},
        hosts: ['kvm-1', 'kvm-2'],
        words: ['extras_scratch_', 'local-exec', 'for_each', 'terraform_remote_state', 'cross-stack-output-'],
      },
    ],
    [
      'resources of the author and an aspect',
      {
        program: 'own',
        environment: { WITH_ASPECT: '1' },
        hosts: ['kvm-1', 'kvm-2'],
        words: ['"title": "Machine libvirt_domain.web"', 'terraform_remote_state'],
      },
    ],
  ])(
    'write the same for %s, but for the version',
    async (_what, { program, environment, hosts, words }) => {
      const run = {
        program,
        environment: { ...environment, FLEETWRIGHT_LAB_GUEST: writeGuest(join(folder, 'guest')) },
      };
      const [continuation, archived] = await Promise.all([
        filesOf('continuation', run),
        filesOf('archived', run),
      ]);
      expect(stampOf(archived)).toBe('0.21.0');
      expect(stampOf(archived)).toBe(versionIn(require.resolve('cdktf-archived/package.json')));
      expect(stampOf(continuation)).toBe(versionIn(require.resolve('cdktf/package.json')));
      expect(stampOf(continuation)).not.toBe('0.21.0');
      const expected = hosts.flatMap((host) => [
        `cdktf.out/stacks/${host}/cdk.tf.json`,
        `cdktf.out/stacks/${host}/plan.json`,
      ]);
      expect(Object.keys(archived)).toEqual(['cdktf.out/manifest.json', ...expected, 'fleet.lock.json']);
      const text = Object.values(archived).join('');
      expect(words.filter((word) => !text.includes(word))).toEqual([]);
      expect(comparable(archived)).toEqual(comparable(continuation));
    },
    TIMEOUT_MS,
  );
});
