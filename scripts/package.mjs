// `npm run package`: dist/fleetwright_<version>_all.deb, from what is here alone. The same sources give the same bytes.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { copyrightOf } from './packaging/copyright.mjs';
import { manPages } from './packaging/man-pages.mjs';
import { bundleAgent } from './bundle-agent.mjs';
import { bundledPaths, readLock, sbomOf } from './sbom.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const packaging = join(root, 'packaging');

/** A day without meaning, for sources that come without their history. */
const EPOCH_DEFAULT = 1_735_689_600;

/** Another folder may be named. */
const target = resolve(process.argv[2] ?? join(root, 'dist'));
const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
const epoch = sourceDateEpoch();
// Modes of folders are part of the bytes.
process.umask(0o022);
const day = new Date(epoch * 1000).toISOString().slice(0, 10);
const scratch = await mkdtemp(join(tmpdir(), 'fleetwright-package-'));
try {
  const path = await makePackage();
  const bytes = await readFile(path);
  const digest = createHash('sha256').update(bytes).digest('hex');
  console.log(`${path}  ${Math.round(bytes.length / 1024)} KiB  sha256 ${digest}`);
} finally {
  await rm(scratch, { recursive: true, force: true });
}

async function makePackage() {
  const files = await contents();
  await put('DEBIAN/control', await control(files));
  await put('DEBIAN/conffiles', await read('debian/conffiles'));
  await put('DEBIAN/md5sums', md5sums(files));
  for (const script of ['postinst', 'prerm', 'postrm']) {
    await put(`DEBIAN/${script}`, await read(`debian/${script}`), 0o755);
  }
  const name = `fleetwright_${version}_all.deb`;
  const made = join(scratch, name);
  // Several threads cut the archive into other blocks than one.
  const words = ['--root-owner-group', '--threads-max=1', '-Zxz', '--build', join(scratch, 'root'), made];
  execFileSync('dpkg-deb', words, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, SOURCE_DATE_EPOCH: String(epoch) },
  });
  await mkdir(target, { recursive: true });
  const path = join(target, name);
  await writeFile(`${path}.new`, await readFile(made));
  await rename(`${path}.new`, path);
  return path;
}

/** Puts every file of the package into place, and gives them by path. */
async function contents() {
  await mkdir(join(scratch, 'root/usr/lib/fleetwright'), { recursive: true });
  const bundle = join(scratch, 'root/usr/lib/fleetwright/main.js');
  const metafile = await bundleAgent({ outfile: bundle, interpreter: '/usr/bin/node', sourcemap: false });
  await mkdir(join(scratch, 'root/usr/bin'), { recursive: true });
  await symlink('../lib/fleetwright/main.js', join(scratch, 'root/usr/bin/fleetwright'));
  const lock = await readLock();
  const pages = await manPages({ version, date: day });
  const files = {
    'etc/fleetwright/agent.yaml': await read('agent.yaml'),
    'lib/systemd/system/fleetwright-agent.service': await read('fleetwright-agent.service'),
    'usr/lib/sysusers.d/fleetwright.conf': await read('fleetwright.sysusers'),
    'usr/lib/tmpfiles.d/fleetwright.conf': await read('fleetwright.tmpfiles'),
    'usr/share/doc/fleetwright/copyright': await copyrightOf(metafile),
    'usr/share/doc/fleetwright/sbom.cdx.json': sbomOf(lock, bundledPaths(lock, metafile)),
    'usr/share/doc/fleetwright/changelog.gz': gzip(debianChangelog()),
    'usr/share/doc/fleetwright/NEWS.md.gz': gzip(await readFile(join(root, 'CHANGELOG.md'))),
    'usr/share/lintian/overrides/fleetwright': await read('debian/lintian-overrides'),
    ...Object.fromEntries(
      Object.entries(pages).map(([name, text]) => [`usr/share/man/man${name.at(-1)}/${name}.gz`, gzip(text)]),
    ),
  };
  for (const [path, content] of Object.entries(files)) await put(path, content);
  for (const [folder, mode] of [
    ['etc/fleetwright/secrets', 0o700],
    ['var/lib/fleetwright', 0o755],
  ]) {
    await mkdir(join(scratch, 'root', folder), { recursive: true });
    await chmod(join(scratch, 'root', folder), mode);
  }
  return { ...files, 'usr/lib/fleetwright/main.js': await readFile(bundle) };
}

async function put(path, content, mode = 0o644) {
  const file = join(scratch, 'root', path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
  await chmod(file, mode);
}

async function control(files) {
  const bytes = Object.values(files).reduce((sum, content) => sum + Buffer.byteLength(content), 0);
  return (await read('debian/control'))
    .replace('@VERSION@', version)
    .replace('@INSTALLED_KIB@', String(Math.ceil(bytes / 1024)));
}

/** What Debian's tools read of a package's history. */
function debianChangelog() {
  const date = new Date(epoch * 1000).toUTCString().replace('GMT', '+0000');
  const maintainer = 'The Fleetwright authors <packages@fleetwright.example>';
  return `fleetwright (${version}) unstable; urgency=medium\n\n  * What changed is in NEWS.md.gz.\n\n -- ${maintainer}  ${date}\n`;
}

/** What dpkg --verify compares with. */
function md5sums(files) {
  return Object.entries(files)
    .filter(([path]) => !path.startsWith('etc/'))
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([path, content]) => `${createHash('md5').update(content).digest('hex')}  ${path}\n`)
    .join('');
}

function read(path) {
  return readFile(join(packaging, path), 'utf8');
}

/** Without a name or a time in its head, as zlib writes it. */
function gzip(content) {
  return gzipSync(content, { level: 9 });
}

/** https://reproducible-builds.org/specs/source-date-epoch/ */
function sourceDateEpoch() {
  const given = process.env.SOURCE_DATE_EPOCH;
  if (given !== undefined && /^\d+$/.test(given)) return Number(given);
  try {
    return Number(
      execFileSync('git', ['log', '-1', '--format=%ct'], { cwd: root, stdio: ['ignore', 'pipe', 'ignore'] }),
    );
  } catch {
    return EPOCH_DEFAULT;
  }
}
