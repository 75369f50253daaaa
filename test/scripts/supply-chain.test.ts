import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
// Programs are started, on a machine that may be busy with guests.
jest.setTimeout(60_000);
const root = join(__dirname, '../..');

/** What users get by our own choice; more are more people to trust. */
const DEPENDENCIES_MAX = 10;

interface Component {
  readonly name: string;
  readonly version: string;
  readonly purl: string;
  readonly hashes?: readonly { readonly alg: string; readonly content: string }[];
}

interface Bom {
  readonly bomFormat: string;
  readonly specVersion: string;
  readonly serialNumber: string;
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

interface Lock {
  readonly packages: Record<string, Record<string, unknown>>;
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fleetwright-supply-chain-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function bomOf(script: string): Promise<Bom> {
  const { stdout } = await run('node', ['--input-type=module', '--eval', script], { cwd: root });
  return JSON.parse(stdout) as Bom;
}

describe('the bill of materials', () => {
  it('of the npm package is the same at each run, and names what is installed for users by version and digest', async () => {
    const { stdout: text } = await run('node', [join(root, 'scripts/sbom.mjs')]);
    expect((await run('node', [join(root, 'scripts/sbom.mjs')], { cwd: folder })).stdout).toBe(text);
    const bom = JSON.parse(text) as Bom;
    expect(bom).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.5' });
    expect(bom.serialNumber).toMatch(
      /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      readonly dependencies: Record<string, string>;
      readonly devDependencies: Record<string, string>;
    };
    const names = bom.components.map(({ name }) => name);
    // cdktf is an alias of its continuation.
    expect(names).toEqual(
      expect.arrayContaining(
        Object.keys(manifest.dependencies).map((name) => (name === 'cdktf' ? 'cdktn' : name)),
      ),
    );
    expect(names.filter((name) => name in manifest.devDependencies)).toEqual([]);
    const zod = bom.components.find(({ name }) => name === 'zod');
    const installed = JSON.parse(
      readFileSync(join(root, 'node_modules/zod/package.json'), 'utf8'),
    ) as Component;
    expect(zod).toMatchObject({ version: installed.version, purl: `pkg:npm/zod@${installed.version}` });
    expect(zod?.hashes?.[0]).toMatchObject({
      alg: 'SHA-512',
      content: expect.stringMatching(/^[0-9a-f]{128}$/),
    });
    const references = new Set(bom.dependencies.map(({ ref }) => ref));
    expect(
      bom.dependencies.flatMap(({ dependsOn }) => dependsOn).filter((ref) => !references.has(ref)),
    ).toEqual([]);
    expect(bom.dependencies.find(({ ref }) => ref.startsWith('age-encryption@'))?.dependsOn).toContainEqual(
      expect.stringMatching(/^@noble\/ciphers@/),
    );
  });

  it('of the agent names what its bundle was made of: few packages, each of them known here', async () => {
    const bom = await bomOf(`
      import { bundleAgent } from './scripts/bundle-agent.mjs';
      import { bundledPaths, readLock, sbomOf } from './scripts/sbom.mjs';
      const metafile = await bundleAgent({ outfile: ${JSON.stringify(join(folder, 'main.js'))}, sourcemap: false });
      const lock = await readLock();
      process.stdout.write(sbomOf(lock, bundledPaths(lock, metafile)));`);
    const names = [...new Set(bom.components.map(({ name }) => name))];
    // What age-encryption brings along, by one author, is cryptography in plain JavaScript.
    const ofAge = new Set([
      '@noble/ciphers',
      '@noble/curves',
      '@noble/hashes',
      '@noble/post-quantum',
      '@scure/base',
    ]);
    const ours = names.filter((name) => !ofAge.has(name));
    expect(ours).toEqual(['age-encryption', 'commander', 'ip-address', 'slimdom', 'yaml', 'zod']);
    expect(ours.length).toBeLessThanOrEqual(DEPENDENCIES_MAX);
  });
});

/** What the audit says of our own lock with something changed. */
function audit(change: (lock: Lock, manifest: Record<string, Record<string, string>>) => void): {
  readonly code: number | null;
  readonly text: string;
} {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(root, name), 'utf8'));
  const lock = read('package-lock.json') as Lock;
  const manifest = read('package.json') as Record<string, Record<string, string>>;
  change(lock, manifest);
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(lock));
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  const { status, stdout } = spawnSync('node', [join(root, 'scripts/audit.mjs'), folder], {
    encoding: 'utf8',
  });
  return { code: status, text: stdout };
}

const setIn = (path: string, fields: Record<string, unknown>) => (lock: Lock) => {
  lock.packages[path] = { ...lock.packages[path], ...fields };
};

describe('the audit of the lock', () => {
  it('finds nothing in ours', () => {
    expect(audit(() => undefined)).toEqual({ code: 0, text: expect.stringContaining('none of the') });
  });

  it.each<[string, Parameters<typeof audit>[0], RegExp]>([
    [
      'a version that was stolen',
      setIn('node_modules/debug', { version: '4.4.2' }),
      /node_modules\/debug 4\.4\.2: was published by a thief/,
    ],
    [
      'a version below the mended one',
      setIn('node_modules/yaml', { version: '2.8.2' }),
      /yaml 2\.8\.2: .*GHSA-48c2-rrv3-qjmp/,
    ],
    [
      'a preview of the mended version',
      setIn('node_modules/yaml', { version: '2.8.3-rc.1' }),
      /yaml 2\.8\.3-rc\.1/,
    ],
    [
      'bytes that nobody pinned',
      setIn('node_modules/zod', { integrity: undefined }),
      /node_modules\/zod has no sha512/,
    ],
    [
      'a weak digest',
      setIn('node_modules/zod', { integrity: 'sha1-AAAA' }),
      /node_modules\/zod has no sha512/,
    ],
    [
      'a package from elsewhere',
      setIn('node_modules/zod', { resolved: 'git+ssh://git@example.org/zod' }),
      /zod comes from git\+ssh/,
    ],
    [
      'a program that runs at once',
      setIn('node_modules/zod', { hasInstallScript: true }),
      /zod runs a program when it is installed/,
    ],
    [
      'a version that may change',
      (_, { dependencies }) => Object.assign(dependencies ?? {}, { zod: '^4.0.0' }),
      /takes zod as "\^4\.0\.0"/,
    ],
    [
      'one dependency too many',
      (_, { dependencies }) => Object.assign(dependencies ?? {}, { more: '1.0.0' }),
      /11 runtime dependencies/,
    ],
    [
      'what is accepted for developers, where users get it',
      setIn('node_modules/cdktf-archived/node_modules/glob', { dev: false }),
      /cdktf-archived\/node_modules\/glob 10\.4\.5/,
    ],
  ])('finds %s', (_, change, complaint) => {
    const { code, text } = audit(change);
    expect(code).toBe(1);
    expect(text).toMatch(complaint);
  });
});
