#!/usr/bin/env node
// `node scripts/audit.mjs [folder]`: judges package.json and package-lock.json without a network. What it knows of bad versions
// is what stands in audit-known-bad.json: it finds a return to one of those, and no advisory that is newer than that list.
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** How many packages a user gets by our own choice. More are more people to trust. */
const RUNTIME_DEPENDENCIES_MAX = 10;

/** Packages that run a program when they are installed: to choose a native file, or (protobufjs) to look at a version. */
const MAY_RUN_AT_INSTALL = new Set(['esbuild', '@swc/core', '@parcel/watcher', 'protobufjs']);

const folder = process.argv[2] ?? root;
const knownBad = await read(root, 'scripts/audit-known-bad.json');
const lock = await read(folder, 'package-lock.json');
const complaints = complaintsAbout({ lock, manifest: await read(folder, 'package.json'), knownBad });
for (const complaint of complaints) console.log(complaint);
const count = Object.keys(lock.packages).length - 1;
if (complaints.length === 0) {
  console.log(
    `${count} packages, none of the ${knownBad.advisories.length} known bad ones (list of ${knownBad.asOf}).`,
  );
}
process.exitCode = complaints.length === 0 ? 0 : 1;

/**
 * Every complaint about a lock file, as sentences; none when it is in order. What is accepted has its reason in the list, and is for
 * developers alone.
 */
function complaintsAbout({ lock, manifest, knownBad }) {
  const packages = Object.entries(lock.packages).filter(([path]) => path.includes('node_modules/'));
  return [
    ...packages.flatMap(([path, entry]) => [
      ...complaintsAboutOrigin(path, entry),
      ...knownBad.advisories
        .filter((advisory) => advisory.package === nameOf(path, entry))
        .filter(() => !(entry.dev === true && knownBad.accepted.some(({ under }) => path.startsWith(under))))
        .filter(({ versions }) => versions.some((range) => isWithin(entry.version, range)))
        .map(({ advisory, source, what }) => `${path} ${entry.version}: ${what} (${advisory}, ${source})`),
    ]),
    ...complaintsAboutManifest(manifest),
  ];
}

/** A package that is not pinned by its bytes may be another one tomorrow. */
function complaintsAboutOrigin(path, entry) {
  if (entry.link === true || entry.inBundle === true) return [];
  // Native files for other machines than the one that wrote the lock, and what nobody installs: never fetched by this lock.
  const isNeverFetched = entry.resolved === undefined && (entry.optional === true || entry.peer === true);
  const name = nameOf(path, entry);
  return [
    ...(isNeverFetched || /^sha512-[A-Za-z0-9+/]{86}==$/.test(entry.integrity ?? '')
      ? []
      : [`${path} has no sha512`]),
    ...((entry.resolved ?? 'https:').startsWith('https:') ? [] : [`${path} comes from ${entry.resolved}`]),
    ...(entry.hasInstallScript !== true || MAY_RUN_AT_INSTALL.has(name)
      ? []
      : [`${path} runs a program when it is installed, and nobody has allowed it that`]),
  ];
}

function complaintsAboutManifest({ dependencies = {}, devDependencies = {} }) {
  const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
    ([, version]) => !/^(npm:[^@]+@)?\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/.test(version),
  );
  const runtime = Object.keys(dependencies).length;
  return [
    ...loose.map(
      ([name, version]) => `package.json takes ${name} as "${version}", which is no exact version`,
    ),
    ...(runtime <= RUNTIME_DEPENDENCIES_MAX
      ? []
      : [`package.json has ${runtime} runtime dependencies, and ${RUNTIME_DEPENDENCIES_MAX} are the limit`]),
  ];
}

/** An alias has another name in the lock than in its folder. */
function nameOf(path, entry) {
  return entry.name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

/** Whether a version meets every bound of a range such as ">=2.0.0 <2.2.2" or "=1.2.3". */
function isWithin(version, range) {
  return range.split(' ').every((bound) => {
    const [, comparison, than] = /^(<=|>=|<|>|=)(.+)$/.exec(bound) ?? [];
    if (than === undefined) throw new Error(`"${bound}" is no bound`);
    const order = compare(version, than);
    return { '<': order < 0, '<=': order <= 0, '>': order > 0, '>=': order >= 0, '=': order === 0 }[
      comparison
    ];
  });
}

/** semver.org, as far as advisories need it: what has a pre-release comes before what has none. */
function compare(left, right) {
  const [leftNumbers, leftRest] = partsOf(left);
  const [rightNumbers, rightRest] = partsOf(right);
  for (const [index, number] of leftNumbers.entries()) {
    if (number !== rightNumbers[index]) return number - rightNumbers[index];
  }
  if (leftRest === rightRest) return 0;
  if (leftRest === '') return 1;
  if (rightRest === '') return -1;
  return leftRest < rightRest ? -1 : 1;
}

function partsOf(version) {
  const [, numbers, rest = ''] = /^(\d+\.\d+\.\d+)(?:-([0-9A-Za-z.-]+))?(?:\+.*)?$/.exec(version) ?? [];
  if (numbers === undefined) throw new Error(`"${version}" is no version`);
  return [numbers.split('.').map(Number), rest];
}

async function read(folder, name) {
  return JSON.parse(await readFile(join(folder, name), 'utf8'));
}
