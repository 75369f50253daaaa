import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { filesBelow } from '../synth/support';

const REPOSITORY = join(__dirname, '../../..');
/** Packing takes about three seconds; the rest is for a busy machine. */
const TIMEOUT_MS = 120_000;

/** What is compiled, but for the mark of what it was compiled from. */
const compiled = Object.keys(filesBelow(join(REPOSITORY, 'lib/provider-libvirt/lib')))
  .filter((path) => path !== '.sources.sha256')
  .map((path) => `lib/${path}`);

describe('npm pack', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fleetwright-pack-'));
  const modules = join(folder, 'node_modules');
  beforeAll(() => {
    mkdirSync(modules);
    // Without scripts, which would build everything anew under the other tests' feet.
    const words = ['pack', '--workspaces', '--include-workspace-root', '--ignore-scripts', '--offline'];
    execFileSync('npm', [...words, '--pack-destination', folder], { cwd: REPOSITORY, stdio: 'pipe' });
  }, TIMEOUT_MS);
  afterAll(() => rmSync(folder, { recursive: true }));

  /** What is in the archive `name`, which is left in `place` as npm would lay it there. */
  function unpack(name: string, place: string): readonly string[] {
    const target = join(modules, place);
    mkdirSync(target, { recursive: true });
    execFileSync('tar', ['xzf', join(folder, name), '--strip-components=1', '-C', target]);
    return Object.keys(filesBelow(target));
  }

  /** The provider that code in `place` gets, with cdktf and constructs where npm would have laid them. */
  function loadedFrom(place: string): string {
    for (const name of ['cdktf', 'constructs']) {
      if (!readdirSync(modules).includes(name)) {
        symlinkSync(join(REPOSITORY, 'node_modules', name), join(modules, name));
      }
    }
    const program =
      "const name = '@cdktf/provider-libvirt/lib/domain'; console.log(require.resolve(name), require(name).Domain.tfResourceType)";
    return execFileSync(process.execPath, ['-e', program], { cwd: join(modules, place), encoding: 'utf8' });
  }

  it('makes a package without the folders of sources, or whatever else lies in the repository', () => {
    const files = unpack('fleetwright-0.1.0.tgz', 'fleetwright');
    expect(new Set(files.map((path) => path.split('/')[0]))).toEqual(
      new Set([
        'CHANGELOG.md',
        'LICENSE',
        'README.md',
        ...(readdirSync(REPOSITORY).includes('dist') ? ['dist'] : []),
        'docs',
        'package.json',
        'schemas',
      ]),
    );
  });

  it('makes a package of the provider, one copy of which fleetwright and programs share', () => {
    const files = unpack('cdktf-provider-libvirt-0.9.7.tgz', '@cdktf/provider-libvirt');
    expect(files.toSorted()).toEqual([...compiled, 'README.md', 'package.json'].toSorted());
    for (const place of ['.', 'fleetwright']) {
      expect(loadedFrom(place)).toBe(
        `${join(modules, '@cdktf/provider-libvirt')}/lib/domain/index.js libvirt_domain\n`,
      );
    }
  });
});
