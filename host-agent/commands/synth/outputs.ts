import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parsePlan, planDigest } from '../../../lib/plan';
import { CommandFailure } from '../command-failure';
import { planProblemsFailure } from '../agent/plan-problems';

/** One host that the author's program made a plan for. */
export interface SynthesisedHost {
  readonly host: string;
  readonly fleet: string;
  readonly planFile: string;
  readonly planDigest: string;
  readonly machines: number;
  readonly networks: number;
  /** Whether the plan differs from the one that lay there before. */
  readonly change: 'new' | 'changed' | 'unchanged';
}

/**
 * The plans in an output folder, by host (with `fail` only those of the last synthesis). A plan that does not parse is left out or ends the command; `before` tells
 * what is new.
 *
 * @throws CommandFailure when there is none, or (with `fail`) one is unusable.
 */
export async function readOutputs(
  outputDirectory: string,
  unusable: 'fail' | 'skip-unusable',
  before: readonly SynthesisedHost[] = [],
): Promise<readonly SynthesisedHost[]> {
  const stacks = join(outputDirectory, 'stacks');
  const hosts: SynthesisedHost[] = [];
  const made = unusable === 'fail' ? await tryReadManifest(outputDirectory) : undefined;
  for (const name of (await namesIn(stacks)).filter((folder) => made?.has(folder) ?? true)) {
    const planFile = join(stacks, name, 'plan.json');
    const bytes = await tryRead(planFile);
    if (bytes === undefined) continue;
    const parsed = parsePlan(bytes);
    if (!parsed.ok) {
      if (unusable === 'skip-unusable') continue;
      throw planProblemsFailure(planFile, parsed.problems);
    }
    const digest = planDigest(parsed.plan);
    const earlier = before.find((candidate) => candidate.planFile === planFile);
    hosts.push({
      host: parsed.plan.host.name,
      fleet: parsed.plan.fleet,
      planFile,
      planDigest: digest,
      machines: parsed.plan.machines.length,
      networks: parsed.plan.networks.length,
      change: earlier === undefined ? 'new' : earlier.planDigest === digest ? 'unchanged' : 'changed',
    });
  }
  if (hosts.length === 0 && unusable === 'fail') {
    throw new CommandFailure({
      code: 'no-hosts',
      message: `Your program ended well but wrote no plan into ${stacks}.`,
      advice: 'Make a Host inside an App and call `app.synth()` at the end.',
    });
  }
  return hosts;
}

/** Names of the stacks of the last synthesis, from cdktf's manifest: folders of stacks that are gone stay behind. */
async function tryReadManifest(outputDirectory: string): Promise<ReadonlySet<string> | undefined> {
  const text = await tryRead(join(outputDirectory, 'manifest.json'));
  if (text === undefined) return undefined;
  const manifest: unknown = JSON.parse(text.toString('utf8'));
  if (typeof manifest !== 'object' || manifest === null || !('stacks' in manifest)) return undefined;
  return new Set(Object.keys(manifest.stacks ?? {}));
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch {
    // No folder yet: no plans.
    return [];
  }
}

async function tryRead(file: string): Promise<Buffer | undefined> {
  try {
    return (await stat(file)).isFile() ? await readFile(file) : undefined;
  } catch {
    // A stack that is no host of ours has no plan.
    return undefined;
  }
}
