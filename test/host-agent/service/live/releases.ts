import { execFile } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { canonicalBytes, parsePlan, planDigest, type PlanInput } from '../../../../lib/plan';

const run = promisify(execFile);

/** What a test wants a release to say; what is left out is what an honest signer would say. */
export interface ReleaseDraft {
  readonly plan: PlanInput;
  readonly generation: number;
  readonly parent?: string;
  readonly madeAt?: string;
  readonly machineId?: string;
  readonly approval?: { readonly changePlanDigest: string; readonly replace: readonly string[] };
  /** Overrides of anything in the statement. */
  readonly lies?: Readonly<Record<string, unknown>>;
}

/** The statement's line, written by the format's description and not by the product. */
export function statementOf({
  plan,
  generation,
  parent,
  madeAt,
  machineId,
  approval,
  lies,
}: ReleaseDraft): Buffer {
  const parsed = parsePlan(Buffer.from(JSON.stringify(plan)));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const statement = {
    fleetwrightRelease: 1,
    fleet: parsed.plan.fleet,
    host: { name: parsed.plan.host.name, ...(machineId === undefined ? {} : { machineId }) },
    generation,
    ...(parent === undefined ? {} : { parent }),
    madeAt: madeAt ?? new Date(Date.now() - 1000).toISOString().replace(/\.\d+Z$/, 'Z'),
    planDigest: planDigest(parsed.plan),
    plan: parsed.plan,
    ...(approval === undefined ? {} : { approval }),
    ...lies,
  };
  return Buffer.concat([Buffer.from(canonicalBytes(statement)), Buffer.from('\n')]);
}

export function digestOf(statement: Uint8Array): string {
  return createHash('sha256').update(statement).digest('hex');
}

/** Makes an Ed25519 key at `path` and gives the public half, as it stands in files. */
export async function makeKey(path: string): Promise<string> {
  await run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', 'test', '-f', path]);
  const [type, key] = (await readFile(`${path}.pub`, 'utf8')).split(' ');
  return `${type ?? ''} ${key ?? ''}`;
}

/** The statement with the signature that ssh-keygen(1) makes of it. */
export async function signed(
  statement: Buffer,
  key: string,
  namespace = 'fleetwright-plan',
  of: Buffer = statement,
): Promise<Buffer> {
  const file = join(`${key}-${randomUUID()}`);
  try {
    await writeFile(file, of);
    await run('ssh-keygen', ['-q', '-Y', 'sign', '-n', namespace, '-f', key, file]);
    return Buffer.concat([statement, await readFile(`${file}.sig`)]);
  } finally {
    await rm(file, { force: true });
    await rm(`${file}.sig`, { force: true });
  }
}
