// /usr/share/doc/fleetwright/copyright: our licence, and those of the packages that the one file carries, in full as they ask for.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../load-sources.mjs';

const OURS = `Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: fleetwright

Files: *
Copyright: the Fleetwright authors
License: Apache-2.0
 On Debian systems the text of the licence is in
 /usr/share/common-licenses/Apache-2.0.
`;

/** From esbuild's metafile, so that nothing is forgotten and nothing is too much. */
export async function copyrightOf(metafile) {
  const carried = Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => {
      const folder = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0];
      return bytesInOutput === 0 || folder === undefined ? [] : [folder];
    }),
  );
  const folders = [...new Set(carried)].sort();
  const parts = await Promise.all(folders.map(async (folder) => licenceOf(folder)));
  return [OURS, ...parts].join('\n');
}

async function licenceOf(folder) {
  const { name, version, license } = JSON.parse(await readFile(join(root, folder, 'package.json'), 'utf8'));
  const file = (await readdir(join(root, folder))).find((entry) => /^licen[cs]e(\.|$)/i.test(entry));
  if (file === undefined) throw new Error(`${folder} has no file with its licence, which must go with it`);
  const text = await readFile(join(root, folder, file), 'utf8');
  const lines = text.trim().split(/\r?\n/);
  const copyright = lines.find((line) => /^\s*copyright\b/i.test(line))?.trim() ?? `the authors of ${name}`;
  return `Files: /usr/lib/fleetwright/main.js
Comment: parts of it are ${name} ${version}
Copyright: ${copyright.replace(/^copyright\s*(\(c\)|©)?\s*/i, '')}
License: ${license}-as-in-${name.replaceAll(/[^a-zA-Z0-9.]+/g, '-').replace(/^-/, '')}
${lines.map((line) => (line.trim() === '' ? ' .' : ` ${line}`)).join('\n')}
`;
}
