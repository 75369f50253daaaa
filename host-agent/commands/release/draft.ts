import { join, resolve } from 'node:path';
import type { Plan } from '../../../lib/plan';
import type { Release, ReleaseApproval, ReleaseStatement } from '../../sources';
import { readApproval } from '../agent/approval';
import { CommandFailure } from '../command-failure';
import type { CommandContext } from '../context';
import { plain } from '../terminal/plain';
import { noParentFailure } from '../wording';
import type { ReleasablePlan } from './load-plans';
import { ANY_MACHINE, type ReleaseOptions } from './options';
import { tryReadParent } from './parent';
import { shownPath } from './release-file';

/** What is to become of one host's release. */
export type ReleaseDraft =
  | { readonly kind: 'unchanged'; readonly file: string; readonly parent: Release }
  | { readonly kind: 'first' | 'next'; readonly file: string; readonly statement: ReleaseStatement };

/** What all drafts of one run share. */
export interface DraftSettings {
  /** Absolute. */
  readonly outputFolder: string;
  /** Text of the file of allowed signers, where one was named. */
  readonly allowedSigners?: string;
  readonly nowMs: number;
}

/** The statement on top of the release that is there. @throws CommandFailure */
export async function draftRelease(
  context: CommandContext,
  options: ReleaseOptions,
  { plan, digest }: ReleasablePlan,
  settings: DraftSettings,
): Promise<ReleaseDraft> {
  const file = join(settings.outputFolder, `${plan.host.name}.release`);
  const parentFile = options.parent === undefined ? file : resolve(context.workingDirectory, options.parent);
  const shown = shownPath(parentFile, context.workingDirectory);
  const parent = await tryReadParent(parentFile, shown, plan, {
    ...settings,
    allowUnsigned: options.unsigned === true,
  });
  if (parent === undefined && (options.parent !== undefined || options.first !== true))
    throw noParentFailure(shown, plan.host.name);
  if (parent?.statement.planDigest === digest && options.force !== true)
    return { kind: 'unchanged', file, parent };
  const machineId = options.machineId ?? parent?.statement.host.machineId ?? ANY_MACHINE;
  const approval = await approvalOf(context, options, plan);
  const statement: ReleaseStatement = {
    fleetwrightRelease: 1,
    fleet: plan.fleet,
    host: { name: plan.host.name, ...(machineId === ANY_MACHINE ? {} : { machineId }) },
    generation: (parent?.statement.generation ?? 0) + 1,
    ...(parent === undefined ? {} : { parent: parent.digest }),
    madeAt: new Date(settings.nowMs).toISOString().replace(/\.\d+Z$/, 'Z'),
    planDigest: digest,
    plan,
    ...(approval === undefined ? {} : { approval }),
  };
  return { kind: parent === undefined ? 'first' : 'next', file, statement };
}

async function approvalOf(
  { workingDirectory }: CommandContext,
  { approve, replace = [] }: ReleaseOptions,
  plan: Plan,
): Promise<ReleaseApproval | undefined> {
  if (approve === undefined) return undefined;
  const changePlanDigest = await readApproval(approve, { host: plan.host.name, workingDirectory });
  const own = new Set(disksOf(plan));
  return { changePlanDigest, replace: [...new Set(replace)].filter((disk) => own.has(disk)).sort() };
}

/** Disks are named for all hosts together; each has to be in one of the plans. @throws CommandFailure */
export function requireKnownDisks({ replace = [] }: ReleaseOptions, plans: readonly ReleasablePlan[]): void {
  const known = new Set(plans.flatMap(({ plan }) => disksOf(plan)));
  const unknown = replace.filter((disk) => !known.has(disk));
  if (unknown.length === 0) return;
  throw new CommandFailure({
    code: 'no-such-disk',
    message: `No plan has a disk ${unknown.map(plain).join(', ')} to replace.`,
    advice: 'Name a disk as machine/disk.',
  });
}

function disksOf({ machines }: Plan): readonly string[] {
  return machines.flatMap(({ name, disks }) => disks.map((disk) => `${name}/${disk.name}`));
}
