import { readFileSync } from 'node:fs';
import { plain } from '../../../host-agent/commands/terminal/plain';
import { cloudInitSeed } from '../../../host-agent/executor/seed/cloud-init-seed';
import { describeSeedFiles } from '../../../lib/describe';
import { parsePlan, seedNameTag, type Plan } from '../../../lib/plan';
import { readJoliet } from '../../host-agent/executor/seed/read-iso';
import { nameSeeds, samplePlan } from '../../lib/plan/sample-plan';
import type { HostileInput, Meeting } from '../support/judge';

/** What NoCloud looks for, and nothing else is ever in a seed. */
const NAMES = new Set(['meta-data', 'user-data', 'vendor-data', 'network-config']);

/**
 * Puts what a case holds into a plan as the cloud-init of a machine. What is refused is refused by the plan's reader; with `kept` it is
 * to be the guest's alone: the seed holds it byte by byte, under the usual names, and nobody else reads it.
 */
export function meetCloudInit({ file, words }: HostileInput): Meeting {
  const parsed = parsePlan(planWith(readFileSync(file, 'utf8')));
  if (!parsed.ok) {
    const lines = parsed.problems.map(({ path, message }) => plain(`${path}: ${message}`));
    return { isTaken: false, text: [...new Set(lines)].join('\n') };
  }
  const seed = seedOf(parsed.plan);
  return { isTaken: !words.includes('kept'), text: seed.text, faults: seed.faults };
}

/** As bytes, because a document may hold what no object of ours would. */
function planWith(cloudInit: string): Buffer {
  const plan = samplePlan();
  const [machine] = plan.machines;
  if (machine === undefined) throw new Error('the plan has no machine');
  plan.machines = [machine];
  const tagged = tryTag(cloudInit);
  const place = { pool: 'default', fileName: 'HERE', metaData: { kind: 'structured' as const, value: {} } };
  nameSeeds(plan);
  machine.cloudInit = { ...place, afterFirstBoot: 'keep' };
  const name = `"fileName":"web-seed-${tagged}.iso","afterFirstBoot":"keep",`;
  const text = JSON.stringify(plan).replace(/"cloudInit":\{[^}]*\{[^}]*\{\}\}[^}]*\}/, () =>
    cloudInit.includes('"fileName"')
      ? `"cloudInit":${cloudInit}`
      : `"cloudInit":${cloudInit.replace('{', `{${name}`)}`,
  );
  return Buffer.from(text);
}

/** The plan's own rule: a seed's name holds a digest of what is in it. */
function tryTag(cloudInit: string): string {
  try {
    return seedNameTag(JSON.parse(cloudInit));
  } catch {
    return '0'.repeat(16);
  }
}

function seedOf(plan: Plan): { readonly text: string; readonly faults: readonly string[] } {
  const cloudInit = plan.machines[0]?.cloudInit;
  if (cloudInit === undefined) return { text: 'no seed', faults: ['the seed is lost'] };
  const { label, files } = readJoliet(cloudInitSeed(cloudInit));
  const texts = Object.values(describeSeedFiles(cloudInit));
  const faults = [
    ...(label === 'cidata' ? [] : [`its label is ${label}`]),
    ...[...files.keys()].filter((name) => !NAMES.has(name)).map((name) => `it holds ${name}`),
    ...texts
      .filter((text) => ![...files.values()].some((bytes) => bytes.equals(Buffer.from(text))))
      .map(() => 'a text is not in it as it is'),
  ];
  const lines = [...files].map(([name, bytes]) => `the seed holds ${bytes.length} bytes of ${name}`);
  return { text: lines.join('\n'), faults };
}
