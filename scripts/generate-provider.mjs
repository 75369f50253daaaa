#!/usr/bin/env node
/**
 * Writes the sources of `@cdktf/provider-libvirt` (lib/provider-libvirt/src) from its schema of facts (lib/provider-libvirt/schema.json),
 * with the provider generator's own API. No network and no telemetry: the generator's command line, which has both, is not used.
 *
 *   node scripts/generate-provider.mjs [FOLDER]     FOLDER: where to write instead; what is in it is replaced
 */
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const PACKAGE = join(dirname(dirname(fileURLToPath(import.meta.url))), 'lib/provider-libvirt');
/**
 * The schema changed completely between 0.8 and 0.9, and may again. The schema of facts is 0.9.7's: before 0.9.5 there were no options for
 * dnsmasq, before 0.9.6 no time for a guest to power off.
 */
const PROVIDER = { name: 'libvirt', source: 'dmacvicar/libvirt', version: '~> 0.9.7', isProvider: true };

// The generator's library would otherwise start Terraform to ask for its version, report its use, and complain where it cannot.
process.env.TERRAFORM_BINARY_NAME = 'true';
process.env.CDKTF_LOG_LEVEL = 'off';
process.env.CHECKPOINT_DISABLE = '1';
const { CodeMaker, TerraformProviderGenerator } = await import('@cdktn/provider-generator');

const folder = resolve(process.argv[2] ?? join(PACKAGE, 'src'));
const scratch = await mkdtemp(join(tmpdir(), 'generate-provider-'));
try {
  const schema = JSON.parse(await readFile(join(PACKAGE, 'schema.json'), 'utf8'));
  const code = new CodeMaker();
  new TerraformProviderGenerator(code, schema).generate(PROVIDER);
  await code.save(scratch);
  const made = join(scratch, 'providers/libvirt');
  await tidy(made);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await cp(made, folder, { recursive: true });
} finally {
  await rm(scratch, { recursive: true, force: true });
}

async function tidy(made) {
  for (const entry of await readdir(made, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.name.endsWith('.md')) await rm(path);
    else if (entry.isFile()) await writeFile(path, tidied(await readFile(path, 'utf8')));
  }
}

/**
 * Imports by the name under which this project has the library; without links to the provider's pages: comments that were
 * nothing else were more than a third of all lines.
 */
function tidied(text) {
  return text
    .replaceAll(/^ *\/\*\*\n *\* Docs at Terraform Registry:.*\n(?: *\*\n)? *\*\/\n/gm, '')
    .replaceAll(/^\/\/ https:\/\/registry\..*\n/gm, '')
    .replaceAll(/\{@link https:\/\/registry\.\S+ ([^}]*)\}/g, '$1')
    .replaceAll(/\bcdktn\b(?=[.'])|(?<=import \* as )cdktn\b/g, 'cdktf');
}
