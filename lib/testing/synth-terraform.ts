import { Manifest, TerraformStack } from 'cdktf';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Host } from '../fleet';
import type { JsonObject } from '../plan';
import type { App } from '../synth';
import { targetOf } from './target';

interface BlocksByType {
  readonly [type: string]: { readonly [id: string]: JsonObject };
}

/** Terraform's JSON, by what its blocks are (https://developer.hashicorp.com/terraform/language/syntax/json). */
export interface TerraformDocument {
  readonly terraform: JsonObject;
  /** Each is configured once or, with aliases, several times. */
  readonly provider?: { readonly [name: string]: readonly JsonObject[] };
  readonly resource?: BlocksByType;
  readonly data?: BlocksByType;
  readonly output?: { readonly [name: string]: JsonObject };
  readonly variable?: { readonly [name: string]: JsonObject };
  readonly locals?: JsonObject;
  /** cdktf's own notes, such as construct paths. */
  readonly '//': JsonObject;
}

/**
 * The Terraform document of one host, parsed: the same that `app.synth()` writes as `cdk.tf.json`, made after the same checks, with
 * aspects applied and with references to other hosts. Nothing is left on the disk.
 * @throws SynthesisError with everything that is wrong.
 * @throws RangeError when `target` is an app that does not have exactly one host.
 */
export function synthTerraform(target: Host | App): TerraformDocument {
  const { app, host } = targetOf(target, 'synthTerraform');
  // Of every stack, since the one that refers to another puts outputs there.
  for (const stack of app.node.findAll()) if (TerraformStack.isStack(stack)) stack.prepareStack();
  const outdir = mkdtempSync(join(tmpdir(), 'fleetwright-test-'));
  try {
    // cdktf checks and renders a stack in one go, and only into a folder.
    const manifest = new Manifest('', outdir, false);
    host.synthesizer.synthesize({ outdir, manifest, skipValidation: app.skipValidation });
    const { synthesizedStackPath } = manifest.forStack(host);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what cdktf writes is of this shape
    return JSON.parse(readFileSync(join(outdir, synthesizedStackPath), 'utf8')) as TerraformDocument;
  } finally {
    rmSync(outdir, { recursive: true });
  }
}
