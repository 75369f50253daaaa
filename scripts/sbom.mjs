// `node scripts/sbom.mjs [file]`: what the npm package brings along, as CycloneDX 1.5 JSON made from package-lock.json alone.
// The same lock gives the same bytes: there is no clock and no random number in it.
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const FOLDER = 'node_modules/';

/** The lock file, parsed. */
export async function readLock() {
  return JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8'));
}

/** Paths in the lock of everything that is installed for users, not for developers. */
export function runtimePaths(lock) {
  return Object.entries(lock.packages)
    .filter(([path, entry]) => path.startsWith(FOLDER) && entry.dev !== true)
    .map(([path]) => path);
}

/** Paths in the lock of the packages that a bundle was made of, by esbuild's metafile. */
export function bundledPaths(lock, metafile) {
  const inputs = Object.keys(metafile.inputs);
  return Object.keys(lock.packages).filter(
    (path) =>
      path.startsWith(FOLDER) &&
      inputs.some(
        (input) => input.startsWith(`${path}/`) && !input.slice(path.length).includes(`/${FOLDER}`),
      ),
  );
}

/** The bill of materials of the packages at these paths of the lock, as text. */
export function sbomOf(lock, paths) {
  const root = lock.packages[''];
  const chosen = new Set(paths);
  const components = [...chosen]
    .sort((a, b) => (a < b ? -1 : 1))
    .map((path) => componentOf(lock, path))
    .sort(byReference);
  const main = {
    'bom-ref': `${root.name}@${root.version}`,
    type: 'application',
    name: root.name,
    version: root.version,
  };
  const content = {
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: {
      lifecycles: [{ phase: 'build' }],
      component: { ...main, purl: purlOf(root.name, root.version), licenses: licencesOf(root) },
    },
    components: withoutRepetition(components),
    dependencies: dependenciesOf(lock, chosen, main['bom-ref']),
  };
  const digest = createHash('sha256').update(JSON.stringify(content)).digest('hex');
  const { bomFormat, specVersion, ...rest } = content;
  return `${JSON.stringify({ bomFormat, specVersion, serialNumber: `urn:uuid:${uuidOf(digest)}`, ...rest }, null, 1)}\n`;
}

function componentOf(lock, path) {
  const entry = entryAt(lock, path);
  const name = nameAt(path, entry);
  return {
    'bom-ref': `${name}@${entry.version}`,
    type: 'library',
    name,
    version: entry.version,
    scope: entry.optional === true ? 'optional' : 'required',
    purl: purlOf(name, entry.version),
    ...(entry.integrity === undefined ? {} : { hashes: hashesOf(entry.integrity) }),
    licenses: licencesOf(entry),
  };
}

/** A package of this repository is a link to its folder. */
function entryAt(lock, path) {
  const entry = lock.packages[path];
  return entry.link === true ? lock.packages[entry.resolved] : entry;
}

/** An alias has another name in the lock than in its folder. */
function nameAt(path, entry) {
  return entry.name ?? path.slice(path.lastIndexOf(FOLDER) + FOLDER.length);
}

/** https://github.com/package-url/purl-spec: the scope's @ is written as %40. */
function purlOf(name, version) {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`;
}

/** Subresource integrity is base64, CycloneDX has hexadecimal digits. */
function hashesOf(integrity) {
  return integrity.split(' ').map((one) => {
    const [algorithm, digest] = [one.slice(0, one.indexOf('-')), one.slice(one.indexOf('-') + 1)];
    return {
      alg: `SHA-${algorithm.slice('sha'.length)}`,
      content: Buffer.from(digest, 'base64').toString('hex'),
    };
  });
}

function licencesOf({ license }) {
  if (license === undefined) return [];
  return / (AND|OR) /.test(license) ? [{ expression: license }] : [{ license: { id: license } }];
}

/** Who needs whom, among what was chosen. */
function dependenciesOf(lock, chosen, mainReference) {
  const referenceAt = (path) => componentOf(lock, path)['bom-ref'];
  const neededBy = (path) => {
    const { dependencies = {}, optionalDependencies = {} } = entryAt(lock, path);
    const names = Object.keys({ ...dependencies, ...optionalDependencies });
    const found = names.map((name) => resolve(lock, path, name)).filter((found) => chosen.has(found));
    return [...new Set(found.map(referenceAt))].sort();
  };
  const edges = new Map([[mainReference, new Set(neededBy(''))]]);
  for (const path of chosen) {
    const reference = referenceAt(path);
    edges.set(reference, new Set([...(edges.get(reference) ?? []), ...neededBy(path)]));
  }
  return [...edges]
    .map(([ref, dependsOn]) => ({ ref, dependsOn: [...dependsOn].sort() }))
    .sort((left, right) => (left.ref < right.ref ? -1 : 1));
}

/** Where Node would find a package, from the package at `path` outwards. */
function resolve(lock, path, name) {
  for (let at = path; ; at = at.includes(`/${FOLDER}`) ? at.slice(0, at.lastIndexOf(`/${FOLDER}`)) : '') {
    const candidate = at === '' ? `${FOLDER}${name}` : `${at}/${FOLDER}${name}`;
    if (candidate in lock.packages) return candidate;
    if (at === '') return undefined;
  }
}

function byReference(left, right) {
  return left['bom-ref'] < right['bom-ref'] ? -1 : 1;
}

/** The same version of a package may lie in several folders. */
function withoutRepetition(components) {
  return components.filter((one, index) => one['bom-ref'] !== components[index - 1]?.['bom-ref']);
}

/** RFC 9562 version 8: the digest of the content, so that the same content has the same number. */
function uuidOf(digest) {
  return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-8${digest.slice(13, 16)}-8${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const lock = await readLock();
  const text = sbomOf(lock, runtimePaths(lock));
  const [file] = process.argv.slice(2);
  if (file === undefined) process.stdout.write(text);
  else await writeFile(file, text);
}
