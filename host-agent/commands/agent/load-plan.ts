import { open } from 'node:fs/promises';
import { parsePlan, PLAN_BYTES_MAX, planDigest, type Plan } from '../../../lib/plan';
import { CommandFailure } from '../command-failure';
import type { CommandContext, GlobalOptions } from '../context';
import { findPlanFile } from './find-plan';
import { planProblemsFailure } from './plan-problems';

export interface LoadedPlan {
  readonly file: string;
  readonly plan: Plan;
  readonly digest: string;
}

/** Finds, reads and checks the plan that a command is about. @throws CommandFailure with every problem of the plan. */
export async function loadPlan(
  context: CommandContext,
  options: GlobalOptions,
  host: string | undefined,
): Promise<LoadedPlan> {
  const file = await findPlanFile({
    workingDirectory: context.workingDirectory,
    ...(options.plan === undefined ? {} : { file: options.plan }),
    ...(host === undefined ? {} : { host }),
  });
  const parsed = parsePlan(await readBounded(file));
  if (!parsed.ok) throw planProblemsFailure(file, parsed.problems);
  const { plan } = parsed;
  if (host !== undefined && plan.host.name !== host) {
    throw new CommandFailure({
      code: 'other-host',
      message: `The plan ${file} is for host ${plan.host.name}, not for ${host}.`,
      advice: 'Name the file of the right host with --plan, or leave the host out.',
    });
  }
  return { file, plan, digest: planDigest(plan) };
}

/** Reads at most one byte more than a plan may have: enough to know that there are too many. */
async function readBounded(file: string): Promise<Uint8Array> {
  try {
    const handle = await open(file, 'r');
    try {
      const { size } = await handle.stat();
      const buffer = Buffer.alloc(Math.min(size, PLAN_BYTES_MAX) + 1);
      let length = 0;
      while (length < buffer.length) {
        const { bytesRead } = await handle.read(buffer, length, buffer.length - length);
        if (bytesRead === 0) break;
        length += bytesRead;
      }
      return buffer.subarray(0, length);
    } finally {
      await handle.close();
    }
  } catch (cause) {
    const missing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    throw new CommandFailure({
      code: missing ? 'no-plan' : 'plan-unreadable',
      message: missing
        ? `There is no plan file ${file}.`
        : `The plan file ${file} cannot be read: ${cause instanceof Error ? cause.message : 'unknown error'}.`,
      advice: missing
        ? 'Make one with `fleetwright synth`, or name another file with --plan.'
        : 'Name a file that you may read with --plan.',
      cause,
    });
  }
}
